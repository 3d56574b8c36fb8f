package palimpsest.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import palimpsest.app.timeline.Colours.Ink;
import palimpsest.app.words.Words;

/** Draws a timeline: the lanes, what is in them, the future paler, the axis and the cursor over all. */
final class TimelinePainter {
    private static final double PALER = 0.55;
    private static final double TICK_GAP = 3;
    private static final double PLATE_GAP = 4;

    private final GraphicsContext gc;
    private final TimelineLayout layout;
    private final Colours colours;
    private final Fonts fonts;
    private final Brush brush;
    private final CallsPainter calls;
    private final MarksPainter marks;

    TimelinePainter(GraphicsContext gc, TimelineLayout layout, Colours colours, Fonts fonts, double pixel) {
        this.gc = gc;
        this.layout = layout;
        this.colours = colours;
        this.fonts = fonts;
        brush = new Brush(gc, pixel);
        calls = new CallsPainter(brush, colours, fonts, layout);
        marks = new MarksPainter(brush, colours, fonts, layout);
    }

    /**
     * Draws a frame.
     *
     * @param pointed the moment under the pointer
     * @param target the moment the cursor is dragged to
     */
    void paint(Picture picture, StepAxis axis, OptionalLong pointed, OptionalLong target) {
        gc.clearRect(0, 0, layout.width(), layout.height());
        names();
        brush.clip(layout.namesWidth(), 0, layout.axisWidth(), layout.height());
        for (Lane lane : List.of(Lane.MODULE, Lane.HOST, Lane.MEMORY)) {
            brush.box(colours.of(Ink.SURFACE), 0, layout.top(lane), axis.width(), layout.bottom(lane));
        }
        if (!picture.isEmpty()) {
            Details details = picture.details(axis);
            pages(picture, axis);
            calls.paint(details.spans(), axis);
            marks.paintHost(TimelineLayout.clusters(picture, details, Lane.HOST, axis), axis);
            marks.paintMemory(TimelineLayout.clusters(picture, details, Lane.MEMORY, axis), axis);
            paler(target.orElse(picture.cursor()), picture.end(), axis);
            marks.paintAxis(TimelineLayout.clusters(picture, details, Lane.AXIS, axis), axis);
            axis(picture, axis, target.isPresent() ? OptionalLong.empty() : pointed, target.orElse(picture.cursor()));
        }
        brush.unclip();
    }

    private void names() {
        name(Words.of("timeline.lane.module"), Lane.MODULE, layout.rowHeight());
        name(Words.of("timeline.lane.host"), Lane.HOST, layout.height(Lane.HOST));
        name(Words.of("timeline.lane.memory"), Lane.MEMORY, layout.height(Lane.MEMORY));
    }

    private void name(String name, Lane lane, double height) {
        brush.text(colours.of(Ink.MUTED), fonts.names(), name, layout.em(), layout.top(lane) + height / 2);
    }

    /** How many pages there are, as a height; what grew has the colour of growth. */
    private void pages(Picture picture, StepAxis axis) {
        double most = Math.max(1, picture.mostPages());
        double bottom = layout.bottom(Lane.MEMORY);
        double height = layout.height(Lane.MEMORY);
        Color made = colours.of(Ink.BORDER);
        Color grown = colours.of(Ink.GROWTH_SOFT);
        List<PageCount> pages = picture.pages();
        long initial = pages.isEmpty() ? 0 : pages.get(0).pages();
        for (int i = 0; i < pages.size(); i++) {
            double left = axis.visibleX(pages.get(i).step());
            double right = axis.visibleX(i + 1 < pages.size() ? pages.get(i + 1).step() : picture.end());
            double level = bottom - height * pages.get(i).pages() / most;
            double base = bottom - height * Math.min(initial, pages.get(i).pages()) / most;
            if (right > left && right > 0 && left < axis.width()) {
                brush.box(grown, left, level, right, bottom);
                brush.box(made, left, base, right, bottom);
            }
        }
    }

