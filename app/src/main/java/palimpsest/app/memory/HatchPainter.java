package palimpsest.app.memory;

import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;

/** Hatches bytes that nobody ever wrote, so that they are not taken for zeros that somebody wrote. */
final class HatchPainter {
    private static final int SIZE = 6;
    private static final double FAINT = 0.5;

    private final Pen pen;
    private final ImagePattern hatch;

    HatchPainter(Pen pen) {
        this.pen = pen;
        Color line = pen.palette().surface().interpolate(pen.palette().border(), FAINT);
        WritableImage tile = new WritableImage(SIZE, SIZE);
        for (int i = 0; i < SIZE; i++) {
            tile.getPixelWriter().setColor(i, SIZE - 1 - i, line);
        }
        double size = SIZE * Math.max(1, pen.pixel());
        hatch = new ImagePattern(tile, 0, 0, size, size, false);
    }

    /** Hatches each run of such bytes in a row whose cells have their upper edge at {@code y}. */
    void draw(RowLook look, double y) {
        HexLayout layout = pen.layout();
        int size = layout.shape().bytes();
        int from = 0;
        while (from < look.count()) {
            int to = from;
            while (to < look.count() && isUntouched(look, to, Math.min(look.count(), to + size))) {
                to += size;
            }
            if (to > from) {
                int end = Math.min(to, look.count());
                pen.gc().setFill(hatch);
                double x = layout.cellX(from);
                double right = layout.cellX(end - 1) + layout.cellWidth() - pen.pixel();
                pen.gc().fillRect(x, y + pen.pixel(), right - x, layout.cellHeight() - 2 * pen.pixel());
            }
            from = to + size;
        }
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
