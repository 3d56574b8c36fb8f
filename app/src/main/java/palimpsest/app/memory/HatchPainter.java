package palimpsest.app.memory;

import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;

/**
 * Hatches bytes that nobody ever wrote, so that they are not taken for zeros that somebody wrote. The hatching of a whole
 * row is made once, and the parts of it that are needed are copied.
 */
final class HatchPainter {
    private static final int DISTANCE = 6;
    private static final double FAINT = 0.5;

    private final Pen pen;
    private final HexLayout layout;
    private final WritableImage row;

    HatchPainter(Pen pen) {
        this.pen = pen;
        this.layout = pen.layout();
        int width = (int) Math.ceil((layout.hexEnd() - layout.cellX(0)) / pen.pixel());
        int height = (int) Math.ceil(layout.cellHeight() / pen.pixel());
        Color line = pen.palette().surface().interpolate(pen.palette().border(), FAINT);
        row = new WritableImage(Math.max(1, width), Math.max(1, height));
        for (int y = 0; y < height; y++) {
            for (int x = DISTANCE - 1 - y % DISTANCE; x < width; x += DISTANCE) {
                row.getPixelWriter().setColor(x, y, line);
            }
        }
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
        double height = layout.cellHeight() - 2 * pen.pixel();
        double pixel = pen.pixel();
        double begin = left - layout.cellX(0);
        pen.gc().drawImage(row, begin / pixel, 0, width / pixel, height / pixel, left, y, width, height);
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