    private void paler(long moment, long end, StepAxis axis) {
        double left = axis.visibleX(moment);
        if (moment < end && left < axis.width()) {
            // To the right end, because the last mark may be wider than its step.
            Color veil = colours.of(Ink.BACKGROUND).deriveColor(0, 1, 1, PALER);
            brush.box(veil, left, layout.top(Lane.MODULE), axis.width(), layout.bottom(Lane.MEMORY));
        }
    }

    private void axis(Picture picture, StepAxis axis, OptionalLong pointed, long cursor) {
        Plate at = plate(cursor, picture, axis);
        List<Plate> plates = new ArrayList<>(List.of(at));
        pointed.ifPresent(moment -> {
            plates.add(plate(moment, picture, axis).beside(at, fonts.advance() / 2, axis.width()));
            double x = axis.x(moment);
            brush.line(
                    colours.of(Ink.FAINT), x, layout.bottom(Lane.AXIS), layout.bottom(Lane.MEMORY), brush.hairline());
        });
        ticks(picture, axis, plates);
        plates.stream().skip(1).forEach(plate -> draw(plate, colours.of(Ink.BORDER), colours.of(Ink.TEXT)));
        double x = axis.x(cursor);
        if (x >= -0.5 && x <= axis.width() + 0.5) {
            brush.line(colours.of(Ink.TEXT), x, layout.bottom(Lane.AXIS) - PLATE_GAP, layout.bottom(Lane.MEMORY), 2);
        }
        draw(at, colours.of(Ink.TEXT), colours.of(Ink.BACKGROUND));
        if (x < 0) {
            arrow(0, 1);
        } else if (x > axis.width()) {
            arrow(axis.width(), -1);
        }
    }

    /** Whether a pixel of the axis is on the name of a cursor that is further out. */
    boolean namesHiddenCursor(double x, double y, Picture picture, StepAxis axis) {
        double at = axis.x(picture.cursor());
        boolean hidden = at < 0 || at > axis.width();
        return hidden
                && y < layout.bottom(Lane.AXIS)
                && plate(picture.cursor(), picture, axis).covers(x, x);
    }

    private Plate plate(long moment, Picture picture, StepAxis axis) {
        String words = TimelineWords.moment(moment, picture.start());
        return Plate.at(words, axis.x(moment), fonts.width(words) + 2.2 * fonts.advance(), axis.width());
    }

    /** Numbers that a plate would cover, or the right end would cut, are left out: half of one reads as another. */
    private void ticks(Picture picture, StepAxis axis, List<Plate> plates) {
        double widest = fonts.width(Ticks.number(picture.end())) + 4 * fonts.advance();
        long unit = Ticks.unit(axis.perPixel(), widest);
        double bottom = layout.bottom(Lane.AXIS);
        for (long step : Ticks.visible(axis, unit, picture.start(), picture.end())) {
            double x = axis.x(step);
            String number = Ticks.number(step);
            double from = x + TICK_GAP;
            double to = from + fonts.width(number);
            brush.line(colours.of(Ink.BORDER), x, bottom - 5, bottom, brush.hairline());
            if (from >= 0 && to <= axis.width() && plates.stream().noneMatch(plate -> plate.covers(from - 4, to + 4))) {
                brush.text(colours.of(Ink.FAINT), fonts.code(), number, from, textY());
            }
        }
    }

    private double textY() {
        return (1 + layout.bottom(Lane.AXIS) - PLATE_GAP) / 2;
    }

    private void draw(Plate plate, Color under, Color ink) {
        brush.plate(under, plate.left(), 1, plate.right(), layout.bottom(Lane.AXIS) - PLATE_GAP);
        brush.text(ink, fonts.code(), plate.words(), plate.left() + 1.1 * fonts.advance(), textY());
    }

    /** The cursor is further out, on this side. */
    private void arrow(double edge, int inwards) {
        double tip = edge + inwards * 1.5;
        double back = tip + inwards * 4.0;
        brush.polygon(colours.of(Ink.BACKGROUND), tip, textY(), back, textY() - 4, back, textY() + 4);
    }
}
