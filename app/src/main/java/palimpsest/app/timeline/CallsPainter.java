package palimpsest.app.timeline;

import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;
import palimpsest.app.timeline.Colours.Ink;

/** Draws calls as nested spans, the outer ones above. */
final class CallsPainter {
    /** Spans at least so wide have an edge of their own. */
    private static final double DISTINCT = 3;

    private final Brush brush;
    private final Colours colours;
    private final Fonts fonts;
    private final TimelineLayout layout;

    CallsPainter(Brush brush, Colours colours, Fonts fonts, TimelineLayout layout) {
        this.brush = brush;
        this.colours = colours;
        this.fonts = fonts;
        this.layout = layout;
    }

    void paint(List<Span> spans, StepAxis axis) {
        int rows = layout.moduleRows();
        double[] drawnTo = new double[rows];
        Arrays.fill(drawnTo, Double.NEGATIVE_INFINITY);
        long first = axis.firstVisible();
        long last = axis.lastVisible();
        for (Span span : spans) {
            if (span.from() > last) {
                break;
            }
            if (span.to() < first) {
                continue;
            }
            int row = Math.min(span.depth(), rows - 1);
            double left = axis.visibleX(span.from());
            double right = axis.visibleX(span.to());
            // What is deeper than there are rows shares the last one, below what lies there already.
            boolean hidden = span.depth() >= rows && right <= drawnTo[row];
            if (hidden || (right - left < DISTINCT && right - drawnTo[row] < 2 * brush.hairline())) {
                continue;
            }
            drawnTo[row] = Math.max(drawnTo[row], right);
            paint(span, left, right, layout.rowTop(span.depth()), axis);
        }
    }

    private void paint(Span span, double left, double right, double top, StepAxis axis) {
        double bottom = top + layout.rowHeight() - brush.hairline();
        if (right - left < DISTINCT) {
            brush.box(soft(span.kind()).interpolate(strong(span.kind()), 0.5), left, top, right, bottom);
            return;
        }
        brush.box(soft(span.kind()), left, top, right - brush.hairline(), bottom);
        brush.line(strong(span.kind()), left + brush.hairline(), top, bottom, 2 * brush.hairline());
        double start = Math.max(left, 0) + fonts.advance() * 0.7;
        double room = Math.min(right, axis.width()) - start - fonts.advance() * 0.4;
        String name = TimelineWords.fit(span.name(), room, fonts.advance());
        if (!name.isEmpty()) {
            brush.text(colours.of(Ink.TEXT), fonts.code(), name, start, (top + bottom) / 2);
        }
    }

    private Color soft(Span.Kind kind) {
        return colours.of(
                switch (kind) {
                    case MODULE -> Ink.MODULE_SOFT;
                    case HOST -> Ink.HOST_SOFT;
                    case INSTANTIATION -> Ink.DATA_SOFT;
                });
    }

    private Color strong(Span.Kind kind) {
        return colours.of(
                switch (kind) {
                    case MODULE -> Ink.MODULE;
                    case HOST -> Ink.HOST;
                    case INSTANTIATION -> Ink.DATA;
                });
    }
}
