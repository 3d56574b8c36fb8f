package palimpsest.app.memory;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteMark;

/** Draws numbers of one or several bytes, lanes of vectors and pointers. A cell shows the writers of all its bytes. */
final class NumberPainter implements CellPainter {
    private final Pen pen;
    private final GraphicsContext gc;
    private final HexLayout layout;
    private final RowFormat format;
    private final CellMarks marks;

    NumberPainter(Pen pen, RowFormat format) {
        this.pen = pen;
        this.gc = pen.gc();
        this.layout = pen.layout();
        this.format = format;
        this.marks = new CellMarks(pen);
    }

    @Override
    public void draw(RowLook look, double y) {
        int size = format.cellBytes();
        if (format.kind() == RowFormat.Kind.LANES) {
            drawVectors(look, y);
        }
        gc.setTextAlign(TextAlignment.RIGHT);
        for (int from = 0; from < look.count(); from += size) {
            drawCell(look, from, Math.min(look.count(), from + size), y);
        }
        gc.setTextAlign(TextAlignment.LEFT);
    }

    private void drawVectors(RowLook look, double y) {
        for (int from = 0; from + format.columnBytes() <= look.count(); from += format.columnBytes()) {
            double left = layout.cellX(from) - pen.pixel();
            double right = layout.cellX(from + format.columnBytes() - 1) + layout.cellWidth();
            pen.box(pen.palette().border(), left, y, right - left, layout.cellHeight(), pen.pixel());
        }
    }

    private void drawCell(RowLook look, int from, int to, double y) {
        double x = layout.cellX(from);
        double top = y + pen.pixel();
        double width = layout.cellWidth() - pen.pixel();
        double height = layout.cellHeight() - 2 * pen.pixel();
        marks.cell(look, from, to, top, height);
        boolean caret = look.isCaret(from);
        if (caret) {
            marks.caret(!look.inText(), x, top, width, height);
        }
        boolean whole = to - from == format.cellBytes();
        long bits = whole ? format.bits(look.bytes(), look.lead() + from) : 0;
        boolean fresh = ByteMark.has(CellMarks.together(look, from, to), ByteMark.CHANGED);
        gc.setFont(fresh ? pen.fonts().bold() : pen.fonts().plain());
        gc.setFill(ink(look, from, to, bits));
        String text = caret && !look.pending().isEmpty() ? look.pending() + "_" : whole ? words(look, bits) : "–";
        double right = x + layout.cellWidth() - layout.advance();
        double middle = y + layout.cellHeight() / 2;
        gc.fillText(text, right, middle);
        if (whole && isLink(look, bits)) {
            double length = (2 * format.cellBytes()) * layout.advance();
            pen.fill(pen.palette().accent(), right - length, middle + layout.advance() * 0.9, length, pen.pixel());
        }
    }

    private boolean isLink(RowLook look, long bits) {
        return format.kind() == RowFormat.Kind.POINTERS && bits != 0 && Addresses.less(bits, look.end());
    }

    private String words(RowLook look, long bits) {
        return isLink(look, bits) ? "→ " + format.text(bits) : format.text(bits);
    }

    private Color ink(RowLook look, int from, int to, long bits) {
        if (isLink(look, bits)) {
            return pen.palette().accent();
        }
        return CellMarks.isOfOne(look, from, to)
                ? marks.ink(look, from)
                : pen.palette().text();
    }
}
