package palimpsest.app.stack;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import palimpsest.app.session.FrameView;
import palimpsest.app.session.NextStep;
import palimpsest.app.session.Operand;
import palimpsest.app.session.Place;
import palimpsest.app.session.Slot;
import palimpsest.app.session.Value;
import palimpsest.app.words.Words;

/** Operand stack, locals and globals, and the call stack of a stopped module. */
public final class StackPanel extends ScrollPane {
    private static final int SHOWN = 200;

    private final StackViewModel model;
    private final Label nextOp = new Label();
    private final Label nextWords = new Label();
    private final VBox next = section(Words.of("stack.next"));
    private final VBox operands = section(Words.of("stack.operands"));
    private final VBox variables = section(Words.of("stack.variables"));
    private final VBox calls = section(Words.of("stack.calls"));

    public StackPanel(StackViewModel model) {
        this.model = model;
        setId("stack");
        getStyleClass().add("stack-panel");
        setFitToWidth(true);
        nextOp.getStyleClass().addAll("mono", "strong");
        nextWords.setId("next-step");
        nextWords.setWrapText(true);
        nextWords.setMinHeight(USE_PREF_SIZE);
        nextOp.setId("next-op");
        operands.setId("operand-stack");
        next.getChildren().addAll(nextOp, nextWords);
        next.managedProperty().bind(next.visibleProperty());
        VBox body = new VBox(next, operands, variables, calls);
        body.getStyleClass().add("pane-body");
        setContent(body);
        InvalidationListener changed = property -> refresh();
        List.of(
                        model.framesProperty(),
                        model.localsProperty(),
                        model.operandsProperty(),
                        model.globalsProperty(),
                        model.nextProperty(),
                        model.noteProperty(),
                        model.chosenProperty(),
                        model.secretive)
                .forEach(property -> property.addListener(changed));
        refresh();
    }

    private void refresh() {
        next.setVisible(model.nextProperty().get().isPresent());
        nextOp.setText(model.nextProperty().get().map(NextStep::op).orElse(""));
        nextWords.setText(
                model.secretive.get()
                        ? Words.of("stack.next.secret")
                        : model.nextProperty().get().map(NextStep::words).orElse(""));
        List<Operand> values = model.operandsProperty().get();
        GridPane stack = table();
        for (int i = values.size() - 1; i >= 0 && stack.getRowCount() < SHOWN; i--) {
            row(
                    stack,
                    i == values.size() - 1 ? Words.of("stack.top") : "",
                    values.get(i).value());
            stack.add(origin(values.get(i)), 4, stack.getRowCount() - 1);
        }
        fill(operands, stack, model.noteProperty().get());

        GridPane named = table();
        slots(named, model.localsProperty().get());
        slots(named, model.globalsProperty().get());
        fill(variables, named, Words.of("stack.none"));

        List<FrameView> frames = model.framesProperty().get();
        GridPane called = table();
        for (int i = 0; i < Math.min(SHOWN, frames.size()); i++) {
            frame(called, frames.get(i), i);
        }
        if (frames.size() > SHOWN) {
            called.addRow(SHOWN, new Label(), muted(Words.of("stack.more", frames.size() - SHOWN)));
        }
        fill(calls, called, Words.of("stack.nothing"));
    }

    /** Where an operand came from: the instruction that pushed it, or a few words. */
    private Node origin(Operand operand) {
        if (operand.from().flatMap(Place::shown).isEmpty()) {
            return muted(operand.origin());
        }
        Hyperlink from = new Hyperlink(operand.from().map(Place::op).orElse(""));
        from.getStyleClass().addAll("mono", "origin");
        from.setTooltip(new Tooltip(Words.of("stack.origin")));
        from.setOnAction(event -> model.reveal(operand));
        return from;
    }

    private void frame(GridPane table, FrameView frame, int index) {
        Hyperlink function = new Hyperlink(frame.function());
        // A name may have an underscore in it.
        function.setMnemonicParsing(false);
        function.getStyleClass().add("mono");
        function.setOnAction(event -> model.choose(index));
        function.setAccessibleText(
                Words.of("stack.look", frame.function(), frame.place().best()));
        Label place = muted(frame.place().best()
                + (frame.place().op().isEmpty() ? "" : " " + frame.place().op()));
        place.getStyleClass().add("mono");
        HBox line = new HBox(function, place);
        line.getStyleClass().add("frame");
        if (index == model.chosenProperty().get()) {
            line.getStyleClass().add("chosen");
        }
        table.add(line, 0, index);
    }

    private static void slots(GridPane table, List<Slot> slots) {
        slots.stream().limit(SHOWN).forEach(slot -> row(table, slot.name(), slot.value()));
    }

    private static void row(GridPane table, String name, Value value) {
        Label type = muted(value.type().toString());
        Label text = new Label(value.text());
        text.getStyleClass().add("value");
        Label bits = muted(value.bitsText());
        Label title = muted(name);
        for (Label label : List.of(title, type, text, bits)) {
            label.getStyleClass().add("mono");
            label.setMinWidth(USE_PREF_SIZE);
        }
        table.addRow(table.getRowCount(), title, type, text, bits);
    }

    private static void fill(VBox section, GridPane table, String otherwise) {
        section.getChildren().remove(1, section.getChildren().size());
        if (table.getRowCount() > 0) {
            section.getChildren().add(table);
        } else {
            section.getChildren().add(muted(otherwise));
        }
    }

    private static VBox section(String title) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        VBox section = new VBox(heading);
        section.getStyleClass().add("section");
        return section;
    }

    private static GridPane table() {
        GridPane table = new GridPane();
        table.getStyleClass().add("values");
        return table;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
