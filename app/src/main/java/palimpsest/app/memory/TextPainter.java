package palimpsest.app.memory;

import java.util.List;
import javafx.scene.paint.Color;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.TextEncoding;

/** Draws the bytes of a row as text, each character over all its bytes. */
final class TextPainter {
    private final Pen pen;
    private final TextEncoding encoding;
    private final CellMarks marks;
    private final HexLayout layout;
    private final GridPalette palette;
    private final double pixel;

    TextPainter(Pen pen, TextEncoding encoding) {
        this.pen = pen;
        this.encoding = encoding;
        this.marks = new CellMarks(pen);
        this.layout = pen.layout();
        this.palette = pen.palette();
        this.pixel = pen.pixel();
    }

    /** @param y the upper edge of the cells */
    void draw(RowLook look, double y) {
        List<TextCell> cells = encoding.touching(
                look.bytes(), look.address() - look.lead(), look.lead(), look.lead() + look.count(), "memory");
        int caretFrom = look.caret().to();
        int caretTo = look.caret().from();
        for (TextCell cell : cells) {
            int from = Math.max(0, cell.start() - look.lead());
            int to = Math.min(look.count(), cell.end() - look.lead());
            drawCharacter(look, cell, from, to, y);
            if (from < look.caret().to() && look.caret().from() < to) {
                caretFrom = Math.min(caretFrom, from);
                caretTo = Math.max(caretTo, to);
            }
        }
        if (caretFrom < caretTo) {
            double width = (caretTo - caretFrom) * layout.advance();
            marks.caret(look.inText(), layout.textX(caretFrom), y + pixel, width, layout.cellHeight() - 2 * pixel);
        }
    }

    private void drawCharacter(RowLook look, TextCell cell, int from, int to, double y) {
        Origin origin = ByteMark.origin(look.mark(from));
        double x = layout.textX(from);
        double width = (to - from) * layout.advance();
        double top = y + pixel;
        double height = layout.cellHeight() - 2 * pixel;
        for (int column = from; column < to; column++) {
            double left = layout.textX(column);
            marks.band(look, column).ifPresent(colour -> pen.fill(colour, left, top, layout.advance(), height));
        }
        if (to - from > 1 && cell.codePoint() != 0) {
            pen.box(palette.strong(origin).deriveColor(0, 1, 1, 0.55), x, top, width, height, pixel);
        }
        boolean begins = cell.start() >= look.lead();
        Face face = begins ? GridFonts.forGlyph(cell.codePoint()) : Face.PLAIN;
        Color ink = cell.isVisible() && origin != Origin.UNTOUCHED ? marks.ink(look, from) : palette.muted();
        String glyph = begins ? cell.glyph() : "…";
        pen.words(face, ink, glyph, x + width / 2, y + layout.cellHeight() / 2, Align.CENTER);
    }
}
