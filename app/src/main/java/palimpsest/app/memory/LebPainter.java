package palimpsest.app.memory;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Leb128;

/** Draws LEB128 numbers, each over all its bytes. */
final class LebPainter implements CellPainter {
    private final Pen pen;
    private final GraphicsContext gc;
    private final HexLayout layout;
    private final RowFormat format;
    private final CellMarks marks;

    LebPainter(Pen pen, RowFormat format) {
        this.pen = pen;
        this.gc = pen.gc();
        this.layout = pen.layout();
        this.format = format;
        this.marks = new CellMarks(pen);
    }

    @Override
    public void draw(RowLook look, double y) {
        gc.setTextAlign(TextAlignment.CENTER);
        boolean signed = format.kind() == RowFormat.Kind.LEB_SIGNED;
        for (Leb128.Cell cell : Leb128.touching(look.bytes(), look.lead(), look.lead() + look.count(), signed)) {
            drawNumber(look, cell, y);
        }
        gc.setTextAlign(TextAlignment.LEFT);
    }

    private void drawNumber(RowLook look, Leb128.Cell cell, double y) {
        int from = Math.max(0, cell.start() - look.lead());
        int to = Math.min(look.count(), cell.end() - look.lead());
        double x = layout.hexX(from);
        double width = layout.spanRight(from, to) - x - pen.pixel();
        double top = y + pen.pixel();
        double height = layout.cellHeight() - 2 * pen.pixel();
        for (int column = from; column < to; column++) {
            marks.cell(look, column, column + 1, top, height);
        }
        if (to - from > 1) {
            pen.box(pen.palette().muted().deriveColor(0, 1, 1, 0.55), x, top, width, height, pen.pixel());
        }
        boolean caret = look.isCaret(from);
        if (caret) {
            marks.caret(!look.inText(), x, top, width, height);
        }
        boolean fresh = ByteMark.has(CellMarks.together(look, from, to), ByteMark.CHANGED);
        gc.setFont(fresh ? pen.fonts().bold() : pen.fonts().plain());
        gc.setFill(
                CellMarks.isOfOne(look, from, to)
                        ? marks.ink(look, from)
                        : pen.palette().text());
        String text = caret && !look.pending().isEmpty() ? look.pending() + "_" : words(cell, to - from, from > 0);
        gc.fillText(text, x + width / 2, y + layout.cellHeight() / 2);
    }

    /** A number that crosses rows stands in the row that has more of it, the first if both have the same. */
    private String words(Leb128.Cell cell, int here, boolean begins) {
        int elsewhere = cell.length() - here;
        if (here < elsewhere || (here == elsewhere && !begins)) {
            return "…";
        }
        return cell.fault().isPresent() ? "?" : format.text(cell.bits());
    }
}
