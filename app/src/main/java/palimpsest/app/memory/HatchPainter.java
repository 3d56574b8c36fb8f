package palimpsest.app.memory;

import javafx.scene.paint.Color;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;

/** Hatches bytes that nobody ever wrote, so that they are not taken for zeros that somebody wrote. */
final class HatchPainter {
    private static final double FAINT = 0.5;

    private final Pen pen;
    private final HexLayout layout;
    private final Color line;

    HatchPainter(Pen pen) {
        this.pen = pen;
        this.layout = pen.layout();
        this.line = pen.palette().surface().interpolate(pen.palette().border(), FAINT);
    }

    /** Hatches each run of such bytes in a row whose cells have their upper edge at {@code y}. */
    void draw(RowLook look, double y) {
        int size = layout.shape().bytes();
        int from = 0;
        while (from < look.count()) {
            int to = from;
            while (to < look.count() && isUntouched(look, to, Math.min(look.count(), to + size))) {
                to += size;
            }
            if (to > from) {
                hatch(from, Math.min(to, look.count()), y + pen.pixel());
            }
            from = to + size;
        }
    }

    private void hatch(int from, int to, double y) {
        double left = layout.cellX(from);
        double width = layout.cellX(to - 1) + layout.cellWidth() - pen.pixel() - left;
        pen.hatch(line, left, y, width, layout.cellHeight() - 2 * pen.pixel());
    }

    private static boolean isUntouched(RowLook look, int from, int to) {
        for (int column = from; column < to; column++) {
            if (ByteMark.origin(look.mark(column)) != Origin.UNTOUCHED || look.isSelected(column)) {
                return false;
            }
        }
        return true;
    }
}
