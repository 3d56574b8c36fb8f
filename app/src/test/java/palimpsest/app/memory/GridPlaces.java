package palimpsest.app.memory;

import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Tooltip;

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

    /** A byte's place in the text column; the same holds for it. */
    public static Point2D ofText(HexGrid grid, long address) {
        HexLayout layout = grid.hexLayout();
        int row = (int) (address / layout.bytesPerRow());
        int column = (int) (address % layout.bytesPerRow());
        return grid.localToScreen(
                layout.textX(column) - grid.shift() + layout.advance() / 2,
                grid.rows().cellTop(row) + layout.cellHeight() / 2);
    }

    /** What the grid tells the mouse that rests on it. */
    public static String hover(HexGrid grid) {
        return grid.getChildrenUnmodifiable().stream()
                .map(child -> child.getProperties().get(Tooltip.class.getName()))
                .filter(Tooltip.class::isInstance)
                .map(tip -> ((Tooltip) tip).getText())
                .findFirst()
                .orElse("");
    }

    /** How the grid draws a byte among the digits, pixel by pixel, at a scale of 1; its row must be in view. */
    public static int[] look(HexGrid grid, long address) {
        HexLayout layout = grid.hexLayout();
        Rectangle2D cell = grid.cellOf(address).orElseThrow();
        int across = grid.pixels().length / (int) Math.round(height(grid));
        int left = (int) cell.getMinX();
        int top = (int) cell.getMinY();
        int width = (int) layout.cellWidth();
        int height = (int) layout.cellHeight();
        return IntStream.range(0, width * height)
                .map(i -> grid.pixels()[(top + i / width) * across + left + i % width])
                .toArray();
    }

    /** How high the part of a grid is that shows bytes. */
    private static double height(HexGrid grid) {
        return grid.getChildrenUnmodifiable().get(0).getLayoutBounds().getHeight();
    }

    /** The lower edge of the last row, and the height that there is for rows. */
    public static double[] ends(HexGrid grid) {
        return new double[] {grid.rows().end(), height(grid)};
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
