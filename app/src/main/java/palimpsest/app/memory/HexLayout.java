package palimpsest.app.memory;

import java.util.Optional;

/**
 * Where everything of the grid is, in pixels from its top left corner. All lengths are multiples of the width of one
 * character, which is a whole number of device pixels, so that edges are sharp and columns straight at every scale.
 *
 * @param advance width of one character
 * @param cellHeight height of the bytes of a row
 * @param bytesPerRow 8, 16 or 32
 * @param addressDigits 8 or 16
 * @param levels how many lines with names fit in the gutter above the bytes of each row
 */
public record HexLayout(double advance, double cellHeight, int bytesPerRow, int addressDigits, int levels) {
    private static final int GROUP = 4;
    private static final int CELL = 3;
    private static final int GAP = 3;

    /** A layout without a gutter. */
    public HexLayout(double advance, double cellHeight, int bytesPerRow, int addressDigits) {
        this(advance, cellHeight, bytesPerRow, addressDigits, 0);
    }

    /** A byte of the grid: how many rows below the first visible one, which column, and on which side. */
    public record Hit(int row, int column, boolean inText) {}

    public double addressX() {
        return 2 * advance;
    }

    private double hexStart() {
        return addressX() + (addressDigits + GAP) * advance;
    }

    /** Left edge of a byte's cell; its two digits stand half a character further right. */
    public double hexX(int column) {
        return hexStart() + (column * CELL + column / GROUP) * advance;
    }

    public double hexWidth() {
        return CELL * advance;
    }

    /** Left edge of a byte in the text column; a character spans all its bytes. */
    public double textX(int column) {
        return hexX(bytesPerRow - 1) + (CELL + GAP + column) * advance;
    }

    public double width() {
        return textX(bytesPerRow) + 2 * advance;
    }

    /** Height of the line with the column numbers. */
    public double headerHeight() {
        return cellHeight;
    }

    /** Height of one line of the gutter. */
    public double levelHeight() {
        return Math.rint(cellHeight * 0.5);
    }

    /** Height of the gutter above the bytes of a row. */
    public double gutter() {
        return levels * levelHeight();
    }

    /** Height of a row with its gutter. */
    public double rowHeight() {
        return gutter() + cellHeight;
    }

    public double rowY(int row) {
        return headerHeight() + row * rowHeight();
    }

    /** How many rows are at least partly visible in a grid of this height. */
    public int rowsIn(double height) {
        return Math.max(0, (int) Math.ceil((height - headerHeight()) / rowHeight()));
    }

    /** How many rows are wholly visible; at least one. */
    public int wholeRowsIn(double height) {
        return Math.max(1, (int) ((height - headerHeight()) / rowHeight()));
    }

    /** The byte at a point, if there is one. The gap between two groups belongs half to each. */
    public Optional<Hit> hit(double x, double y) {
        boolean hex = x >= hexX(0) && x < hexX(bytesPerRow - 1) + hexWidth();
        boolean text = x >= textX(0) && x < textX(bytesPerRow);
        return y >= headerHeight() && (hex || text) ? Optional.of(nearest(x, y, text)) : Optional.empty();
    }

    /** The byte nearest to a point on the side where a drag began. */
    public Hit nearest(double x, double y, boolean inText) {
        int row = (int) Math.floor((y - headerHeight()) / rowHeight());
        int column = 0;
        while (column + 1 < bytesPerRow && x >= boundary(column + 1, inText)) {
            column++;
        }
        return new Hit(row, column, inText);
    }

    private double boundary(int column, boolean inText) {
        return inText ? textX(column) : (hexX(column - 1) + hexWidth() + hexX(column)) / 2;
    }
}
