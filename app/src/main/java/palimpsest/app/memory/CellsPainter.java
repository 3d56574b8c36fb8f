package palimpsest.app.memory;

import java.util.Optional;
import javafx.scene.paint.Color;
import palimpsest.app.bytes.ByteMark;

/** What all painters of numbers have: a pen, a format, marks, and how a number stands in its cell. */
abstract sealed class CellsPainter implements CellPainter permits LebPainter, NumberPainter {
    final Pen pen;
    final HexLayout layout;
    final RowFormat format;
    final CellMarks marks;

    CellsPainter(Pen pen, RowFormat format) {
        this.pen = pen;
        this.layout = pen.layout();
        this.format = format;
        this.marks = new CellMarks(pen);
    }

    /** The frame of the caret, if it is here. */
    final void caret(RowLook look, int from, double x, double y, double width) {
        if (look.isCaret(from)) {
            marks.caret(!look.inText(), x, y + pen.pixel(), width, layout.cellHeight() - 2 * pen.pixel());
        }
    }

    /** Writes a number, or what is typed in its place; bold if the last step changed it. */
    final void number(
            RowLook look, int from, int to, String text, Optional<Color> own, double x, double y, Align align) {
        boolean fresh = ByteMark.has(CellMarks.together(look, from, to), ByteMark.CHANGED);
        boolean typed = look.isCaret(from) && !look.pending().isEmpty();
        Color ink = own.orElseGet(() -> CellMarks.isOfOne(look, from, to)
                ? marks.ink(look, from)
                : pen.palette().text());
        String shown = typed ? look.pending() + "_" : text;
        pen.write(fresh ? Face.BOLD : Face.PLAIN, ink, shown, x, y + layout.cellHeight() / 2, align);
    }
}
