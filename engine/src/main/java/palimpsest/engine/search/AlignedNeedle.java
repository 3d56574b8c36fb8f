package palimpsest.engine.search;

/**
 * Another needle, at addresses only that are a multiple of a number.
 *
 * @param alignment a power of two
 */
public record AlignedNeedle(Needle needle, int alignment) implements Needle {

    @Override
    public int longest() {
        return needle.longest();
    }

    @Override
    public int find(byte[] bytes, int from, int to, int limit) {
        int at = needle.find(bytes, from, to, limit);
        while (at < to && !aligned(at)) {
            at = needle.find(bytes, at + 1, to, limit);
        }
        return at;
    }

    @Override
    public int matchAt(byte[] bytes, int at, int limit) {
        return aligned(at) ? needle.matchAt(bytes, at, limit) : -1;
    }

    private boolean aligned(int at) {
        return (at & (alignment - 1)) == 0;
    }
}
