package palimpsest.app.memory;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.Utf8;

/** Draws the rows of a grid. It remembers what each row looked like, and draws a row again only when that changed. */
final class HexPainter {
    private static final String[] HEX = new String[256];

    static {
        Arrays.setAll(HEX, value -> HexFormat.of().toHexDigits((byte) value));
    }

    private final GraphicsContext gc;
    private final HexLayout layout;
    private final GridPalette palette;
    private final GridFonts fonts;
    private final double pixel;
    private RowLook[] drawn = new RowLook[0];

    /** @param pixel the size of one device pixel, the width of a hairline */
    HexPainter(GraphicsContext gc, HexLayout layout, GridPalette palette, GridFonts fonts, double pixel) {
        this.gc = gc;
        this.layout = layout;
        this.palette = palette;
        this.fonts = fonts;
        this.pixel = pixel;
        gc.setTextBaseline(VPos.CENTER);
    }

    /** Draws a frame, every row that looks other than the last time; gives how many those were. */
    int paint(Frame frame, double height) {
        int rows = layout.rowsIn(height);
        if (drawn.length != rows) {
            drawn = new RowLook[rows];
            drawHeader();
        }
        int repainted = 0;
        for (int row = 0; row < rows; row++) {
            RowLook look = frame.look(row, layout.bytesPerRow());
            if (!look.equals(drawn[row])) {
                drawRow(frame, look, row);
                drawn[row] = look;
                repainted++;
            }
        }
        return repainted;
    }

    private void drawHeader() {
        gc.setFill(palette.surface());
        gc.fillRect(0, 0, layout.width(), layout.headerHeight());
        gc.setFill(palette.muted());
        gc.setFont(fonts.plain());
        gc.setTextAlign(TextAlignment.LEFT);
        double y = layout.headerHeight() / 2;
        for (int column = 0; column < layout.bytesPerRow(); column++) {
            String number = Integer.toHexString(column);
            gc.fillText(number, layout.hexX(column) + layout.advance() * (3 - number.length()) / 2, y);
        }
        gc.fillText("UTF-8", layout.textX(0), y);
    }

    private void drawRow(Frame frame, RowLook look, int row) {
        double y = layout.rowY(row);
        gc.setFill(palette.surface());
        gc.fillRect(0, y, layout.width(), layout.rowHeight());
        gc.setTextAlign(TextAlignment.LEFT);
        if (look.count() == 0) {
            drawBeyond(frame, look, y);
            return;
        }
        double middle = y + layout.rowHeight() / 2;
        gc.setFont(fonts.plain());
        gc.setFill(look.hasCaret() ? palette.text() : palette.muted());
        gc.fillText(Addresses.padded(look.address(), layout.addressDigits()), layout.addressX(), middle);
        for (int column = 0; column < look.count(); column++) {
            drawByte(look, column, y);
        }
        drawText(look, y);
        if (look.count() < layout.bytesPerRow()) {
            gc.setFill(palette.text());
            gc.fillRect(layout.hexX(look.count()) - pixel, y, 2 * pixel, layout.rowHeight());
        }
    }

    private void drawByte(RowLook look, int column, double y) {
        byte mark = look.mark(column);
        Origin origin = ByteMark.origin(mark);
        double x = layout.hexX(column);
        double width = layout.hexWidth();
        double top = y + pixel;
        double height = layout.rowHeight() - 2 * pixel;
        boolean selected = look.isSelected(column);
        if (selected || origin != Origin.UNTOUCHED || ByteMark.has(mark, ByteMark.FOUND)) {
            boolean found = ByteMark.has(mark, ByteMark.FOUND);
            gc.setFill(selected ? palette.selection() : found ? palette.found() : palette.tint(origin));
            boolean joined = column % 4 != 3 && column + 1 < look.count() && sameBand(look, column);
            gc.fillRect(x, top, joined ? width : width - pixel, height);
        }
        drawFlags(mark, origin, x, top, width - pixel, height);
        boolean caret = look.isCaret(column);
        if (caret) {
            box(look.inText() ? palette.muted() : palette.text(), x, top, width - pixel, height, 2 * pixel);
        }
        // Above the frames: who wrote the selected byte is what one wants to see.
        drawMark(origin, x, top, width - pixel, height);
        boolean fresh = ByteMark.has(mark, ByteMark.CHANGED);
        gc.setFont(fresh ? fonts.bold() : fonts.plain());
        gc.setFill(selected && origin == Origin.UNTOUCHED ? palette.text() : palette.ink(origin));
        String pending = look.pending();
        String digits = caret && !pending.isEmpty() ? pending + "_" : HEX[look.value(column) & 0xff];
        gc.fillText(digits, x + layout.advance() / 2, y + layout.rowHeight() / 2);
    }

