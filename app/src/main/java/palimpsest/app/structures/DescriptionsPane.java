package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import palimpsest.app.words.Words;

/** The descriptions as text: the person's own to write, the others to read and to take over. */
final class DescriptionsPane extends VBox {
    private static final int MOST_FAULTS = 5;

    private final StructuresViewModel model;
    private final TextArea text = new TextArea();
    private final ComboBox<Part> parts = new ComboBox<>();
    private final VBox faults = new VBox();
    private final Button take = new Button(Words.of("structures.take"));

    /** A text of descriptions. */
    private record Part(String title, String text, boolean own) {}

    /** @param done goes back to what is laid */
    DescriptionsPane(StructuresViewModel model, Runnable done) {
        this.model = model;
        setId("descriptions");
        getStyleClass().addAll("pane-body", "descriptions");
        Button back = new Button(Words.of("structures.done"));
        back.setId("descriptions-done");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> done.run());
        parts.setId("descriptions-part");
        parts.setAccessibleText(Words.of("structures.part"));
        parts.setMaxWidth(Double.MAX_VALUE);
        parts.setMinWidth(0);
        parts.setConverter(new StringConverter<>() {
            @Override
            public String toString(Part part) {
                return part == null ? "" : part.title();
            }

            @Override
            public Part fromString(String title) {
                throw new AssertionError("the choices can't be typed");
            }
        });
        HBox.setHgrow(parts, Priority.ALWAYS);
        HBox head = new HBox(parts, back);
        head.getStyleClass().add("structures-line");
        text.setId("descriptions-text");
        text.getStyleClass().add("mono");
        VBox.setVgrow(text, Priority.ALWAYS);
        faults.getStyleClass().add("structure-faults");
        faults.setMinHeight(USE_PREF_SIZE);
        take.setId("descriptions-take");
        take.setTooltip(new Tooltip(Words.of("structures.take.hint")));
        take.setOnAction(event -> take());
        take.managedProperty().bind(take.visibleProperty());
        getChildren().addAll(head, text, faults, take);
        refresh();
        parts.setOnShowing(event -> refresh());
        parts.valueProperty().addListener((property, before, now) -> show());
        text.textProperty().addListener((property, before, now) -> {
            if (isOwn()) {
                model.own.set(now);
            }
        });
        model.own.addListener((property, before, now) -> {
            if (isOwn() && !text.getText().equals(now)) {
                text.setText(now);
            }
            showFaults();
        });
        model.faultsProperty().addListener((property, before, now) -> showFaults());
        parts.getSelectionModel().select(0);
        show();
    }

    /** Puts the caret into the text. */
    void begin() {
        text.requestFocus();
    }

    private boolean isOwn() {
        return parts.getValue() != null && parts.getValue().own();
    }

    private void refresh() {
        List<Part> all = new ArrayList<>();
        all.add(new Part(Words.of("structures.group.own"), "", true));
        all.add(new Part(Words.of("structures.guide"), ReadyMade.guide(), false));
        add(all, "structures.group.session", model.library().sessionOnly());
        add(all, "structures.group.module", model.library().module());
        for (ReadyMade each : ReadyMade.values()) {
            all.add(new Part(each.title(), each.text(), false));
        }
        if (!all.equals(parts.getItems())) {
            int chosen = Math.max(0, all.indexOf(parts.getValue()));
            parts.getItems().setAll(all);
            parts.getSelectionModel().select(chosen);
        }
    }

    private static void add(List<Part> all, String key, Descriptions descriptions) {
        if (!descriptions.all().isEmpty()) {
            String text = descriptions.all().stream().map(Declaration::text).collect(Collectors.joining("\n\n"));
            all.add(new Part(Words.of(key), text, false));
        }
    }

    private void show() {
        boolean own = isOwn();
        text.setEditable(own);
        text.setAccessibleText(parts.getValue() == null ? "" : parts.getValue().title());
        text.setPromptText(own ? StructuresViewModel.example() : "");
        text.setText(
                own || parts.getValue() == null
                        ? model.own.get()
                        : parts.getValue().text());
        take.setVisible(!own);
        showFaults();
    }

    private void showFaults() {
        faults.getChildren().clear();
        if (!isOwn()) {
            return;
        }
        List<Fault> wrong = model.faultsProperty().get();
        wrong.stream().limit(MOST_FAULTS).forEach(fault -> {
            Hyperlink link = new Hyperlink(fault.words());
            link.setMnemonicParsing(false);
            link.setWrapText(true);
            link.setMinHeight(USE_PREF_SIZE);
            link.getStyleClass().add("structure-fault");
            link.setTooltip(new Tooltip(Words.of("structures.fault.go")));
            link.setOnAction(event -> {
                text.requestFocus();
                text.selectRange(fault.span().start(), fault.span().end());
            });
            faults.getChildren().add(link);
        });
        if (wrong.isEmpty() && !model.own.get().isBlank()) {
            int count = model.library().own().all().size();
            Label fine = new Label(Words.of("structures.fine", count));
            fine.getStyleClass().add("muted");
            faults.getChildren().add(fine);
        }
    }

    /** Adds a text of others to the person's own. */
    private void take() {
        String taken = parts.getValue().text();
        String before = model.own.get().stripTrailing();
        parts.getSelectionModel().select(0);
        model.own.set(before.isEmpty() ? taken : before + "\n\n" + taken);
        text.requestFocus();
        text.selectRange(before.length(), text.getLength());
    }
}
