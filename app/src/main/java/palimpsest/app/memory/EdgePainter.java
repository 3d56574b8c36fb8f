package palimpsest.app.memory;

import javafx.scene.paint.Color;
import palimpsest.app.bytes.Addresses;

/** Draws what is beyond the last byte: the wall where the memory ends, and behind it what an access wanted there. */
final class EdgePainter {
    private static final String UNKNOWN = "?";

    private final Pen pen;
    private final HexLayout layout;

    EdgePainter(Pen pen) {
        this.pen = pen;
        this.layout = pen.layout();
    }

    /** Draws a row whose cells would have their upper edge at {@code y}. */
    void draw(RowLook look, boolean full, double y) {
        if (look.rowsBeyond() == 0) {
            wall(full, y);
        } else if (!look.wanted().isNone()) {
            ghosts(look, y);
        }
        if (!look.note().isEmpty()) {
            Color colour = look.rowsBeyond() == 0
                    ? pen.palette().muted()
                    : pen.palette().danger();
            pen.words(Face.SMALL, colour, look.note(), layout.addressX(), y + layout.cellHeight() * 0.65, Align.LEFT);
        }
    }

    private void wall(boolean full, double y) {
        double right = layout.contentEnd();
        for (double x = layout.addressX(); x < right; x += full ? right : 2 * layout.advance()) {
            double width = full ? right - x : layout.advance();
            pen.fill(pen.palette().text(), x, y + 2 * pen.pixel(), width, 2 * pen.pixel());
        }
    }

    /** Cells that are not there: an outline, and no value. */
    private void ghosts(RowLook look, double y) {
        Color colour = pen.palette().danger();
        double middle = y + layout.cellHeight() / 2;
        String address = Addresses.padded(look.address(), layout.addressDigits());
        pen.write(Face.PLAIN, colour, address, layout.addressX(), middle, Align.LEFT);
        for (int column = look.wanted().from(); column < look.wanted().to(); column++) {
            double x = layout.hexX(column);
            double width = layout.hexWidth() - 2 * pen.pixel();
            pen.dashedBox(colour, x, y + pen.pixel(), width, layout.cellHeight() - 2 * pen.pixel(), pen.pixel());
            pen.write(Face.PLAIN, colour, UNKNOWN, x + width / 2, middle, Align.CENTER);
        }
    }

    /** The bytes of a row that there are, of an access that wanted more: nothing of it was done. */
    void reached(RowLook look, double y) {
        Columns wanted = look.wanted();
        if (!wanted.isNone()) {
            double x = layout.spanLeft(wanted.from(), wanted.to());
            double width = layout.spanRight(wanted.from(), wanted.to()) - x - pen.pixel();
            double height = layout.cellHeight() - 2 * pen.pixel();
            pen.dashedBox(pen.palette().danger(), x, y + pen.pixel(), width, height, 2 * pen.pixel());
        }
    }
}
