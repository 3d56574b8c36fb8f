package palimpsest.app.memory;

import palimpsest.app.bytes.TextEncoding;

/** Draws the line above the rows: where in a row each cell begins, and on which side of it the first byte stands. */
final class HeaderPainter {
    private final Pen pen;
    private final HexLayout layout;
    private final RowFormat format;

    HeaderPainter(Pen pen, RowFormat format) {
        this.pen = pen;
        this.layout = pen.layout();
        this.format = format;
    }

    void draw() {
        pen.fill(pen.palette().surface(), 0, 0, layout.width(), layout.headerHeight());
        double y = layout.headerHeight() / 2;
        for (int column = 0;
                column < layout.bytesPerRow();
                column += layout.shape().bytes()) {
            if (format.hasOrder()) {
                drawWide(column, y);
            } else {
                write(Integer.toHexString(column), layout.cellX(column) + layout.cellWidth() / 2, y, Align.CENTER);
            }
        }
        format.text().map(TextEncoding::label).ifPresent(label -> write(label, layout.textX(0), y, Align.LEFT));
    }

    private void write(String text, double x, double y, Align align) {
        pen.write(Face.PLAIN, pen.palette().muted(), text, x, y, align);
    }

    /** The number stands where the first byte does, and an arrow leads from there to the last byte. */
    private void drawWide(int column, double y) {
        boolean reversed = layout.shape().reversed();
        String number = Integer.toHexString(column);
        double margin = layout.advance();
        double left = layout.cellX(column) + margin;
        double right = layout.cellX(column) + layout.cellWidth() - margin;
        double words = (number.length() + 0.5) * layout.advance();
        write(number, reversed ? right : left, y, reversed ? Align.RIGHT : Align.LEFT);
        double from = reversed ? left : left + words;
        double to = reversed ? right - words : right;
        double head = layout.advance() * 0.45;
        if (to - from < 2 * head) {
            return;
        }
        double line = Math.rint(y / pen.pixel()) * pen.pixel();
        pen.fill(pen.palette().muted(), from, line, to - from, pen.pixel());
        int length = pen.device(head);
        int half = Math.max(1, pen.device(head / 1.5));
        Mask arrow = Mask.of(
                length,
                2 * half + 1,
                (x, up) -> Math.abs(up - half - 0.5) * length < (half + 0.5) * (reversed ? x : length - x));
        pen.stamp(pen.palette().muted(), arrow, reversed ? from : to - head, line - half * pen.pixel());
    }
}
