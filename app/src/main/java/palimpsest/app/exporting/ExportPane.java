package palimpsest.app.exporting;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** The dialog in which a person chooses what to take away: the forms at the left, its choices, and what it will look like. */
public final class ExportPane extends BorderPane {
    private static final Map<Form, Ikon> SYMBOLS = new EnumMap<>(Map.of(
            Form.PNG, Feather.IMAGE,
            Form.SVG, Feather.PEN_TOOL,
            Form.GIF, Feather.FILM,
            Form.DUMP, Feather.FILE_TEXT,
            Form.INTEL_HEX, Feather.CPU,
            Form.CSV, Feather.GRID,
            Form.WRITES, Feather.LIST,
            Form.SESSION, Feather.ARCHIVE));

    private final ExportViewModel model;
    private final Function<String, Optional<Path>> chooser;
    private final Runnable close;

    /**
     * @param chooser asks for a file, given the name to begin with
     * @param close is called when there is nothing more to do
     */
    public ExportPane(ExportViewModel model, Function<String, Optional<Path>> chooser, Runnable close) {
        this.model = model;
        this.chooser = chooser;
        this.close = close;
        getStyleClass().add("export");
        setLeft(forms());
        Label hint = new Label();
        hint.textProperty()
                .bind(Bindings.createStringBinding(() -> model.form.get().hint(), model.form));
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add("muted");
        PreviewPane preview = new PreviewPane(model.previewProperty(), model.room);
        VBox.setVgrow(preview, Priority.ALWAYS);
        VBox middle = new VBox(hint, new ChoicesPane(model), preview);
        middle.getStyleClass().add("export-choices");
        middle.disableProperty().bind(model.workingProperty());
        setCenter(middle);
        setBottom(bottom());
        model.doneProperty().addListener((property, before, now) -> close.run());
    }

    private Node forms() {
        ToggleGroup group = new ToggleGroup();
        VBox forms = new VBox();
        forms.getStyleClass().add("export-forms");
        forms.disableProperty().bind(model.workingProperty());
        for (Form form : Form.values()) {
            ToggleButton choice = new ToggleButton(form.words(), new FontIcon(SYMBOLS.get(form)));
            choice.setId("export-" + form.word().replace('.', '-'));
            choice.setMaxWidth(Double.MAX_VALUE);
            choice.setToggleGroup(group);
            choice.setSelected(form == model.form.get());
            // One of them is always chosen.
            choice.setOnAction(event -> {
                choice.setSelected(true);
                model.form.set(form);
            });
            forms.getChildren().add(choice);
        }
        return forms;
    }

    private Node bottom() {
        Label words = new Label();
        words.setId("export-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        this::words, model.problemProperty(), model.failureProperty(), model.noteProperty()));
        model.problemProperty().addListener(change -> redden(words));
        model.failureProperty().addListener(change -> redden(words));
        redden(words);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(model.progressProperty());
        shownWhile(progress, model.workingProperty());
        Button cancel = new Button(Words.of("exporting.cancel"));
        cancel.setId("export-cancel");
        cancel.setCancelButton(true);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> {
            if (model.workingProperty().get()) {
                model.cancel();
            } else {
                close.run();
            }
        });
        Button save = new Button(Words.of("exporting.save"));
        save.setId("export-save");
        save.setDefaultButton(true);
        save.getStyleClass().add("primary");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.disableProperty()
                .bind(model.workingProperty().or(model.problemProperty().isNotEmpty()));
        save.setOnAction(event -> chooser.apply(model.fileName()).ifPresent(model::export));
        HBox bottom = new HBox(words, progress, cancel, save);
        bottom.getStyleClass().add("export-bottom");
        return bottom;
    }

    private String words() {
        if (!model.problemProperty().get().isEmpty()) {
            return model.problemProperty().get();
        }
        return model.failureProperty().get().isEmpty()
                ? model.noteProperty().get()
                : model.failureProperty().get();
    }

    private void redden(Label words) {
        words.getStyleClass().removeAll("danger", "muted");
        boolean wrong = !model.problemProperty().get().isEmpty()
                || !model.failureProperty().get().isEmpty();
        words.getStyleClass().add(wrong ? "danger" : "muted");
    }

    static void shownWhile(Node node, ObservableBooleanValue shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }
}
