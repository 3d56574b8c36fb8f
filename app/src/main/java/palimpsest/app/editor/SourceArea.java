package palimpsest.app.editor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.reactfx.Subscription;
import palimpsest.app.folding.CodeFolding;
import palimpsest.app.folding.Fold;
import palimpsest.app.words.Words;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** The text itself, in colours. The looks are computed away from the JavaFX thread and laid on when they are ready. */
final class SourceArea extends StackPane {
    private static final Duration TYPING_PAUSE = Duration.ofMillis(120);

    private final CodeArea area = new CodeArea();
    private final EditorViewModel model;
    private final ExecutorService background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final Subscription moving;
    private final Subscription typing;
    private final CodeFolding folding;
    private List<Token> tokens = List.of();
    private int version;
    private int currentLine = -1;
    private List<Span> faulty = List.of();
    private Set<Integer> faultyLines = Set.of();
    private Span marked = Span.at(0);

    /**
     * @param foldElsewhere is given what is to be folded in a text too long to be folded here
     */
    SourceArea(EditorViewModel model, ExecutorService background, Consumer<List<Fold>> foldElsewhere) {
        this.model = model;
        this.background = background;
        area.setId("source");
        area.setAccessibleText(Words.of("editor.source"));
        folding = new CodeFolding(
                area,
                new Gutter(
                        this::hasFault,
                        line -> Optional.ofNullable(model.stopsProperty().get().get(line + 1)),
                        line -> model.toggleStop(line + 1),
                        this::number),
                foldElsewhere);
        area.editableProperty().bind(model.editableProperty());
        FaultWords.tellOver(area, model);
        getChildren().add(new VirtualizedScrollPane<>(area));

        moving = area.plainTextChanges().subscribe(change -> {
            faulty = faulty.stream().map(span -> moved(span, change)).toList();
            marked = moved(marked, change);
        });
        typing = area.multiPlainChanges()
                .hook(changes -> {
                    busy.set(true);
                    if (model.editableProperty().get()) {
                        model.type(area.getText());
                    }
                })
                .successionEnds(TYPING_PAUSE)
                .subscribe(changes -> typed());
        model.restoredProperty().addListener((property, old, text) -> area.replaceText(text));
        model.currentProperty().addListener((property, old, span) -> mark(span));
        model.stopsProperty().addListener((property, old, now) -> remark(old, now));
        area.heightProperty().addListener(change -> {
            if (currentLine >= 0 && currentLine < area.getParagraphs().size()) {
                area.showParagraphInViewport(currentLine);
            }
        });
        area.setContextMenu(menu());
        model.problems().addListener((ListChangeListener<Diagnostic>) change -> refault());
    }

    /** Where a part of the text is after a change, with all that was put in beside it. */
    private static Span moved(Span span, PlainTextChange change) {
        int start = span.start() > change.getRemovalEnd()
                ? span.start() + change.getNetLength()
                : Math.min(span.start(), change.getPosition());
        int end = span.end() < change.getPosition()
                ? span.end()
                : Math.max(span.end(), change.getRemovalEnd()) + change.getNetLength();
        return new Span(start, end);
    }

    private void remark(Map<Integer, Boolean> old, Map<Integer, Boolean> now) {
        Set<Integer> lines = new TreeSet<>(old.keySet());
        lines.addAll(now.keySet());
        lines.stream()
                .filter(line -> line > 0 && line <= area.getParagraphs().size())
                .filter(line -> !Objects.equals(old.get(line), now.get(line)))
                .forEach(line -> area.recreateParagraphGraphic(line - 1));
    }

