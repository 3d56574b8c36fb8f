package palimpsest.app.editor;

import java.time.Duration;
import javafx.scene.control.Tooltip;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Span;

/** Says what is wrong where the mouse rests on a fault. */
final class FaultWords {
    private static final Duration REST = Duration.ofMillis(250);
    private static final double WIDEST = 480;
    private static final double BELOW_MOUSE = 14;

    private final CodeArea area;
    private final EditorViewModel model;
    private final Tooltip words = new Tooltip();

    private FaultWords(CodeArea area, EditorViewModel model) {
        this.area = area;
        this.model = model;
        words.setWrapText(true);
        words.setMaxWidth(WIDEST);
    }

    static void tellOver(CodeArea area, EditorViewModel model) {
        FaultWords faults = new FaultWords(area, model);
        area.setMouseOverTextDelay(REST);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, faults::show);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> faults.words.hide());
    }

    private void show(MouseOverTextEvent event) {
        model.problems().stream()
                .filter(problem -> covers(problem, event.getCharacterIndex()))
                .findFirst()
                .ifPresent(problem -> {
                    words.setText(Problem.words(problem));
                    words.show(
                            area,
                            event.getScreenPosition().getX(),
                            event.getScreenPosition().getY() + BELOW_MOUSE);
                });
    }

    private boolean covers(Diagnostic problem, int at) {
        Span span = Looks.visible(model.place(problem), area.getLength());
        return at >= span.start() && at < span.end();
    }
}
