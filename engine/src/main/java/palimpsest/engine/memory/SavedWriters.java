package palimpsest.engine.memory;

import java.util.Arrays;

/** Who wrote each byte of a {@link Block}, packed. */
sealed interface SavedWriters {

    SavedWriters NOBODY = new One(WriteSites.NONE);

    /** Puts the numbers of the sites into an array of one for each byte. */
    void unpack(int[] into, int from);

    /** About how many bytes of Java's memory it takes. */
    long cost();

    /** One wrote all of it. */
    record One(int site) implements SavedWriters {
        @Override
        public void unpack(int[] into, int from) {
            Arrays.fill(into, from, from + Block.SIZE, site);
        }

        @Override
        public long cost() {
            return 16;
        }
    }

    /** Runs of bytes: {@code ends[i]} is the index of the last byte of a run that {@code sites[i]} wrote. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Runs(char[] ends, int[] sites) implements SavedWriters {
        @Override
        public void unpack(int[] into, int from) {
            int start = from;
            for (int i = 0; i < ends.length; i++) {
                int end = from + ends[i] + 1;
                Arrays.fill(into, start, end, sites[i]);
                start = end;
            }
        }

        @Override
        public long cost() {
            return 56 + 6L * ends.length;
        }
    }

    /** A few sites, and for each byte the index of one in 1, 2, 4 or 8 bits, the lowest bits first. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Palette(int[] sites, int bits, byte[] indices) implements SavedWriters {
        @Override
        public void unpack(int[] into, int from) {
            int at = from;
            if (bits == 1) {
                int one = sites[0];
                int differs = one ^ sites[1];
                for (byte packed : indices) {
                    for (int i = 0; i < 8; i++) {
                        into[at + i] = one ^ (differs & -((packed >>> i) & 1));
                    }
                    at += 8;
                }
                return;
            }
            int mask = (1 << bits) - 1;
            int each = 8 / bits;
            for (byte packed : indices) {
                for (int i = 0; i < each; i++) {
                    into[at + i] = sites[(packed >>> (i * bits)) & mask];
                }
                at += each;
            }
        }

        @Override
        public long cost() {
            return 64 + 4L * sites.length + indices.length;
        }
    }
}
