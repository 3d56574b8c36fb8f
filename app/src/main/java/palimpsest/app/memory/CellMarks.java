package palimpsest.app.memory;

import java.util.Optional;
import javafx.scene.paint.Color;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;

/** Draws what is known of bytes besides their values: who wrote them, whether that was just now, whether they are selected. */
final class CellMarks {
    /** A shade up to which an actor's own colour can still be read. */
    private static final double PALE = 0.2;

    private final Pen pen;
    private final HexLayout layout;
    private final GridPalette palette;
    private final double pixel;
    private final Mask host;
    private final Mask module;
    private final Mask growth;

    CellMarks(Pen pen) {
        this.pen = pen;
        this.layout = pen.layout();
        this.palette = pen.palette();
        this.pixel = pen.pixel();
        int size = pen.device(layout.advance() * 0.7);
        host = Mask.of(size, size, (x, y) -> x + y < size);
        module = Mask.of(size, size, (x, y) -> x + y > size);
        growth = Mask.of(3, 3, (x, y) -> Math.hypot(x - 1.5, y - 1.5) < 1.5);
    }

    /** The colour behind a byte, if it has one. */
    Optional<Color> band(RowLook look, int column) {
        Origin origin = ByteMark.origin(look.mark(column));
        if (look.isSelected(column)) {
            return Optional.of(palette.selection());
        }
        if (look.isFound(column)) {
            return Optional.of(palette.found());
        }
        return switch (look.shading()) {
            case NONE -> origin == Origin.UNTOUCHED ? Optional.empty() : Optional.of(palette.tint(origin));
            case AGE ->
                origin == Origin.UNTOUCHED ? Optional.empty() : Optional.of(palette.aged(origin, look.shade(column)));
            case WRITES, READS ->
                look.shade(column) == 0 ? Optional.empty() : Optional.of(palette.heat(look.shade(column)));
        };
    }

    /** Whether two bytes have the same colour behind them. */
    static boolean sameBand(RowLook look, int column, int other) {
        return look.isSelected(column) == look.isSelected(other)
                && look.isFound(column) == look.isFound(other)
                && ByteMark.origin(look.mark(column)) == ByteMark.origin(look.mark(other))
                && (look.shading() == Shading.NONE || look.shade(column) == look.shade(other));
    }

    /** The colour of a number or character whose first byte this is. */
    Color ink(RowLook look, int column) {
        Origin origin = ByteMark.origin(look.mark(column));
        boolean heated =
                (look.shading() == Shading.WRITES || look.shading() == Shading.READS) && look.shade(column) > PALE;
        boolean plain = heated || (origin == Origin.UNTOUCHED && look.isSelected(column));
        return plain || look.isFound(column) ? palette.text() : palette.ink(origin);
    }

    /** @param here whether typing goes to this side */
    void caret(boolean here, double x, double y, double width, double height) {
        pen.box(here ? palette.text() : palette.muted(), x, y, width, height, 2 * pixel);
    }

    /** Each actor has a shape of its own, so that its colour is not needed to know it. */
    void actor(Origin origin, double x, double y, double width, double height) {
        Color colour = palette.strong(origin);
        switch (origin) {
            case UNTOUCHED -> {}
            case GROWTH -> pen.stamp(colour, growth, x + width / 2 - 1.5 * pixel, y + height - 4 * pixel);
            case HOST -> pen.stamp(colour, host, x, y);
            case MODULE ->
                pen.stamp(colour, module, x + width - module.width() * pixel, y + height - module.height() * pixel);
            case DATA_SEGMENT -> pen.fill(colour, x, y + height - 2 * pixel, width + pixel, 2 * pixel);
        }
    }

    /** What the last step did: a frame for another value, a dashed one for the same value again, a line for a read. */
    void flags(byte mark, double x, double y, double width, double height) {
        Color colour = palette.strong(ByteMark.origin(mark));
        if (ByteMark.has(mark, ByteMark.CHANGED)) {
            pen.box(colour, x, y, width, height, 2 * pixel);
        } else if (ByteMark.has(mark, ByteMark.REWRITTEN)) {
            pen.dashedBox(colour, x, y, width, height, pixel);
        }
        if (ByteMark.has(mark, ByteMark.READ)) {
            double inset = Math.min(layout.advance() / 2, width / 4);
            pen.fill(palette.text(), x + inset, y + height - 4 * pixel, width - 2 * inset, 2 * pixel);
        }
    }

    /**
     * The marks of a cell of several bytes: one if all have the same writer, else one for each part; and what the last step
     * did to any of them.
     *
     * @param from column of its first byte
     * @param to the column after its last
     */
    void cell(RowLook look, int from, int to, double y, double height) {
        for (int column = from; column < to; column++) {
            int place = column;
            band(look, column).ifPresent(colour -> {
                double left = Math.rint(layout.hexX(place) / pixel) * pixel;
                double right = Math.rint((layout.hexX(place) + layout.hexWidth()) / pixel) * pixel;
                pen.fill(colour, left, y, right - left, height);
            });
        }
        double x = layout.cellX(from);
        double width = layout.cellWidth() - pixel;
        flags(together(look, from, to), x, y, width, height);
        int begin = from;
        for (int column = from + 1; column <= to; column++) {
            boolean ends = column == to || ByteMark.origin(look.mark(column)) != ByteMark.origin(look.mark(begin));
            if (ends) {
                double left = layout.spanLeft(begin, column);
                double right = begin == from && column == to ? x + width : layout.spanRight(begin, column) - pixel;
                actor(
                        ByteMark.origin(look.mark(begin)),
                        begin == from && column == to ? x : left,
                        y,
                        right - left,
                        height);
                begin = column;
            }
        }
    }

    /** The marks of several bytes as one: the writer of the first that the last step wrote, else of the first. */
    static byte together(RowLook look, int from, int to) {
        int flags = 0;
        byte writer = look.mark(from);
        for (int column = to - 1; column >= from; column--) {
            byte mark = look.mark(column);
            flags |= mark & (ByteMark.CHANGED | ByteMark.REWRITTEN | ByteMark.READ);
            if (ByteMark.has(mark, ByteMark.CHANGED) || ByteMark.has(mark, ByteMark.REWRITTEN)) {
                writer = mark;
            }
        }
        return ByteMark.of(ByteMark.origin(writer), flags);
    }

    /** Whether all bytes of a cell have the same writer. */
    static boolean isOfOne(RowLook look, int from, int to) {
        for (int column = from + 1; column < to; column++) {
            if (ByteMark.origin(look.mark(column)) != ByteMark.origin(look.mark(from))) {
                return false;
            }
        }
        return true;
    }
}
