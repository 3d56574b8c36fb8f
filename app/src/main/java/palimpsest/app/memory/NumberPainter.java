package palimpsest.app.memory;

import java.util.Optional;
import javafx.scene.paint.Color;
import palimpsest.app.bytes.Addresses;

/** Draws numbers of one or several bytes, lanes of vectors and pointers. A cell shows the writers of all its bytes. */
final class NumberPainter extends CellsPainter {
    NumberPainter(Pen pen, RowFormat format) {
        super(pen, format);
    }

    @Override
    public void draw(RowLook look, double y) {
        int size = format.cellBytes();
        if (format.kind() == RowFormat.Kind.LANES) {
            drawVectors(look, y);
        }
        for (int from = 0; from < look.count(); from += size) {
            drawCell(look, from, Math.min(look.count(), from + size), y);
        }
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
        marks.cell(look, from, to, y + pen.pixel(), layout.cellHeight() - 2 * pen.pixel());
        caret(look, from, x, y, layout.cellWidth() - pen.pixel());
        boolean whole = to - from == format.cellBytes();
        long bits = whole ? format.bits(look.bytes(), look.lead() + from) : 0;
        boolean link = whole && isLink(look, bits);
        double right = x + layout.cellWidth() - layout.advance();
        Optional<Color> own = link ? Optional.of(pen.palette().accent()) : Optional.empty();
        number(look, from, to, whole ? words(link, bits) : "–", own, right, y, Align.RIGHT);
        if (link) {
            double length = (2 * format.cellBytes()) * layout.advance();
            double line = y + layout.cellHeight() / 2 + layout.advance() * 0.9;
            pen.fill(pen.palette().accent(), right - length, line, length, pen.pixel());
        }
    }

    private boolean isLink(RowLook look, long bits) {
        return format.kind() == RowFormat.Kind.POINTERS && bits != 0 && Addresses.less(bits, look.end());
    }

    private String words(boolean link, long bits) {
        return link ? "→ " + format.text(bits) : format.text(bits);
    }
}