    /** What can be done at the place that was clicked: the caret goes there first. */
    private ContextMenu menu() {
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getButton() == MouseButton.SECONDARY
                    && area.getSelection().getLength() == 0) {
                area.moveTo(area.hit(press.getX(), press.getY()).getInsertionIndex());
            }
        });
        ContextMenu menu = new ContextMenu(
                item(Words.of("editor.run-to"), () -> model.runTo(caret())),
                item(Words.of("editor.stop-at"), () -> model.stopAt(caret())),
                item(Words.of("editor.stop-line"), () -> model.toggleStop(area.getCurrentParagraph() + 1)),
                new SeparatorMenuItem(),
                item(Words.of("editor.copy"), area::copy));
        MenuItem cut = item(Words.of("editor.cut"), area::cut);
        MenuItem paste = item(Words.of("editor.paste"), area::paste);
        cut.disableProperty().bind(model.editableProperty().not());
        paste.disableProperty().bind(model.editableProperty().not());
        menu.getItems().addAll(cut, paste);
        return menu;
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Whether looks are still being computed. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Moves the caret to a place, and the place into view. */
    void reveal(Span span) {
        int start = Math.min(span.start(), area.getLength());
        folding.reveal(area.offsetToPosition(start, Bias.Forward).getMajor());
        area.moveTo(start);
        area.requestFollowCaret();
        area.requestFocus();
    }

    /** The same, with a line, from 0, at the top. */
    void reveal(Span span, int top) {
        reveal(span);
        area.showParagraphAtTop(Math.min(top, area.getParagraphs().size() - 1));
    }

    CodeFolding folding() {
        return folding;
    }

    String text() {
        return area.getText();
    }

    /** The first line in view, from 0. */
    int top() {
        return area.getVisibleParagraphs().isEmpty() ? 0 : area.firstVisibleParToAllParIndex();
    }

    int caret() {
        return area.getCaretPosition();
    }

    void dispose() {
        moving.unsubscribe();
        typing.unsubscribe();
        folding.dispose();
        area.dispose();
    }

    /** Shows another text; the same text keeps caret and undo. */
    void show(TextSource source) {
        String text = LineEnds.normal(source.text());
        if (!text.equals(area.getText())) {
            tokens = List.of();
            faulty = List.of();
            area.replaceText(text);
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
            area.requestFollowCaret();
        }
    }

    private void typed() {
        String text = area.getText();
        int asked = ++version;
        Task<Read> task = new Task<>() {
            @Override
            protected Read call() {
                List<Token> read = Tokens.of(text);
                return new Read(read, Tokens.folds(text, read));
            }
        };
        task.setOnSucceeded(done -> {
            if (asked == version) {
                Span changed = Token.changed(tokens, task.getValue().tokens(), area.getLength());
                tokens = task.getValue().tokens();
                restyle(changed.start(), changed.end());
                busy.set(false);
                folding.offer(task.getValue().folds());
                refault();
            }
        });
        background.execute(task);
        if (model.aheadProperty().get()) {
            check(text);
        }
    }

    private void check(String text) {
        String name = model.shownProperty().get().name();
        Task<List<Diagnostic>> task = new Task<>() {
            @Override
            protected List<Diagnostic> call() {
                return Wasm.loadText(name, text).diagnostics();
            }
        };
        task.setOnSucceeded(done -> model.diagnose(text, task.getValue()));
        background.execute(task);
    }

    /** Underlines the faults there are, and no others. */
    private void refault() {
        if (busy.get()) {
            return;
        }
        faulty.forEach(span -> restyle(span.start(), Math.min(span.end(), area.getLength())));
        Set<Integer> lines = new TreeSet<>(faultyLines);
        faulty = faults().stream()
                .map(span -> Looks.visible(span, area.getLength()))
                .toList();
        faulty.forEach(span -> restyle(span.start(), span.end()));
        faultyLines = model.problems().stream().map(Problem::line).collect(Collectors.toSet());
        lines.addAll(faultyLines);
        lines.stream()
                .filter(line -> line > 0 && line <= area.getParagraphs().size())
                .forEach(line -> area.recreateParagraphGraphic(line - 1));
    }

    private List<Span> faults() {
        return model.problems().stream()
                .filter(problem -> problem.source() instanceof TextSource)
                .map(model::place)
                .toList();
    }

    private void mark(Optional<Span> span) {
        if (currentLine >= 0 && currentLine < area.getParagraphs().size()) {
            folding.look(currentLine, List.of());
        }
        restyle(Math.min(marked.start(), area.getLength()), Math.min(marked.end(), area.getLength()));
        currentLine = -1;
        if (span.isPresent() && area.getLength() > 0) {
            marked = Looks.visible(span.get(), area.getLength());
            currentLine = area.offsetToPosition(marked.start(), Bias.Forward).getMajor();
            folding.reveal(currentLine);
            folding.look(currentLine, List.of("current-line"));
            restyle(marked.start(), marked.end());
            bringIntoView(currentLine);
        }
    }

    private void bringIntoView(int line) {
        boolean laidOut = !area.getVisibleParagraphs().isEmpty();
        if (!laidOut || line <= area.firstVisibleParToAllParIndex() || line >= area.lastVisibleParToAllParIndex() - 1) {
            area.showParagraphAtCenter(line);
        }
    }

    private void restyle(int start, int end) {
        int length = area.getLength();
        if (end <= start || (!tokens.isEmpty() && tokens.get(tokens.size() - 1).end() > length)) {
            return;
        }
        Span part = new Span(start, end);
        area.setStyleSpans(
                start,
                Looks.of(
                        area.getText(),
                        part,
                        tokens,
                        faults(),
                        model.currentProperty().get()));
    }

    private boolean hasFault(int line) {
        return faultyLines.contains(line + 1);
    }

    private String number(int line) {
        int width = Integer.toString(area.getParagraphs().size()).length();
        return String.format("%" + Math.max(2, width) + "d", line + 1);
    }

    /** What was found in a text. */
    private record Read(List<Token> tokens, List<Fold> folds) {}
}
