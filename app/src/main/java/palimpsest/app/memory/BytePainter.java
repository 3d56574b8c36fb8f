package palimpsest.app.memory;

import java.util.Arrays;
import java.util.HexFormat;
import javafx.scene.paint.Color;
import palimpsest.app.bytes.ByteMark;

/** Draws bytes as two hexadecimal digits each. */
final class BytePainter implements CellPainter {
    private static final String[] HEX = new String[256];

    static {
        Arrays.setAll(HEX, value -> HexFormat.of().toHexDigits((byte) value));
    }

    private final Pen pen;
    private final HexLayout layout;
    private final CellMarks marks;

    BytePainter(Pen pen) {
        this.pen = pen;
        this.layout = pen.layout();
        this.marks = new CellMarks(pen);
    }

    @Override
    public void draw(RowLook look, double y) {
        for (int column = 0; column < look.count(); column++) {
            drawByte(look, column, y);
        }
    }

    private void drawByte(RowLook look, int column, double y) {
        byte mark = look.mark(column);
        double x = layout.hexX(column);
        double narrow = layout.hexWidth() - pen.pixel();
        double top = y + pen.pixel();
        double height = layout.cellHeight() - 2 * pen.pixel();
        boolean joined = column % 4 != 3 && column + 1 < look.count() && CellMarks.sameBand(look, column, column + 1);
        marks.band(look, column)
                .ifPresent(colour -> pen.fill(colour, x, top, joined ? layout.hexWidth() : narrow, height));
        marks.flags(mark, x, top, narrow, height);
        boolean caret = look.isCaret(column);
        if (caret) {
            marks.caret(!look.inText(), x, top, narrow, height);
        }
        // Above the frames: who wrote the selected byte is what one wants to see.
        marks.actor(ByteMark.origin(mark), x, top, narrow, height);
        Face face = ByteMark.has(mark, ByteMark.CHANGED) ? Face.BOLD : Face.PLAIN;
        Color ink = marks.ink(look, column);
        String pending = look.pending();
        String digits = caret && !pending.isEmpty() ? pending + "_" : HEX[look.value(column) & 0xff];
        pen.write(face, ink, digits, x + layout.advance() / 2, y + layout.cellHeight() / 2, Align.LEFT);
    }
}
