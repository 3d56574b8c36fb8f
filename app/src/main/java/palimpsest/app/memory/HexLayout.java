package palimpsest.app.memory;

/**
 * Where everything of the grid is, in pixels from its top left corner. All lengths are multiples of the width of one
 * character, which is a whole number of device pixels, so that edges are sharp and columns straight at every scale.
 *
 * @param advance width of one character
 * @param cellHeight height of the bytes of a row
 * @param levelHeight height of a line with names above the bytes
 * @param bytesPerRow a whole number of cells
 * @param addressDigits 8 or 16
 * @param shape how the bytes are parted into cells
 * @param hasText whether there is a text column
 */
record HexLayout(
        double advance,
        double cellHeight,
        double levelHeight,
        int bytesPerRow,
        int addressDigits,
        CellShape shape,
        boolean hasText) {
    private static final int GAP = 3;

    /** Bytes as hexadecimal digits and as text. */
    HexLayout(double advance, double cellHeight, int bytesPerRow, int addressDigits) {
        this(advance, cellHeight, cellHeight / 2, bytesPerRow, addressDigits, CellShape.BYTES, true);
    }

    /** A byte of the grid: how many rows below the first visible one, which column, and on which side. */
    record Hit(int row, int column, boolean inText) {}

    double addressX() {
        return 2 * advance;
    }

    private double hexStart() {
        return addressX() + (addressDigits + GAP) * advance;
    }

    /** Left edge of the cell that a byte belongs to. */
    double cellX(int column) {
        int cell = column / shape.bytes();
        int gaps = cell / shape.group();
        return hexStart() + (cell * shape.chars() + gaps) * advance;
    }

    double cellWidth() {
        return shape.chars() * advance;
    }

    /** Left edge of a byte's part of its cell; the digits of a byte alone stand half a character further right. */
    double hexX(int column) {
        return cellX(column) + place(column) * hexWidth();
    }

    /** The place of a byte within its cell, counted from the left. */
    private int place(int column) {
        int within = column % shape.bytes();
        return shape.reversed() ? shape.bytes() - 1 - within : within;
    }

    /** Width of a byte's part of its cell. */
    double hexWidth() {
        return cellWidth() / shape.bytes();
    }

    /** Right edge of the last cell. */
    double hexEnd() {
        return cellX(bytesPerRow - 1) + cellWidth();
    }

    /**
     * Left edge of some neighbouring bytes. Within one cell they have their own places; of several cells they take all,
     * for in a little-endian number the first bytes stand last.
     *
     * @param from their first column
     * @param to the column after their last
     */
    double spanLeft(int from, int to) {
        return isWithinCell(from, to) ? Math.min(hexX(from), hexX(to - 1)) : cellX(from);
    }

    /** Right edge of some neighbouring bytes. */
    double spanRight(int from, int to) {
        return isWithinCell(from, to) ? Math.max(hexX(from), hexX(to - 1)) + hexWidth() : cellX(to - 1) + cellWidth();
    }

    private boolean isWithinCell(int from, int to) {
        return from / shape.bytes() == (to - 1) / shape.bytes();
    }

    /** Left edge of a byte in the text column; a character spans all its bytes. */
    double textX(int column) {
        return hexEnd() + (GAP + column) * advance;
    }

    /** Right edge of the bytes and their text. */
    double contentEnd() {
        return hasText ? textX(bytesPerRow) : hexEnd();
    }

    double width() {
        return contentEnd() + advance;
    }

    /** Height of the line with the column numbers. */
    double headerHeight() {
        return cellHeight;
    }

    /** Height of a row with so many lines of names above its bytes. */
    double rowHeight(int levels) {
        return levels * levelHeight + cellHeight;
    }

    /** Whether the bytes themselves are there. */
    boolean isHex(double x) {
        return x >= hexStart() && x < hexEnd();
    }

    /** Whether the text is there. */
    boolean isText(double x) {
        return hasText && x >= textX(0) && x < textX(bytesPerRow);
    }

    /** The column nearest to a place, on one side. */
    int column(double x, boolean inText) {
        return inText ? textColumn(x) : hexColumn(x);
    }

    private int textColumn(double x) {
        int column = 0;
        while (column + 1 < bytesPerRow && x >= textX(column + 1)) {
            column++;
        }
        return column;
    }

    private int hexColumn(double x) {
        int size = shape.bytes();
        int cell = 0;
        while (cell + size < bytesPerRow && x >= (cellX(cell) + cellWidth() + cellX(cell + size)) / 2) {
            cell += size;
        }
        int place = (int) Math.floor((x - cellX(cell)) / hexWidth());
        int within = Math.max(0, Math.min(size - 1, place));
        return cell + (shape.reversed() ? size - 1 - within : within);
    }
}
