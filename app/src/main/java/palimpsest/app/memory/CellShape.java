package palimpsest.app.memory;

/**
 * How the bytes of a row are parted into cells.
 *
 * @param bytes in a cell
 * @param chars the width of a cell in characters
 * @param group so many cells stand together before there is a gap
 * @param reversed whether the byte at the lowest address stands on the right, where a little-endian number has it
 */
record CellShape(int bytes, int chars, int group, boolean reversed) {
    static final CellShape BYTES = new CellShape(1, 3, 4, false);
}