    private static boolean sameBand(RowLook look, int column) {
        return look.isSelected(column) == look.isSelected(column + 1)
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
            box(colour, x, y, width, height, 2 * pixel);
        } else if (ByteMark.has(mark, ByteMark.REWRITTEN)) {
            gc.setLineDashes(3 * pixel, 2 * pixel);
            box(colour, x, y, width, height, pixel);
            gc.setLineDashes();
        }
        if (ByteMark.has(mark, ByteMark.READ)) {
            gc.setFill(palette.text());
            gc.fillRect(x + layout.advance() / 2, y + height - 4 * pixel, layout.advance() * 2, 2 * pixel);
        }
    }

    private void box(Color colour, double x, double y, double width, double height, double line) {
        gc.setStroke(colour);
        gc.setLineWidth(line);
        gc.strokeRect(x + line / 2, y + line / 2, width - line, height - line);
    }

    private void drawText(RowLook look, double y) {
        List<TextCell> cells = Utf8.touching(look.bytes(), look.lead(), look.lead() + look.count(), "memory");
        gc.setTextAlign(TextAlignment.CENTER);
        for (TextCell cell : cells) {
            int from = Math.max(0, cell.start() - look.lead());
            int to = Math.min(look.count(), cell.end() - look.lead());
            drawCharacter(look, cell, from, to, y);
        }
    }

    private void drawCharacter(RowLook look, TextCell cell, int from, int to, double y) {
        Origin origin = ByteMark.origin(look.mark(from));
        double x = layout.textX(from);
        double width = (to - from) * layout.advance();
        double top = y + pixel;
        double height = layout.rowHeight() - 2 * pixel;
        for (int column = from; column < to; column++) {
            Origin under = ByteMark.origin(look.mark(column));
            if (look.isSelected(column) || under != Origin.UNTOUCHED) {
                gc.setFill(look.isSelected(column) ? palette.selection() : palette.tint(under));
                gc.fillRect(layout.textX(column), top, layout.advance(), height);
            }
        }
        if (to - from > 1) {
            box(palette.strong(origin).deriveColor(0, 1, 1, 0.55), x, top, width, height, pixel);
        }
        for (int column = from; column < to; column++) {
            if (look.isCaret(column)) {
                box(look.inText() ? palette.text() : palette.muted(), x, top, width, height, 2 * pixel);
            }
        }
        boolean begins = cell.start() >= look.lead();
        gc.setFont(begins ? fonts.forGlyph(cell.codePoint()) : fonts.plain());
        gc.setFill(cell.isVisible() && origin != Origin.UNTOUCHED ? palette.ink(origin) : palette.muted());
        gc.fillText(begins ? cell.glyph() : "…", x + width / 2, y + layout.rowHeight() / 2);
    }

    private void drawBeyond(Frame frame, RowLook look, double y) {
        if (look.rowsBeyond() == 0) {
            gc.setFill(palette.text());
            double right = layout.textX(layout.bytesPerRow());
            for (double x = layout.addressX(); x < right; x += frame.full() ? right : 2 * layout.advance()) {
                gc.fillRect(x, y + 2 * pixel, frame.full() ? right - x : layout.advance(), 2 * pixel);
            }
            gc.setFill(palette.muted());
            gc.setFont(fonts.small());
            gc.fillText(frame.wall(), layout.addressX(), y + layout.rowHeight() * 0.65);
        }
    }
}
