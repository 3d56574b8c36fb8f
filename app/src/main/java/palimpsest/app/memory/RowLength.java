package palimpsest.app.memory;

import java.util.List;

/** How many columns stand in a row of the grid. A column is a cell, or for vectors all lanes of one. */
public final class RowLength {
    public static final int LEAST = 1;
    public static final int MOST = 64;
    /** What a menu offers; any number between {@link #LEAST} and {@link #MOST} will do. */
    public static final List<Integer> CHOICES = List.of(1, 2, 4, 8, 16, 32, 64);

    private static final double ADVANCE = 8;
    private static final double SCROLL_BAR = 12;
    private static final int ADDRESS_DIGITS = 8;
    private static final int FEWEST_BYTES = 8;
    private static final int MOST_BYTES = 32;

    private RowLength() {}

    public static boolean isOne(int columns) {
        return columns >= LEAST && columns <= MOST;
    }

    /**
     * The most columns a row may have in a grid of a width in pixels, at a scale, where a row is to have a power of two
     * of bytes, from 8 to 32 if a column allows that.
     */
    public static int fitting(double width, double scale, RowFormat format) {
        int fewest = Math.max(1, FEWEST_BYTES / format.columnBytes());
        int fitting = fewest;
        for (int columns = fewest; columns * format.columnBytes() <= MOST_BYTES; columns *= 2) {
            HexLayout layout = new HexLayout(
                    Math.round(ADVANCE * scale),
                    1,
                    1,
                    columns * format.columnBytes(),
                    ADDRESS_DIGITS,
                    format.shape(),
                    format.text().isPresent());
            if (layout.width() + SCROLL_BAR * scale <= width) {
                fitting = columns;
            }
        }
        return fitting;
    }
}
