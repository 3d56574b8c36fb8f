package palimpsest.app.timeline;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** The colours a style sheet gives, for drawing on a canvas: a swatch for each, too small to be seen. */
final class Colours extends Group {
    /** What is drawn in a colour of its own; a swatch has its name as style class. */
    enum Ink {
        BACKGROUND,
        SURFACE,
        BORDER,
        TEXT,
        MUTED,
        FAINT,
        ACCENT,
        DANGER,
        HOST,
        HOST_SOFT,
        MODULE,
        MODULE_SOFT,
        DATA,
        DATA_SOFT,
        GROWTH,
        GROWTH_SOFT
    }

    private final Map<Ink, Rectangle> swatches = new EnumMap<>(Ink.class);

    Colours(Runnable changed) {
        setManaged(false);
        for (Ink ink : Ink.values()) {
            Rectangle swatch = new Rectangle(0, 0);
            swatch.getStyleClass()
                    .addAll("timeline-ink", ink.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            swatch.fillProperty().addListener(change -> changed.run());
            swatches.put(ink, swatch);
            getChildren().add(swatch);
        }
    }

    Color of(Ink ink) {
        return Objects.requireNonNull(swatches.get(ink)).getFill() instanceof Color colour ? colour : Color.GRAY;
    }

    /** The full colour of an event, for marks. */
    Color strong(EventKind kind) {
        return of(
                switch (kind) {
                    case CALL_IN, BOOKMARK -> Ink.ACCENT;
                    case HOST_CALL, HOST_ACTION, HOST_WRITE, RETURN -> Ink.HOST;
                    case MODULE_WRITE, LINES_WRITTEN -> Ink.MODULE;
                    case DATA_WRITE -> Ink.DATA;
                    case GROWTH -> Ink.GROWTH;
                    case STOP, TRAP -> Ink.DANGER;
                });
    }

    /** An event's colour behind its mark, where there is room for more than the mark. */
    Color soft(EventKind kind) {
        return of(
                switch (kind) {
                    case HOST_CALL, HOST_ACTION, HOST_WRITE, RETURN -> Ink.HOST_SOFT;
                    case CALL_IN, MODULE_WRITE, LINES_WRITTEN -> Ink.MODULE_SOFT;
                    case DATA_WRITE -> Ink.DATA_SOFT;
                    case GROWTH -> Ink.GROWTH_SOFT;
                    case BOOKMARK, STOP, TRAP -> Ink.SURFACE;
                });
    }
}
