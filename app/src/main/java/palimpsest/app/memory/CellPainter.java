package palimpsest.app.memory;

import java.util.Arrays;
import java.util.HexFormat;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;

/** Draws the bytes of a row, and what is known of each: who wrote it, whether that was just now, whether it is selected. */
final class CellPainter {
    private static final String[] HEX = new String[256];

    static {
        Arrays.setAll(HEX, value -> HexFormat.of().toHexDigits((byte) value));
    }

    private final Pen pen;
    private final GraphicsContext gc;
    private final HexLayout layout;
    private final GridPalette palette;
    private final double pixel;

    CellPainter(Pen pen) {
        this.pen = pen;
        this.gc = pen.gc();
        this.layout = pen.layout();
        this.palette = pen.palette();
        this.pixel = pen.pixel();
    }

    /** @param y the upper edge of the cells */
    void draw(RowLook look, double y) {
        for (int column = 0; column < look.count(); column++) {
            drawByte(look, column, y);
        }
    }

    private void drawByte(RowLook look, int column, double y) {
        byte mark = look.mark(column);
        Origin origin = ByteMark.origin(mark);
        double x = layout.hexX(column);
        double width = layout.hexWidth();
        double top = y + pixel;
        double height = layout.cellHeight() - 2 * pixel;
        boolean selected = look.isSelected(column);
        boolean found = look.isFound(column);
        if (selected || found || origin != Origin.UNTOUCHED) {
            boolean joined = column % 4 != 3 && column + 1 < look.count() && sameBand(look, column);
            Color band = selected ? palette.selection() : found ? palette.found() : palette.tint(origin);
            pen.fill(band, x, top, joined ? width : width - pixel, height);
        }
        drawFlags(mark, origin, x, top, width - pixel, height);
        boolean caret = look.isCaret(column);
        if (caret) {
            pen.box(look.inText() ? palette.muted() : palette.text(), x, top, width - pixel, height, 2 * pixel);
        }
        // Above the frames: who wrote the selected byte is what one wants to see.
        drawMark(origin, x, top, width - pixel, height);
        boolean fresh = ByteMark.has(mark, ByteMark.CHANGED);
        gc.setFont(fresh ? pen.fonts().bold() : pen.fonts().plain());
        boolean plain = origin == Origin.UNTOUCHED && (selected || found);
        gc.setFill(plain ? palette.text() : palette.ink(origin));
        String pending = look.pending();
        String digits = caret && !pending.isEmpty() ? pending + "_" : HEX[look.value(column) & 0xff];
        gc.fillText(digits, x + layout.advance() / 2, y + layout.cellHeight() / 2);
    }

    private static boolean sameBand(RowLook look, int column) {
        return look.isSelected(column) == look.isSelected(column + 1)
                && look.isFound(column) == look.isFound(column + 1)
                && ByteMark.origin(look.mark(column)) == ByteMark.origin(look.mark(column + 1));
    }

    /** Each actor has a shape of its own, so that its colour is not needed to know it. */
    private void drawMark(Origin origin, double x, double y, double width, double height) {
        double size = layout.advance() * 0.7;
        gc.setFill(palette.strong(origin));
        switch (origin) {
            case UNTOUCHED -> {}
            case GROWTH -> gc.fillOval(x + width / 2 - 1.5 * pixel, y + height - 4 * pixel, 3 * pixel, 3 * pixel);
            case HOST -> gc.fillPolygon(new double[] {x, x + size, x}, new double[] {y, y, y + size}, 3);
            case MODULE ->
                gc.fillPolygon(
                        new double[] {x + width, x + width, x + width - size},
                        new double[] {y + height - size, y + height, y + height},
                        3);
            case DATA_SEGMENT -> gc.fillRect(x, y + height - 2 * pixel, width + pixel, 2 * pixel);
        }
    }

    private void drawFlags(byte mark, Origin origin, double x, double y, double width, double height) {
        Color colour = palette.strong(origin);
        if (ByteMark.has(mark, ByteMark.CHANGED)) {
            pen.box(colour, x, y, width, height, 2 * pixel);
        } else if (ByteMark.has(mark, ByteMark.REWRITTEN)) {
            pen.dashedBox(colour, x, y, width, height, pixel);
        }
        if (ByteMark.has(mark, ByteMark.READ)) {
            pen.fill(palette.text(), x + layout.advance() / 2, y + height - 4 * pixel, layout.advance() * 2, 2 * pixel);
        }
    }
}
