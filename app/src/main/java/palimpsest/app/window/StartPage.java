package palimpsest.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.examples.ExamplesViewModel;
import palimpsest.app.examples.Lesson;
import palimpsest.app.examples.LessonTile;
import palimpsest.app.hostscript.Script;
import palimpsest.app.words.Words;

/**
 * What stands there before anything is open. The first time it says what this is, in three sentences, and leads to the first
 * lesson; later it leads back to where somebody was.
 */
final class StartPage extends StackPane {
    private static final int COLUMNS = 3;
    private static final int COLUMNS_BESIDE_FILES = 2;
    private static final int SHOWN_FILES = 8;

    private final Commands commands;
    private final ExamplesViewModel lessons;
    private final Settings settings;
    private final Consumer<Path> open;
    private final VBox page = new VBox();

    StartPage(Commands commands, ExamplesViewModel lessons, Settings settings, Consumer<Path> open) {
        this.commands = commands;
        this.lessons = lessons;
        this.settings = settings;
        this.open = open;
        setId("start");
        getStyleClass().add("start");
        page.getStyleClass().add("drop");
        page.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane centred = new StackPane(page);
        centred.getStyleClass().add("start-page");
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(scroll);
        settings.recent.addListener((ListChangeListener<Path>) change -> fill());
        lessons.packProperty().addListener((property, before, now) -> fill());
        visibleProperty().addListener((property, before, now) -> fill());
        fill();
    }

    private void fill() {
        boolean returning = !settings.recent.isEmpty() || !settings.lessons.isEmpty();
        Label title = new Label(Words.of("welcome.title"));
        title.getStyleClass().add("title");
        page.getChildren().setAll(row(), title);
        if (!returning) {
            VBox sentences = new VBox();
            sentences.getStyleClass().add("lead");
            for (String sentence : List.of("welcome.first", "welcome.second", "welcome.third")) {
                sentences.getChildren().add(words(Words.of(sentence)));
            }
            page.getChildren().add(sentences);
        }
        Label drop = words(Words.of("welcome.drop"), "muted");
        drop.setId("drop-hint");
        page.getChildren().addAll(ways(), drop);
        Region choice = lessons(settings.recent.isEmpty() ? COLUMNS : COLUMNS_BESIDE_FILES);
        if (settings.recent.isEmpty()) {
            page.getChildren().add(choice);
        } else {
            HBox columns = new HBox(choice, files());
            columns.getStyleClass().add("start-columns");
            page.getChildren().add(columns);
        }
    }

    /** A row of a memory, as the grid will show it. */
    private static Node row() {
        HBox row = new HBox();
        row.getStyleClass().add("start-row");
        cells(row, "data", "78", "e1", "bb", "8b", "6e", "20", "78", "c3", "b2");
        cells(row, "host", "07", "04");
        cells(row, "module", "0b", "00", "18");
        cells(row, "growth", "00", "00");
        row.setAccessibleText("");
        return row;
    }

    private static void cells(HBox row, String writer, String... bytes) {
        for (String each : bytes) {
            Label digits = new Label(each);
            digits.getStyleClass().add("mono");
            digits.setMinWidth(Region.USE_PREF_SIZE);
            StackPane cell = new StackPane(digits);
            cell.getStyleClass().addAll("start-cell", writer);
            row.getChildren().add(cell);
        }
    }

    private Node ways() {
        FlowPane ways = new FlowPane();
        ways.getStyleClass().add("first");
        firstToDo().ifPresent(lesson -> {
            int number = lessons.lessons().indexOf(lesson) + 1;
            String key = settings.lessons.isEmpty() ? "welcome.begin" : "welcome.go-on";
            Button begin =
                    new Button(Words.of(key, String.valueOf(number), lesson.title()), new FontIcon(Feather.PLAY));
            begin.setId("begin");
            begin.setMnemonicParsing(false);
            begin.getStyleClass().add("primary");
            begin.setOnAction(event -> lessons.intents.get().open(lesson));
            ways.getChildren().add(begin);
        });
        ways.getChildren().addAll(commands.open.labelled(Feather.FILE), commands.openFolder.labelled(Feather.FOLDER));
        return ways;
    }

    private Optional<Lesson> firstToDo() {
        return lessons.firstToDo(lessons.packProperty().get());
    }

    private Region lessons(int columns) {
        GridPane tiles = new GridPane();
        tiles.getStyleClass().add("tiles");
        List<Lesson> all = lessons.lessons();
        int rows = (all.size() + columns - 1) / columns;
        for (int i = 0; i < all.size(); i++) {
            LessonTile tile = new LessonTile(lessons, all.get(i), false);
            tile.setTooltip(new Tooltip(all.get(i).description()));
            // Read down a column, as a table of contents is.
            tiles.add(tile, i / rows, i % rows);
        }
        return section(lessons.packProperty().get().title(), tiles);
    }

    private Region files() {
        VBox list = new VBox();
        list.getStyleClass().add("recent-files");
        for (Path file : settings.recent.stream().limit(SHOWN_FILES).toList()) {
            Label name = new Label(ModuleFile.name(file));
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            Label folder = new Label(String.valueOf(file.getParent()));
            folder.getStyleClass().add("muted");
            folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            VBox words = new VBox(name, folder);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(new FontIcon(symbol(file)), words);
            row.getStyleClass().add("lesson-row");
            Button recent = new Button();
            recent.setGraphic(row);
            recent.getStyleClass().add("lesson-tile");
            recent.setMaxWidth(Double.MAX_VALUE);
            recent.setTooltip(new Tooltip(file.toString()));
            recent.setAccessibleText(file.toString());
            recent.setOnAction(event -> open.accept(file));
            list.getChildren().add(recent);
        }
        return section(Words.of("window.recent"), list);
    }

    private static Feather symbol(Path file) {
        if (Files.isDirectory(file)) {
            return Feather.FOLDER;
        } else if (Script.is(file)) {
            return Feather.FILE_TEXT;
        }
        return ModuleFile.name(file).endsWith(Saving.SESSION) ? Feather.CLOCK : Feather.FILE;
    }

    private static Region section(String title, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        VBox section = new VBox(heading);
        section.getChildren().addAll(content);
        section.getStyleClass().add("start-section");
        return section;
    }

    private static Label words(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        Stream.of(styles).forEach(label.getStyleClass()::add);
        return label;
    }
}
