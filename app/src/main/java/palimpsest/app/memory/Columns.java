package palimpsest.app.memory;

import palimpsest.app.bytes.Addresses;

/**
 * Some neighbouring columns of a row.
 *
 * @param from the first
 * @param to the one after the last; not above {@code from} when there are none
 */
record Columns(int from, int to) {
    static final Columns NONE = new Columns(0, 0);

    /** The columns of a row that lie between two addresses, both included. */
    static Columns of(long first, long last, long address, int count) {
        long rowLast = address + count - 1;
        if (Addresses.less(rowLast, first) || Addresses.less(last, address)) {
            return NONE;
        }
        return new Columns(
                (int) (Addresses.max(first, address) - address), (int) (Addresses.min(last, rowLast) - address) + 1);
    }

    boolean has(int column) {
        return column >= from && column < to;
    }

    boolean isNone() {
        return to <= from;
    }
}
