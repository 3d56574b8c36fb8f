package palimpsest.app.map;

/**
 * Where the addresses of a memory lie on its map, from the top to the bottom, each line of pixels so many bytes.
 *
 * @param length of the memory, in bytes
 * @param lines how many lines of pixels show it, at least 1
 */
record MapGeometry(long length, int lines) {

    /** The first address of a line; the length for the line after the last. */
    long addressOf(int line) {
        // A memory of 2^34 bytes on 2^14 lines still fits.
        return length * Math.max(0, Math.min(line, lines)) / lines;
    }

    /** The last line that begins at an address or before it. */
    int lineOf(long address) {
        if (length == 0) {
            return 0;
        }
        long held = Math.max(0, Math.min(address, length - 1));
        return (int) (((held + 1) * lines - 1) / length);
    }

    /** The line after those that show addresses before this one. */
    int endOf(long address) {
        return address >= length ? lines : lineOf(Math.max(0, address - 1)) + 1;
    }
}
