package palimpsest.app.sources;

import java.io.File;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import palimpsest.app.words.Words;

/** The files of the program in the place of the module's text, with a switch between them; only the text where none is known. */
public final class SourcesPane extends BorderPane {

    private final SourcesViewModel model;
    private final Node wat;
    private final OriginalArea area;
    private final ComboBox<SourceFile> files = new ComboBox<>();
    private final ToggleButton original = new ToggleButton(Words.of("sources.switch.original"));
    private final ToggleButton text = new ToggleButton(Words.of("sources.switch.wat"));
    private final Label why = new Label();
    private final HBox missing = new HBox();
    private boolean showing;

    /**
     * @param wat the module's text
     * @param background finds the colours
     */
    public SourcesPane(SourcesViewModel model, Node wat, Executor background) {
        this.model = model;
        this.wat = wat;
        this.area = new OriginalArea(model, background);
        setId("sources");
        setMinSize(0, 0);
        setCenter(new StackPane(area, wat));
        setTop(top());
        InvalidationListener changed = change -> refresh();
        model.availableProperty().addListener(changed);
        model.filesProperty().addListener(changed);
        model.fileProperty().addListener(changed);
        model.wantedProperty().addListener(changed);
        refresh();
    }

    /** The line of the file in front that the caret is on, from 1. */
    public int line() {
        return area.line();
    }

    /** Lets go of the text; the pane can't be used after it. */
    public void dispose() {
        area.dispose();
    }

    private Node top() {
        original.setId("show-original");
        original.setTooltip(new Tooltip(Words.of("sources.switch.original.hint")));
        original.getStyleClass().add("left-half");
        original.setOnAction(event -> turn(true));
        text.setId("show-wat");
        text.setTooltip(new Tooltip(Words.of("sources.switch.wat.hint")));
        text.getStyleClass().add("right-half");
        text.setOnAction(event -> turn(false));
        HBox halves = new HBox(original, text);
        halves.getStyleClass().add("halves");
        halves.setMinWidth(USE_PREF_SIZE);
        CheckBox byLine = new CheckBox(Words.of("sources.by-line"));
        byLine.setId("by-line");
        byLine.setTooltip(new Tooltip(Words.of("sources.by-line.hint")));
        byLine.selectedProperty().bindBidirectional(model.byLineProperty());
        byLine.setMinWidth(USE_PREF_SIZE);
        files.setId("source-files");
        files.setMaxWidth(Double.MAX_VALUE);
        files.setAccessibleText(Words.of("sources.files"));
        files.setCellFactory(list -> new FileCell(true));
        files.setButtonCell(new FileCell(false));
        files.setOnAction(event -> {
            if (!showing && files.getValue() != null) {
                model.choose(files.getValue());
            }
        });
        HBox.setHgrow(files, Priority.ALWAYS);
        HBox bar = new HBox(halves, files, byLine);
        bar.getStyleClass().add("sources-bar");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(why, Priority.ALWAYS);
        Button choose = new Button(Words.of("sources.choose-folder"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(event -> chooseFolder());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        missing.getChildren().addAll(why, space, choose);
        missing.getStyleClass().addAll("editor-note", "sources-missing");
        missing.managedProperty().bind(missing.visibleProperty());
        VBox top = new VBox(bar, missing);
        top.visibleProperty().bind(model.availableProperty());
        top.managedProperty().bind(model.availableProperty());
        return top;
    }

    private void turn(boolean toOriginal) {
        model.turnTo(toOriginal);
        refresh();
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Words.of("sources.choose-folder"));
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            model.lookIn(folder.toPath());
        }
    }

    private void refresh() {
        showing = true;
        Optional<SourceFile> file = model.fileProperty().get();
        files.getItems().setAll(model.filesProperty().get());
        files.setValue(file.orElse(null));
        showing = false;
        boolean wanted = model.wantedProperty().get();
        boolean there = model.inFront();
        original.setSelected(wanted);
        text.setSelected(!wanted);
        files.setDisable(!wanted);
        missing.setVisible(wanted && file.isPresent() && file.get().text().isEmpty());
        file.ifPresent(shown -> why.setText(Words.of("sources.missing", shown.path())));
        area.setVisible(there);
        wat.setVisible(!there);
    }

    /** A file by its name, and in the list its folder too; muted where it was not found. */
    private static final class FileCell extends ListCell<SourceFile> {
        private final boolean whole;

        FileCell(boolean whole) {
            this.whole = whole;
        }

        @Override
        protected void updateItem(SourceFile file, boolean empty) {
            super.updateItem(file, empty);
            getStyleClass().remove("muted");
            setGraphic(null);
            if (empty || file == null) {
                setText("");
                return;
            }
            setText(file.name());
            if (file.text().isEmpty()) {
                getStyleClass().add("muted");
            }
            if (whole && !file.folder().isEmpty()) {
                setText(file.name() + "   " + file.folder());
            }
        }
    }
}
