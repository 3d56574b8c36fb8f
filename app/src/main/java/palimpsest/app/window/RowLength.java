package palimpsest.app.window;

import java.util.List;
import palimpsest.app.memory.HexLayout;

/** How many bytes stand in a row of the grid. */
final class RowLength {
    static final List<Integer> CHOICES = List.of(8, 16, 32);

    private static final double ADVANCE = 8;
    private static final double SCROLL_BAR = 12;
    private static final int ADDRESS_DIGITS = 8;

    private RowLength() {}

    static boolean isOne(int length) {
        return CHOICES.contains(length);
    }

    /** The most bytes a row may have in a grid of a width in pixels, at a scale; at least the smallest choice. */
    static int fitting(double width, double scale) {
        int fitting = CHOICES.get(0);
        for (int length : CHOICES) {
            HexLayout layout = new HexLayout(Math.round(ADVANCE * scale), 1, length, ADDRESS_DIGITS);
            if (layout.width() + SCROLL_BAR * scale <= width) {
                fitting = length;
            }
        }
        return fitting;
    }
}
