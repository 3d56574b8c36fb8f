package palimpsest.engine.search;

import java.util.BitSet;
import java.util.List;

/** Searches for needles in a haystack, a piece of 64 KiB at a time. */
public final class NeedleSearch {

    private static final int PIECE = 1 << 16;

    private final Haystack in;
    private final List<Needle> needles;
    private final int longest;
    private final boolean matchesZeroes;

    /** @param needles any of them may match; at least one */
    public NeedleSearch(Haystack in, List<Needle> needles) {
        this.in = in;
        this.needles = List.copyOf(needles);
        this.longest = needles.stream()
                .mapToInt(Needle::longest)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("none"));
        byte[] zeroes = new byte[longest];
        this.matchesZeroes = needles.stream().anyMatch(needle -> needle.matchAt(zeroes, 0, longest) >= 0);
    }

    /** Finds every place of the haystack where one of the needles matches, the longest match if several do. */
    public void run(Finder finder) {
        byte[] bytes = new byte[PIECE + longest - 1];
        long at = 0;
        while (at < in.length() && finder.reached(at)) {
            long skip = matchesZeroes ? 0 : (in.zeroes(at) - longest + 1) & -PIECE;
            if (skip > 0) {
                at += skip;
            } else {
                int limit = (int) Math.min(bytes.length, in.length() - at);
                in.read(at, bytes, 0, limit);
                piece(bytes, Math.min(PIECE, limit), limit, at, finder);
                at += PIECE;
            }
        }
    }

    private void piece(byte[] bytes, int to, int limit, long base, Finder finder) {
        if (needles.size() == 1) {
            Needle needle = needles.get(0);
            for (int at = needle.find(bytes, 0, to, limit); at < to; at = needle.find(bytes, at + 1, to, limit)) {
                finder.found(base + at, needle.matchAt(bytes, at, limit), Finder.Kind.BYTES);
            }
            return;
        }
        BitSet places = new BitSet(PIECE);
        for (Needle needle : needles) {
            for (int at = needle.find(bytes, 0, to, limit); at < to; at = needle.find(bytes, at + 1, to, limit)) {
                places.set(at);
            }
        }
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
            int place = at;
            int length = needles.stream()
                    .mapToInt(needle -> needle.matchAt(bytes, place, limit))
                    .max()
                    .orElseThrow();
            finder.found(base + at, length, Finder.Kind.BYTES);
        }
    }
}
