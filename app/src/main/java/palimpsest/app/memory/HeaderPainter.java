package palimpsest.app.memory;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import palimpsest.app.bytes.TextEncoding;

/** Draws the line above the rows: where in a row each cell begins, and on which side of it the first byte stands. */
final class HeaderPainter {
    private final Pen pen;
    private final GraphicsContext gc;
    private final HexLayout layout;
    private final RowFormat format;

    HeaderPainter(Pen pen, RowFormat format) {
        this.pen = pen;
        this.gc = pen.gc();
        this.layout = pen.layout();
        this.format = format;
    }

    void draw() {
        pen.fill(pen.palette().surface(), 0, 0, layout.width(), layout.headerHeight());
        gc.setFill(pen.palette().muted());
        gc.setFont(pen.fonts().plain());
        double y = layout.headerHeight() / 2;
        for (int column = 0;
                column < layout.bytesPerRow();
                column += layout.shape().bytes()) {
            if (format.hasOrder()) {
                drawWide(column, y);
            } else {
                gc.setTextAlign(TextAlignment.CENTER);
                gc.fillText(Integer.toHexString(column), layout.cellX(column) + layout.cellWidth() / 2, y);
            }
        }
        gc.setTextAlign(TextAlignment.LEFT);
        format.text().map(TextEncoding::label).ifPresent(label -> gc.fillText(label, layout.textX(0), y));
    }

    /** The number stands where the first byte does, and an arrow leads from there to the last byte. */
    private void drawWide(int column, double y) {
        boolean reversed = layout.shape().reversed();
        String number = Integer.toHexString(column);
        double margin = layout.advance();
        double left = layout.cellX(column) + margin;
        double right = layout.cellX(column) + layout.cellWidth() - margin;
        double words = (number.length() + 0.5) * layout.advance();
        gc.setTextAlign(reversed ? TextAlignment.RIGHT : TextAlignment.LEFT);
        gc.fillText(number, reversed ? right : left, y);
        double from = reversed ? left : left + words;
        double to = reversed ? right - words : right;
        double head = layout.advance() * 0.45;
        if (to - from < 2 * head) {
            return;
        }
        double line = Math.rint(y / pen.pixel()) * pen.pixel();
        pen.fill(pen.palette().muted(), from, line, to - from, pen.pixel());
        double tip = reversed ? from : to;
        double back = reversed ? from + head : to - head;
        double middle = line + pen.pixel() / 2;
        gc.fillPolygon(
                new double[] {tip, back, back}, new double[] {middle, middle - head / 1.5, middle + head / 1.5}, 3);
    }
}
