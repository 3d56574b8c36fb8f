package palimpsest.engine.memory;

import java.util.Arrays;

/** Packs who wrote each byte of a block, by runs or by a palette, whatever is smaller. Keeps its scratch space. */
final class WritersPacker {

    private static final int SIZE = Block.SIZE;
    private static final int MOST_COLOURS = 256;
    private static final int TABLE = 1024;
    /** So many runs are sought out one by one, and take less room than anything else. */
    private static final int FEW_RUNS = 96;

    private final char[] ends = new char[SIZE];
    private final int[] sites = new int[SIZE];
    private final int[] keys = new int[TABLE];
    private final short[] colours = new short[TABLE];
    private final byte[] indices = new byte[SIZE];

    /** Packs as many numbers of sites as a block has bytes. */
    SavedWriters pack(int[] writers, int from) {
        int runs = fewRuns(writers, from);
        if (runs == 1) {
            return new SavedWriters.One(writers[from]);
        }
        if (runs > 1) {
            return runsOf(runs);
        }
        return twoColours(writers, from)
                ? new SavedWriters.Palette(new int[] {sites[0], sites[1]}, 1, Arrays.copyOf(indices, SIZE / 8))
                : palette(runs(writers, from));
    }

    /** Finds the runs, and how many there are; 0 if there are too many. */
    private int fewRuns(int[] writers, int from) {
        int end = from + SIZE;
        int at = from;
        for (int run = 0; run < FEW_RUNS; run++) {
            int same = Arrays.mismatch(writers, at, end - 1, writers, at + 1, end);
            sites[run] = writers[at];
            if (same < 0) {
                ends[run] = (char) (SIZE - 1);
                return run + 1;
            }
            at += same + 1;
            ends[run] = (char) (at - 1 - from);
        }
        return 0;
    }

    /** Makes indices of the first two sites, a bit each, and says whether there are no others. */
    private boolean twoColours(int[] writers, int from) {
        int zero = sites[0];
        int one = sites[1];
        int others = 0;
        int at = from;
        for (int i = 0; i < SIZE / 8; i++) {
            int packed = 0;
            for (int j = 0; j < 8; j++) {
                int notZero = writers[at + j] ^ zero;
                int notOne = writers[at + j] ^ one;
                notZero |= -notZero;
                others |= notZero & (notOne | -notOne);
                packed |= (notZero >>> 31) << j;
            }
            indices[i] = (byte) packed;
            at += 8;
        }
        return others >= 0;
    }

    /** Finds all runs. Without a branch for each byte: where many write, they write in no order that could be foreseen. */
    private int runs(int[] writers, int from) {
        int run = 0;
        int last = writers[from];
        for (int i = 0; i < SIZE; i++) {
            int site = writers[from + i];
            int differs = site ^ last;
            run += (differs | -differs) >>> 31;
            ends[run] = (char) i;
            sites[run] = site;
            last = site;
        }
        return run + 1;
    }

    private SavedWriters runsOf(int runs) {
        return new SavedWriters.Runs(Arrays.copyOf(ends, runs), Arrays.copyOf(sites, runs));
    }

    private SavedWriters palette(int runs) {
        Arrays.fill(colours, (short) -1);
        int[] palette = new int[MOST_COLOURS];
        int count = 0;
        int start = 0;
        for (int run = 0; run < runs; run++) {
            int site = sites[run];
            int slot = (site * 0x9e3779b1) >>> 22;
            while (colours[slot] >= 0 && keys[slot] != site) {
                slot = (slot + 1) & (TABLE - 1);
            }
            if (colours[slot] < 0) {
                if (count == MOST_COLOURS) {
                    return runsOf(runs);
                }
                keys[slot] = site;
                colours[slot] = (short) count;
                palette[count++] = site;
            }
            byte colour = (byte) colours[slot];
            int end = ends[run];
            for (int i = start; i <= end; i++) {
                indices[i] = colour;
            }
            start = end + 1;
        }
        int bits = count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
        if (SIZE * bits / 8 + 4 * count >= 6 * runs) {
            return runsOf(runs);
        }
        return new SavedWriters.Palette(Arrays.copyOf(palette, count), bits, packed(bits));
    }

    private byte[] packed(int bits) {
        int each = 8 / bits;
        byte[] packed = new byte[SIZE / each];
        int at = 0;
        for (int i = 0; i < packed.length; i++) {
            int value = 0;
            for (int j = 0; j < 8; j += bits) {
                value |= (indices[at++] & 0xff) << j;
            }
            packed[i] = (byte) value;
        }
        return packed;
    }
}
