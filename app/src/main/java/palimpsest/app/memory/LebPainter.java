package palimpsest.app.memory;

import java.util.Optional;
import palimpsest.app.bytes.Leb128;

/** Draws LEB128 numbers, each over all its bytes. */
final class LebPainter extends CellsPainter {
    LebPainter(Pen pen, RowFormat format) {
        super(pen, format);
    }

    @Override
    public void draw(RowLook look, double y) {
        boolean signed = format.kind() == RowFormat.Kind.LEB_SIGNED;
        for (Leb128.Cell cell : Leb128.touching(look.bytes(), look.lead(), look.lead() + look.count(), signed)) {
            drawNumber(look, cell, y);
        }
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
        caret(look, from, x, y, width);
        String text = words(cell, to - from, from > 0);
        number(look, from, to, text, Optional.empty(), x + width / 2, y, Align.CENTER);
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
