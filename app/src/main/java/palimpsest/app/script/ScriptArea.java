package palimpsest.app.script;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.concurrent.Task;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.reactfx.Subscription;
import palimpsest.app.folding.CodeFolding;
import palimpsest.app.folding.Foldable;
import palimpsest.app.hostscript.Script;
import palimpsest.app.words.Words;

/** The text of the script in colours, which are found away from the JavaFX thread, with its marked lines. */
final class ScriptArea extends StackPane {
    private static final Duration TYPING_PAUSE = Duration.ofMillis(120);

    private final CodeArea area = new CodeArea();
    private final ScriptViewModel model;
    private final ExecutorService background;
    private final Subscription typing;
    private final CodeFolding folding;
    private int version;
    private Optional<Integer> marked = Optional.empty();
    private Optional<Integer> faulty = Optional.empty();

    ScriptArea(ScriptViewModel model, ExecutorService background) {
        this.model = model;
        this.background = background;
        area.setId("script");
        area.setAccessibleText(Words.of("script.name"));
        folding = new CodeFolding(area, this::gutter);
        getChildren().add(new VirtualizedScrollPane<>(area));
        typing = area.multiPlainChanges()
                .hook(changes -> model.type(area.getText()))
                .successionEnds(TYPING_PAUSE)
                .subscribe(changes -> colour());
        model.hereProperty().addListener((property, old, line) -> mark(line));
        model.faultProperty().addListener((property, old, fault) -> refault());
        model.shownProperty().addListener((property, old, script) -> show(script));
        show(model.shownProperty().get());
    }

    Foldable folding() {
        return folding;
    }

    void dispose() {
        typing.unsubscribe();
        folding.dispose();
        area.dispose();
    }

    private void show(Optional<Script> script) {
        String text = script.map(known -> known.text().replace("\r\n", "\n")).orElse("");
        if (!text.equals(area.getText())) {
            area.replaceText(text);
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
            area.requestFollowCaret();
        }
    }

    private void colour() {
        String text = area.getText();
        int asked = ++version;
        Task<List<Piece>> task = new Task<>() {
            @Override
            protected List<Piece> call() {
                return JavaScriptPieces.of(text);
            }
        };
        task.setOnSucceeded(done -> {
            if (asked == version && !text.isEmpty() && text.equals(area.getText())) {
                area.setStyleSpans(0, spans(task.getValue(), area.getLength()));
                folding.offer(JavaScriptPieces.folds(text, task.getValue()));
            }
        });
        background.execute(task);
    }

    private static StyleSpans<Collection<String>> spans(List<Piece> pieces, int length) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        for (Piece piece : pieces) {
            spans.add(List.of(), piece.start() - at);
            spans.add(List.of(piece.look()), piece.end() - piece.start());
            at = piece.end();
        }
        spans.add(List.of(), length - at);
        return spans.create();
    }

    private void mark(Optional<Integer> line) {
        marked.filter(this::exists).ifPresent(old -> folding.look(old - 1, List.of()));
        marked = line.filter(this::exists);
        marked.ifPresent(now -> {
            folding.reveal(now - 1);
            folding.look(now - 1, List.of("current-line"));
            boolean laidOut = !area.getVisibleParagraphs().isEmpty();
            if (!laidOut
                    || now - 1 <= area.firstVisibleParToAllParIndex()
                    || now - 1 >= area.lastVisibleParToAllParIndex()) {
                area.showParagraphAtCenter(now - 1);
            }
        });
    }

    private void refault() {
        Optional<Integer> before = faulty;
        faulty = model.faultProperty().get().map(ScriptViewModel.Fault::line);
        before.filter(this::exists).ifPresent(line -> area.recreateParagraphGraphic(line - 1));
        faulty.filter(this::exists).ifPresent(line -> {
            folding.reveal(line - 1);
            area.recreateParagraphGraphic(line - 1);
            area.showParagraphInViewport(line - 1);
        });
    }

    private boolean exists(int line) {
        return line >= 1 && line <= area.getParagraphs().size();
    }

    private Node gutter(int index) {
        int width = Integer.toString(area.getParagraphs().size()).length();
        Label number = new Label(String.format("%" + Math.max(2, width) + "d", index + 1));
        number.getStyleClass().add("number");
        HBox gutter = new HBox(number);
        gutter.getStyleClass().addAll("gutter", "script-gutter");
        model.faultProperty().get().filter(fault -> fault.line() == index + 1).ifPresent(fault -> {
            gutter.getStyleClass().add("fault");
            Tooltip.install(gutter, new Tooltip(fault.message()));
        });
        return gutter;
    }
}
