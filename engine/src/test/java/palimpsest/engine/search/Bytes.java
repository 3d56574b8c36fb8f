package palimpsest.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes in an array, of which some pages may be said to be zeroes. */
final class Bytes implements Haystack {

    private static final int PAGE = 1 << 16;

    private final byte[] all;

    Bytes(byte[] all) {
        this.all = all;
    }

    @Override
    public long length() {
        return all.length;
    }

    @Override
    public void read(long address, byte[] into, int offset, int count) {
        System.arraycopy(all, (int) address, into, offset, count);
    }

    @Override
    public long zeroes(long address) {
        int end = (int) address;
        while (end < all.length
                && Arrays.equals(
                        all,
                        end,
                        Math.min(all.length, end + PAGE),
                        new byte[PAGE],
                        0,
                        Math.min(all.length - end, PAGE))) {
            end = Math.min(all.length, end + PAGE);
        }
        return end - address;
    }

    /** A place that was found. */
    record Hit(long address, long length, Finder.Kind kind) {}

    /** Collects what is found. */
    static final class Collector implements Finder {
        final List<Hit> hits = new ArrayList<>();

        @Override
        public void found(long address, long length, Kind kind) {
            hits.add(new Hit(address, length, kind));
        }

        @Override
        public boolean reached(long address) {
            return true;
        }
    }
}
