package palimpsest.app.memory;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.Utf8;

/** Draws the bytes of a row as text, each character over all its bytes. */
final class TextPainter {
    private final Pen pen;
    private final GraphicsContext gc;
    private final HexLayout layout;
    private final GridPalette palette;
    private final double pixel;

    TextPainter(Pen pen) {
        this.pen = pen;
        this.gc = pen.gc();
        this.layout = pen.layout();
        this.palette = pen.palette();
        this.pixel = pen.pixel();
    }

    /** @param y the upper edge of the cells */
    void draw(RowLook look, double y) {
        List<TextCell> cells = Utf8.touching(look.bytes(), look.lead(), look.lead() + look.count(), "memory");
        gc.setTextAlign(TextAlignment.CENTER);
        for (TextCell cell : cells) {
            int from = Math.max(0, cell.start() - look.lead());
            int to = Math.min(look.count(), cell.end() - look.lead());
            drawCharacter(look, cell, from, to, y);
        }
        gc.setTextAlign(TextAlignment.LEFT);
    }

    private void drawCharacter(RowLook look, TextCell cell, int from, int to, double y) {
        Origin origin = ByteMark.origin(look.mark(from));
        double x = layout.textX(from);
        double width = (to - from) * layout.advance();
        double top = y + pixel;
        double height = layout.cellHeight() - 2 * pixel;
        for (int column = from; column < to; column++) {
            drawBand(look, column, top, height);
        }
        if (to - from > 1) {
            pen.box(palette.strong(origin).deriveColor(0, 1, 1, 0.55), x, top, width, height, pixel);
        }
        for (int column = from; column < to; column++) {
            if (look.isCaret(column)) {
                pen.box(look.inText() ? palette.text() : palette.muted(), x, top, width, height, 2 * pixel);
            }
        }
        boolean begins = cell.start() >= look.lead();
        gc.setFont(begins ? pen.fonts().forGlyph(cell.codePoint()) : pen.fonts().plain());
        gc.setFill(cell.isVisible() && origin != Origin.UNTOUCHED ? palette.ink(origin) : palette.muted());
        gc.fillText(begins ? cell.glyph() : "…", x + width / 2, y + layout.cellHeight() / 2);
    }

    private void drawBand(RowLook look, int column, double top, double height) {
        Origin under = ByteMark.origin(look.mark(column));
        boolean found = look.isFound(column);
        if (look.isSelected(column) || found || under != Origin.UNTOUCHED) {
            Color band = look.isSelected(column) ? palette.selection() : found ? palette.found() : palette.tint(under);
            pen.fill(band, layout.textX(column), top, layout.advance(), height);
        }
    }
}
