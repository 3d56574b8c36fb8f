package palimpsest.app.imports;

import java.io.File;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import palimpsest.app.words.Words;

/** The page on which a WASI program is given its arguments, its environment and its folders. */
public final class ProgramPane extends VBox {
    private static final int ROWS = 2;

    private final ProgramViewModel model;
    private final Runnable close;
    private final TextArea arguments;
    private final TextArea environment;
    private final TextArea folders;
    private final Label problem = new Label();

    /** @param close takes the page away */
    public ProgramPane(ProgramViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        setId("program");
        getStyleClass().addAll("sheet-page", "program");
        arguments = area("program-arguments", "imports.program.arguments", model.arguments());
        environment = area("program-environment", "imports.program.environment", model.environment());
        folders = area("program-folders", "imports.program.folders", model.folders());
        Label title = new Label(Words.of("imports.program.title", model.name()));
        title.getStyleClass().addAll("strong", "sheet-title");
        problem.setId("program-problem");
        problem.getStyleClass().add("wrong-words");
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        getChildren()
                .addAll(
                        title,
                        words("imports.program.about"),
                        part("imports.program.arguments", arguments),
                        part("imports.program.environment", environment),
                        part("imports.program.folders", folders),
                        problem,
                        buttons());
    }

    /** What has the focus first. */
    public Region field() {
        return arguments;
    }

    private static TextArea area(String id, String key, String text) {
        TextArea area = new TextArea(text);
        area.setId(id);
        area.setPrefRowCount(ROWS);
        area.getStyleClass().add("mono");
        area.setPromptText(Words.of(key + ".prompt"));
        area.setAccessibleText(Words.of(key));
        return area;
    }

    private static Node part(String key, TextArea area) {
        Label name = new Label(Words.of(key));
        name.setLabelFor(area);
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        VBox part = new VBox(name, area);
        part.getStyleClass().add("section");
        return part;
    }

    private static Label words(String key) {
        Label words = new Label(Words.of(key));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("muted");
        return words;
    }

    private Node buttons() {
        Button add = new Button(Words.of("imports.program.add"));
        add.setId("program-add");
        add.setOnAction(event -> addFolder());
        Button cancel = new Button(Words.of("imports.program.cancel"));
        cancel.setOnAction(event -> close.run());
        Button use = new Button(Words.of("imports.program.use"));
        use.setId("program-use");
        use.setDefaultButton(true);
        use.getStyleClass().add("primary");
        use.setOnAction(event -> use());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(add, space, cancel, use);
        buttons.getStyleClass().add("program-buttons");
        return buttons;
    }

    private void addFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Words.of("imports.program.add"));
        Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
                .map(File::toPath)
                .map(ProgramViewModel::line)
                .ifPresent(line -> folders.setText(
                        folders.getText().isBlank() ? line : folders.getText().stripTrailing() + "\n" + line));
    }

    private void use() {
        problem.setText(model.use(arguments.getText(), environment.getText(), folders.getText())
                .orElse(""));
        if (problem.getText().isEmpty()) {
            close.run();
        }
    }
}
