package palimpsest.app.memory;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where the rows in view stand: one below the other, each with a gutter as high as the names over its bytes need.
 *
 * @param first the row at the top, counted from the beginning of the memory
 * @param tops the upper edge of each row that is wholly visible, and the lower edge of the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rows(HexLayout layout, long first, double[] tops) {

    /** How many lines with names stand over a row. */
    interface Levels {
        /**
         * The lines over a row.
         *
         * @param top whether it is the first in view, where names of what began further up are repeated
         */
        int of(long row, boolean top);
    }

    /** The rows that a grid of this height shows as a whole; where there is any room, at least one. */
    static Rows of(HexLayout layout, long first, double height, Levels levels) {
        int most = Math.max(0, (int) Math.ceil((height - layout.headerHeight()) / layout.cellHeight()));
        double[] tops = new double[most + 1];
        tops[0] = layout.headerHeight();
        int count = 0;
        while (count < most) {
            double end = tops[count] + layout.rowHeight(levels.of(first + count, count == 0));
            if (end > height && count > 0) {
                break;
            }
            count++;
            tops[count] = end;
        }
        return new Rows(layout, first, Arrays.copyOf(tops, count + 1));
    }

    /** The first row that may stand at the top so that those before {@code end} are wholly visible. */
    static long topBefore(HexLayout layout, long end, double height, Levels levels) {
        double room = height - layout.headerHeight();
        long top = Math.max(0, end - 1);
        double below = 0;
        while (top > 0) {
            below += layout.rowHeight(levels.of(top, false));
            if (below + layout.rowHeight(levels.of(top - 1, true)) > room) {
                break;
            }
            top--;
        }
        return top;
    }

    /** How many rows there are. */
    int count() {
        return tops.length - 1;
    }

    /** The lower edge of the last row. */
    double end() {
        return tops[count()];
    }

    /** The upper edge of a row, with its gutter. */
    double top(int row) {
        return tops[row];
    }

    double height(int row) {
        return tops[row + 1] - tops[row];
    }

    /** The upper edge of a row's bytes. */
    double cellTop(int row) {
        return tops[row + 1] - layout.cellHeight();
    }

    /** The byte at a point, if there is one. The gap between two groups belongs half to each. */
    Optional<HexLayout.Hit> hit(double x, double y) {
        boolean text = layout.isText(x);
        return y >= layout.headerHeight() && (text || layout.isHex(x))
                ? Optional.of(nearest(x, y, text))
                : Optional.empty();
    }

    /** The byte nearest to a point on the side where a drag began; above and below the rows go on. */
    HexLayout.Hit nearest(double x, double y, boolean inText) {
        return new HexLayout.Hit(rowAt(y), layout.column(x, inText), inText);
    }

    private int rowAt(double y) {
        if (y < tops[0] || y >= end()) {
            double from = y < tops[0] ? tops[0] : end();
            return (y < tops[0] ? 0 : count()) + (int) Math.floor((y - from) / layout.cellHeight());
        }
        int row = 0;
        while (tops[row + 1] <= y) {
            row++;
        }
        return row;
    }
}
