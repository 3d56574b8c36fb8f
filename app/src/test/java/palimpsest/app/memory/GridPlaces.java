package palimpsest.app.memory;

import java.util.Optional;
import javafx.geometry.Point2D;

/** Where on the screen the grid draws things, for tests that click there. */
public final class GridPlaces {

    private GridPlaces() {}

    /** The first digit of a byte; its address must be visible, and the grid at its beginning. */
    public static Point2D of(HexGrid grid, long address) {
        HexLayout layout = grid.hexLayout();
        int row = (int) (address / layout.bytesPerRow());
        int column = (int) (address % layout.bytesPerRow());
        return grid.localToScreen(
                layout.hexX(column) - grid.shift() + 4, grid.rows().cellTop(row) + layout.cellHeight() / 2);
    }

    /** What a grid shows. */
    public static MemoryViewModel model(HexGrid grid) {
        return grid.model();
    }

    /** The bytes of an access over the end of the memory that are drawn behind it, as {@code first+count}. */
    public static Optional<String> ghost(HexGrid grid) {
        long end = grid.model().length();
        return grid.model()
                .ghost
                .get()
                .map(wanted -> Long.toHexString(wanted.firstMissing(end)) + "+" + wanted.missing(end));
    }
}
