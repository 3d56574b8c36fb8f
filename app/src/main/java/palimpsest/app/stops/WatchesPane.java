package palimpsest.app.stops;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.WatchView;
import palimpsest.app.words.Words;

/** Expressions over memory, locals and globals, each with its value at the cursor. */
final class WatchesPane extends VBox {
    private final StopsViewModel model;
    private final Consumer<MemoryRange> goTo;
    private final VBox rows = new VBox();

    /** @param goTo shows bytes in the grid */
    WatchesPane(StopsViewModel model, Consumer<MemoryRange> goTo) {
        this.model = model;
        this.goTo = goTo;
        setId("watches");
        getStyleClass().add("section");
        Label heading = new Label(Words.of("stops.watches"));
        heading.getStyleClass().add("heading");
        TextField field = new TextField();
        field.setId("watch-add");
        field.getStyleClass().add("mono");
        field.setPromptText("i32[0x10]   $x   utf8[ptr, len]");
        field.setAccessibleText(Words.of("stops.expression"));
        field.setTooltip(new Tooltip(Words.of("stops.expression.hint")));
        field.setOnAction(event -> {
            model.watch(field.getText());
            field.clear();
        });
        rows.getStyleClass().add("watch-rows");
        getChildren().addAll(heading, field, rows);
        model.watchesProperty().addListener((property, old, now) -> {
            if (!now.equals(old)) {
                show(now);
            }
        });
        show(model.watchesProperty().get());
    }

    private void show(List<WatchView> watches) {
        if (rows.getChildren().stream().anyMatch(row -> row.isFocusWithin() && row instanceof Editing)) {
            return;
        }
        rows.getChildren().clear();
        watches.forEach(watch -> rows.getChildren().add(row(watch)));
        if (watches.isEmpty()) {
            Label none = new Label(Words.of("stops.watches.none"));
            none.getStyleClass().add("empty");
            rows.getChildren().add(none);
        }
    }

    private VBox row(WatchView watch) {
        Hyperlink text = new Hyperlink(watch.text());
        // A name may have an underscore in it.
        text.setMnemonicParsing(false);
        text.getStyleClass().addAll("mono", "watch-text");
        text.setTooltip(new Tooltip(Words.of("stops.change")));
        Label type = new Label(watch.type());
        type.getStyleClass().addAll("mono", "muted");
        type.setMinWidth(USE_PREF_SIZE);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button remove = new Button("", new FontIcon(Feather.X));
        remove.getStyleClass().addAll("icon-only", "flat");
        remove.setAccessibleText(Words.of("stops.unwatch", watch.text()));
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setOnAction(event -> model.remove(watch));
        HBox head = new HBox(text, type, space);
        watch.cell().ifPresent(cell -> {
            Hyperlink there = new Hyperlink(Addresses.shortHex(cell.address()));
            there.getStyleClass().add("mono");
            there.setMinWidth(USE_PREF_SIZE);
            there.setTooltip(new Tooltip(Words.of("stops.show")));
            there.setOnAction(event -> goTo.accept(cell));
            head.getChildren().add(there);
        });
        head.getChildren().add(remove);
        head.getStyleClass().add("watch-head");
        Label value = new Label(watch.problem().orElse(watch.value()));
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        value.getStyleClass().addAll("mono", watch.problem().isPresent() ? "danger" : "value");
        if (watch.changed()) {
            value.getStyleClass().add("changed-value");
        }
        VBox row = new VBox(head, value);
        row.getStyleClass().addAll("card", "watch");
        text.setOnAction(event -> rows.getChildren().set(rows.getChildren().indexOf(row), new Editing(watch)));
        return row;
    }

    /** A row while its expression is typed anew: Enter takes it, Escape and leaving keep the old one. */
    private final class Editing extends VBox {
        Editing(WatchView watch) {
            TextField field = new TextField(watch.text());
            field.getStyleClass().add("mono");
            field.setAccessibleText(Words.of("stops.expression"));
            field.setOnAction(event -> {
                getParent().requestFocus();
                model.edit(watch, field.getText());
                WatchesPane.this.show(model.watchesProperty().get());
            });
            field.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    getParent().requestFocus();
                    event.consume();
                }
            });
            field.focusedProperty().addListener((property, before, focused) -> {
                if (!focused) {
                    WatchesPane.this.show(model.watchesProperty().get());
                }
            });
            getChildren().add(field);
            sceneProperty().addListener(shown -> field.requestFocus());
        }
    }
}
