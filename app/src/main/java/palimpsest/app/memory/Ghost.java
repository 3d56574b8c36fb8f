package palimpsest.app.memory;

import palimpsest.app.bytes.Addresses;

/**
 * An access that went over the end of the memory.
 *
 * @param address of the first byte it wanted
 * @param length how many bytes it wanted, at least 1
 */
public record Ghost(long address, long length) {
    private static final int MOST_ROWS = 3;

    /** The last byte it wanted. */
    long last() {
        long last = address + length - 1;
        return Addresses.less(last, address) ? -1 : last;
    }

    /** The first byte it wanted that there is not. */
    long firstMissing(long end) {
        return Addresses.max(address, end);
    }

    /** How many bytes it wanted that there are not. */
    long missing(long end) {
        return last() - firstMissing(end) + 1;
    }

    /** The address of the first row with missing bytes. */
    long firstRow(long end, int perRow) {
        long first = firstMissing(end);
        return first - Long.remainderUnsigned(first, perRow);
    }

    /** How many rows of missing bytes are drawn. */
    int rows(long end, int perRow) {
        return (int) Addresses.min(MOST_ROWS, Long.divideUnsigned(last() - firstRow(end, perRow), perRow) + 1);
    }
}
