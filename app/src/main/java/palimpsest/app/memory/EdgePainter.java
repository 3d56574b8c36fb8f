package palimpsest.app.memory;

import javafx.scene.canvas.GraphicsContext;

/** Draws what is beyond the last byte: the wall where the memory ends. */
final class EdgePainter {
    private final Pen pen;
    private final GraphicsContext gc;
    private final HexLayout layout;

    EdgePainter(Pen pen) {
        this.pen = pen;
        this.gc = pen.gc();
        this.layout = pen.layout();
    }

    /** @param y the upper edge of the cells */
    void draw(Frame frame, RowLook look, double y) {
        if (look.rowsBeyond() == 0) {
            gc.setFill(pen.palette().text());
            double right = layout.contentEnd();
            for (double x = layout.addressX(); x < right; x += frame.full() ? right : 2 * layout.advance()) {
                gc.fillRect(x, y + 2 * pen.pixel(), frame.full() ? right - x : layout.advance(), 2 * pen.pixel());
            }
            gc.setFill(pen.palette().muted());
            gc.setFont(pen.fonts().small());
            gc.fillText(look.note(), layout.addressX(), y + layout.cellHeight() * 0.65);
        }
    }
}
