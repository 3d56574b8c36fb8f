package palimpsest.app.timeline;

import java.util.List;
import javafx.scene.paint.Color;
import palimpsest.app.timeline.Colours.Ink;

/** Draws events: each kind in its own shape, the writers' the same as in the grid, so that no colour is needed to know it. */
final class MarksPainter {
    /** Cells at least so wide are drawn as cells. */
    private static final double CELL = 9;

    /** The size of a mark, in pixels for text of 13. */
    private static final double MARK = 8;

    private static final double USUAL_EM = 13;

    private final Brush brush;
    private final Colours colours;
    private final Fonts fonts;
    private final TimelineLayout layout;

    MarksPainter(Brush brush, Colours colours, Fonts fonts, TimelineLayout layout) {
        this.brush = brush;
        this.colours = colours;
        this.fonts = fonts;
        this.layout = layout;
    }

    void paintHost(List<Cluster> clusters, StepAxis axis) {
        double top = layout.top(Lane.HOST);
        double bottom = layout.bottom(Lane.HOST);
        double size = Math.min(MARK * unit(), bottom - top - 4);
        double middle = (top + bottom) / 2;
        for (Cluster cluster : clusters) {
            Color colour = colours.strong(cluster.kind());
            double left = Math.max(axis.visibleX(cluster.first()), -size);
            if (cluster.width() >= CELL) {
                brush.box(colours.soft(cluster.kind()), left, top, right(cluster, axis), bottom);
            }
            if (cluster.kind() == EventKind.CALL_IN) {
                brush.polygon(colour, left, middle - size / 2, left + size * 0.85, middle, left, middle + size / 2);
            } else if (cluster.kind() == EventKind.RETURN) {
                brush.polygon(
                        colour,
                        left + size,
                        middle - size / 2,
                        left + size * 0.15,
                        middle,
                        left + size,
                        middle + size / 2);
            } else if (cluster.kind() == EventKind.HOST_CALL) {
                brush.polygon(
                        colour,
                        left + size / 2,
                        middle - size / 2,
                        left + size,
                        middle,
                        left + size / 2,
                        middle + size / 2,
                        left,
                        middle);
            } else {
                brush.polygon(colour, left, top + 1, left + size, top + 1, left, top + 1 + size);
            }
            words(cluster, left + size, axis, middle);
        }
    }

    void paintMemory(List<Cluster> clusters, StepAxis axis) {
        double most = clusters.stream()
                .filter(cluster -> cluster.kind().isFrequent())
                .mapToDouble(MarksPainter::density)
                .max()
                .orElse(1);
        for (Cluster cluster : clusters) {
            if (asBar(cluster)) {
                bar(cluster, axis, most);
            }
        }
        for (Cluster cluster : clusters) {
            if (!asBar(cluster)) {
                cell(cluster, axis);
            }
        }
    }

    private double unit() {
        return layout.em() / USUAL_EM;
    }

    private static boolean asBar(Cluster cluster) {
        return cluster.kind().isFrequent()
                && (cluster.width() < CELL || cluster.only().isEmpty());
    }

    /** How many writes there are in a pixel. */
    private static double density(Cluster cluster) {
        return cluster.count() / Math.max(TimelineLayout.markGap(Lane.MEMORY), cluster.width());
    }

    /** Writes that are too many to be told apart: the more of them, the higher. */
    private void bar(Cluster cluster, StepAxis axis, double most) {
        double height = layout.height(Lane.MEMORY) - 2;
        double part = 0.2 + 0.45 * Math.sqrt(density(cluster) / most);
        double bottom = layout.bottom(Lane.MEMORY);
        double left = axis.visibleX(cluster.first());
        // A pixel more, so that what follows at once leaves no gap.
        double right = Math.min(axis.width(), left + Math.max(2, cluster.width()) + brush.hairline());
        brush.box(colours.strong(cluster.kind()), left, bottom - height * part, right, bottom);
    }

    private void cell(Cluster cluster, StepAxis axis) {
        double left = axis.visibleX(cluster.first());
        double right = Math.max(left + TimelineLayout.LEAST_MARK, right(cluster, axis) - brush.hairline());
        double top = layout.top(Lane.MEMORY);
        double bottom = layout.bottom(Lane.MEMORY);
        Color colour = colours.strong(cluster.kind());
        boolean wide = cluster.width() >= CELL;
        if (wide) {
            brush.box(colours.soft(cluster.kind()), left, top, right, bottom);
        }
        double size = Math.min(MARK * unit(), Math.min(right - left, (bottom - top) / 2));
        switch (cluster.kind()) {
            case HOST_WRITE -> brush.polygon(colour, left, top, left + size, top, left, top + size);
            case MODULE_WRITE -> brush.polygon(colour, right, bottom - size, right, bottom, right - size, bottom);
            case DATA_WRITE -> brush.box(colour, left, bottom - 3 * unit(), right, bottom);
            case GROWTH -> {
                brush.line(colour, left + brush.hairline(), top, bottom, 2 * brush.hairline());
                brush.dot(colour, left + 1 + size / 2, bottom - size / 2 - 1, size * 0.8);
            }
            case LINES_WRITTEN, CALL_IN, HOST_CALL, RETURN, HOST_ACTION, BOOKMARK, STOP, TRAP -> {}
        }
        if (wide) {
            words(cluster, left, axis, (top + bottom) / 2);
        }
    }

    /** What happened, where a single event is wide enough to be read. */
    private void words(Cluster cluster, double from, StepAxis axis, double y) {
        double start = Math.max(0, from) + fonts.advance() * 0.6;
        double room = right(cluster, axis) - start - fonts.advance();
        cluster.only()
                .map(event -> TimelineWords.fit(event.words(), room, fonts.advance()))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> brush.text(colours.of(Ink.TEXT), fonts.code(), text, start, y));
    }

    private static double right(Cluster cluster, StepAxis axis) {
        return axis.visibleX(cluster.end());
    }

    /** Bookmarks, stops and traps, at the lower edge of the axis. */
    void paintAxis(List<Cluster> clusters, StepAxis axis) {
        double bottom = layout.bottom(Lane.AXIS);
        double unit = unit();
        for (Cluster cluster : clusters) {
            Color colour = colours.strong(cluster.kind());
            double x = axis.visibleX(cluster.first());
            switch (cluster.kind()) {
                case BOOKMARK -> {
                    brush.line(colour, x, bottom - 9 * unit, layout.bottom(Lane.MEMORY), brush.hairline());
                    brush.polygon(
                            colour, x, bottom - 9 * unit, x + MARK * unit, bottom - 6 * unit, x, bottom - 3 * unit);
                }
                case TRAP -> {
                    brush.line(colour, x, bottom - 4 * unit, layout.bottom(Lane.MEMORY), 2);
                    cross(colour, x, bottom - 6 * unit, MARK / 2 * unit);
                }
                default -> brush.dot(colour, x, bottom - 4 * unit, 7 * unit);
            }
        }
    }

    private void cross(Color colour, double x, double y, double size) {
        double thick = size / 2.5;
        brush.polygon(
                colour,
                x - size,
                y - size + thick,
                x - size + thick,
                y - size,
                x + size,
                y + size - thick,
                x + size - thick,
                y + size);
        brush.polygon(
                colour,
                x - size,
                y + size - thick,
                x - size + thick,
                y + size,
                x + size,
                y - size + thick,
                x + size - thick,
                y - size);
    }
}
