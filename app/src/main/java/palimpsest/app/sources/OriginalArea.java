package palimpsest.app.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.concurrent.Task;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import palimpsest.app.words.Words;
import palimpsest.engine.symbols.SourcePlace;

/** The text of a file of the program, to be read, with its breakpoints and the line that is next. */
final class OriginalArea extends StackPane {

    private static final double DOT = 4;
    /** A line is brought into view first, and then the part of it that is next. */
    private static final Duration SETTLED = Duration.millis(60);

    private final CodeArea area = new CodeArea();
    private final PauseTransition aside = new PauseTransition(SETTLED);
    private final SourcesViewModel model;
    private final Executor background;
    private int version;
    private Optional<StyleSpans<Collection<String>>> colours = Optional.empty();
    private Optional<Integer> marked = Optional.empty();

    OriginalArea(SourcesViewModel model, Executor background) {
        this.model = model;
        this.background = background;
        area.setId("original");
        area.setEditable(false);
        area.setAccessibleText(Words.of("sources.original"));
        area.setParagraphGraphicFactory(this::gutter);
        area.setContextMenu(menu());
        getChildren().add(new VirtualizedScrollPane<>(area));
        model.fileProperty().addListener((property, old, file) -> show(file));
        model.placeProperty().addListener((property, old, place) -> mark());
        model.stopsProperty().addListener((property, old, now) -> redot(old, now));
        aside.setOnFinished(end -> {
            bringIntoView();
            area.requestFollowCaret();
        });
        area.heightProperty().addListener((property, old, height) -> bringIntoView());
        show(model.fileProperty().get());
    }

    /** The line that the caret is on, from 1. */
    int line() {
        return area.getCurrentParagraph() + 1;
    }

    void dispose() {
        area.dispose();
    }

    private ContextMenu menu() {
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getButton() == MouseButton.SECONDARY
                    && area.getSelection().getLength() == 0) {
                area.moveTo(area.hit(press.getX(), press.getY()).getInsertionIndex());
            }
        });
        MenuItem run = new MenuItem(Words.of("sources.run-to-line"));
        run.setOnAction(event -> model.runTo(line()));
        MenuItem stop = new MenuItem(Words.of("sources.toggle-stop"));
        stop.setOnAction(event -> model.toggleStop(line()));
        MenuItem copy = new MenuItem(Words.of("sources.copy"));
        copy.setOnAction(event -> area.copy());
        return new ContextMenu(run, stop, copy);
    }

    private void show(Optional<SourceFile> file) {
        String text = file.flatMap(SourceFile::text).orElse("");
        if (!text.equals(area.getText())) {
            marked = Optional.empty();
            colours = Optional.empty();
            area.replaceText(text);
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
            area.requestFollowCaret();
            colour(text);
        }
        mark();
    }

    private void colour(String text) {
        int asked = ++version;
        Task<StyleSpans<Collection<String>>> task = new Task<>() {
            @Override
            protected StyleSpans<Collection<String>> call() {
                return spans(text);
            }
        };
        task.setOnSucceeded(done -> {
            if (asked == version && !text.isEmpty()) {
                colours = Optional.of(task.getValue());
                area.setStyleSpans(0, task.getValue());
                markPart();
            }
        });
        background.execute(task);
    }

    private static StyleSpans<Collection<String>> spans(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        for (CodePieces.Piece piece : CodePieces.of(text)) {
            spans.add(List.of(), piece.start() - at);
            spans.add(List.of(piece.look()), piece.end() - piece.start());
            at = piece.end();
        }
        spans.add(List.of(), text.length() - at);
        return spans.create();
    }

    private void mark() {
        marked.filter(this::exists).ifPresent(old -> {
            area.setParagraphStyle(old - 1, List.of());
            recolour(old);
        });
        marked = model.placeProperty().get().map(SourcePlace::line).filter(this::exists);
        marked.ifPresent(now -> {
            area.setParagraphStyle(now - 1, List.of("current-line"));
            markPart();
            bringIntoView();
        });
    }

    private void bringIntoView() {
        marked.map(line -> line - 1).ifPresent(line -> {
            boolean laidOut = !area.getVisibleParagraphs().isEmpty();
            if (!laidOut
                    || line <= area.firstVisibleParToAllParIndex()
                    || line >= area.lastVisibleParToAllParIndex() - 1) {
                area.showParagraphAtCenter(line);
            }
        });
    }

    /** As it was before a part of it was marked. */
    private void recolour(int line) {
        int start = area.getAbsolutePosition(line - 1, 0);
        int length = area.getParagraphLength(line - 1);
        colours.filter(all -> length > 0 && all.length() >= start + length)
                .ifPresent(all -> area.setStyleSpans(start, all.subView(start, start + length)));
    }

    /** In a line with several parts, the word or sign that is next. */
    private void markPart() {
        Optional<SourcePlace> place = model.placeProperty().get().filter(next -> next.column() > 0);
        if (place.isEmpty() || !place.map(SourcePlace::line).equals(marked)) {
            return;
        }
        int line = place.get().line() - 1;
        String text = area.getParagraph(line).getText();
        int start = place.get().column() - 1;
        if (start >= text.length()) {
            return;
        }
        int end = start + 1;
        boolean word = Character.isJavaIdentifierPart(text.charAt(start));
        while (word && end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        int from = area.getAbsolutePosition(line, start);
        StyleSpans<Collection<String>> before = area.getStyleSpans(from, from + end - start);
        area.setStyleSpans(from, before.mapStyles(looks -> {
            List<String> more = new ArrayList<>(looks);
            more.add("current");
            return more;
        }));
        // The caret stands behind it, so that all of it comes into view.
        area.moveTo(from + end - start);
        aside.playFromStart();
    }

    private void redot(Map<Integer, Boolean> old, Map<Integer, Boolean> now) {
        TreeSet<Integer> lines = new TreeSet<>(old.keySet());
        lines.addAll(now.keySet());
        lines.stream()
                .filter(this::exists)
                .filter(line -> !Objects.equals(old.get(line), now.get(line)))
                .forEach(line -> area.recreateParagraphGraphic(line - 1));
    }

    private boolean exists(int line) {
        return line >= 1 && line <= area.getParagraphs().size();
    }

    private Node gutter(int index) {
        int width = Math.max(2, Integer.toString(area.getParagraphs().size()).length());
        Label number = new Label(String.format("%" + width + "d", index + 1));
        number.getStyleClass().add("number");
        Circle dot = new Circle(DOT);
        dot.getStyleClass().add("stop");
        Optional.ofNullable(model.stopsProperty().get().get(index + 1))
                .ifPresent(on -> dot.getStyleClass().add(on ? "on" : "off"));
        HBox gutter = new HBox(dot, number);
        gutter.getStyleClass().add("gutter");
        gutter.setAccessibleRole(AccessibleRole.TEXT);
        gutter.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                model.toggleStop(index + 1);
            }
            click.consume();
        });
        return gutter;
    }
}
