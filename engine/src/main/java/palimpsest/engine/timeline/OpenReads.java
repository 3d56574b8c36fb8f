package palimpsest.engine.timeline;

/**
 * Stretches of bytes that the host has read since the last step, which still become longer: a loop over an array is one read.
 * In which order they were read is not kept, for nothing changed between them.
 */
final class OpenReads {

    /** So many places of a host can read by turns. */
    private static final int MOST = 8;

    private final int[] sites = new int[MOST];
    private final long[] from = new long[MOST];
    private final long[] to = new long[MOST];
    private int count;
    private int last;

    int count() {
        return count;
    }

    int site(int index) {
        return sites[index];
    }

    long from(int index) {
        return from[index];
    }

    long count(int index) {
        return to[index] - from[index];
    }

    void clear() {
        count = 0;
    }

    boolean full() {
        return count == MOST;
    }

    /** Makes a stretch longer that the bytes touch; whether there is one. */
    boolean join(int site, long address, long length) {
        if (last < count && joins(last, site, address, length)) {
            return true;
        }
        for (int i = 0; i < count; i++) {
            if (joins(i, site, address, length)) {
                last = i;
                return true;
            }
        }
        return false;
    }

    private boolean joins(int index, int site, long address, long length) {
        if (sites[index] != site || address > to[index] || address + length < from[index]) {
            return false;
        }
        from[index] = Math.min(from[index], address);
        to[index] = Math.max(to[index], address + length);
        return true;
    }

    /** Begins a stretch. */
    void add(int site, long address, long length) {
        sites[count] = site;
        from[count] = address;
        to[count] = address + length;
        last = count++;
    }
}
