package palimpsest.app.exporting;

import palimpsest.app.bytes.Addresses;

/**
 * Bytes that lie one after the other.
 *
 * @param address the first, unsigned
 * @param length how many, unsigned; at least 1
 */
public record Range(long address, long length) {
    /** All bytes between two, both included. */
    static Range between(long first, long last) {
        return new Range(first, last - first + 1);
    }

    long last() {
        return address + length - 1;
    }

    /** How many rows of so many bytes it touches. */
    long rows(int perRow) {
        return Long.divideUnsigned(last(), perRow) - Long.divideUnsigned(address, perRow) + 1;
    }

    boolean holds(long at) {
        return !Addresses.less(at, address) && !Addresses.less(last(), at);
    }
}
