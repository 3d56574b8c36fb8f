package palimpsest.app.console;

import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.words.Words;

/** The console: the newest line in view, lines can be selected and copied; below them JavaScript can be typed. */
public final class ConsolePane extends BorderPane {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private static final KeyCombination END = KeyCombination.valueOf("Ctrl+D");
    private static final PseudoClass READING = PseudoClass.getPseudoClass("reading");

    private final ListView<ConsoleLine> list = new ListView<>();
    private final WholeLines lines = new WholeLines(list);
    private boolean fresh = true;

    public ConsolePane(ConsoleViewModel model) {
        getStyleClass().add("console");
        list.setId("console");
        list.setItems(model.lines());
        list.setCellFactory(view -> new Line());
        list.setAccessibleText(Words.of("console.name"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
        Label nothing = new Label(Words.of("console.empty"));
        nothing.getStyleClass().add("empty");
        list.setPlaceholder(nothing);
        model.lines().addListener((ListChangeListener<ConsoleLine>) change -> {
            fresh = true;
            requestLayout();
        });

        Button clear = new Button("", new FontIcon(Feather.TRASH_2));
        clear.getStyleClass().addAll("icon-only", "flat");
        clear.setTooltip(new Tooltip(Words.of("console.clear")));
        clear.setAccessibleText(Words.of("console.clear"));
        clear.setOnAction(event -> model.clear());
        heightProperty().addListener(change -> fresh = true);
        setCenter(lines);
        setBottom(prompt(model, clear));
    }

    /** Where JavaScript is typed, or what a program reads; up and down bring back what was typed before. */
    private static Node prompt(ConsoleViewModel model, Button clear) {
        Label sign = new Label(">");
        sign.getStyleClass().addAll("mono", "sign");
        TextField line = new TextField();
        line.setId("console-line");
        line.getStyleClass().add("mono");
        line.setTooltip(new Tooltip());
        line.setOnAction(event -> {
            model.enter(line.getText());
            line.clear();
        });
        line.addEventFilter(KeyEvent.KEY_PRESSED, key -> key(model, line, key));
        HBox.setHgrow(line, Priority.ALWAYS);
        Button end = new Button(Words.of("console.end"));
        end.setId("console-end");
        end.setMinWidth(USE_PREF_SIZE);
        end.setTooltip(new Tooltip(Words.of("console.end.hint")));
        end.setOnAction(event -> model.endInput());
        end.visibleProperty().bind(model.readingProperty());
        end.managedProperty().bind(end.visibleProperty());
        HBox prompt = new HBox(sign, line, end, clear);
        prompt.getStyleClass().add("prompt");
        InvalidationListener looks = change -> {
            boolean reads = model.readingProperty().get();
            prompt.pseudoClassStateChanged(READING, reads);
            line.setPromptText(Words.of(reads ? "console.reads" : "console.evaluates"));
            line.setAccessibleText(Words.of(reads ? "console.reads.name" : "console.evaluates.name"));
            line.getTooltip().setText(Words.of(reads ? "console.reads.hint" : "console.evaluates.hint"));
        };
        model.readingProperty().addListener(looks);
        looks.invalidated(model.readingProperty());
        return prompt;
    }

    private static void key(ConsoleViewModel model, TextField line, KeyEvent key) {
        boolean up = key.getCode() == KeyCode.UP;
        if (up || key.getCode() == KeyCode.DOWN) {
            (up ? model.older() : model.newer()).ifPresent(text -> {
                line.setText(text);
                line.end();
            });
            key.consume();
        } else if (END.match(key) && model.readingProperty().get()) {
            model.endInput();
            key.consume();
        }
    }

    /** The list learns of new lines in the pass before: only now can it scroll to them. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (fresh) {
            fresh = false;
            lines.layout();
            list.layout();
            list.scrollTo(Math.max(0, list.getItems().size() - WholeLines.in(list, lines.getHeight())));
        }
    }

    private void copy(KeyEvent event) {
        if (COPY.match(event)) {
            ClipboardContent content = new ClipboardContent();
            content.putString(list.getSelectionModel().getSelectedItems().stream()
                    .map(ConsoleLine::text)
                    .collect(Collectors.joining("\n")));
            Clipboard.getSystemClipboard().setContent(content);
            event.consume();
        }
    }

    private static final class Line extends ListCell<ConsoleLine> {
        /** A line that is longer than the list is cut off: all of it is told beside the pointer. */
        private static final int LONG = 60;

        private static final double TOOLTIP_WIDTH = 600;

        Line() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ConsoleLine line, boolean empty) {
            super.updateItem(line, empty);
            for (ConsoleLine.Kind kind : ConsoleLine.Kind.values()) {
                getStyleClass().remove(look(kind));
            }
            if (empty) {
                setText("");
                setTooltip(null);
            } else {
                setText(line.text());
                setTooltip(line.text().length() > LONG ? wide(line.text()) : null);
                getStyleClass().add(look(line.kind()));
            }
        }

        private static Tooltip wide(String text) {
            Tooltip all = new Tooltip(text);
            all.setWrapText(true);
            all.setMaxWidth(TOOLTIP_WIDTH);
            return all;
        }

        private static String look(ConsoleLine.Kind kind) {
            return "line-" + kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
