package palimpsest.engine.timeline;

import java.util.Arrays;
import java.util.List;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.source.ByteSlice;

/**
 * A few hundred entries of a tape in a row. Writes and reads of the host are packed: what can be foreseen from the entry
 * before takes no room, so that a script's store of one byte takes two. Other actions stay objects, in a list of their own.
 */
final class TapePiece {

    private static final int MOST_ENTRIES = 256;
    /** A write of more bytes stays an object. */
    static final int MOST_BYTES = 512;
    /** What an entry takes beside its bytes at most: its head and five numbers. */
    private static final int MOST_HEAD = 1 + 5 * 10;

    private static final int OTHER = 0;
    private static final int WRITE = 1;
    private static final int READ = 2;
    private static final int KIND = 3;
    private static final int NEW_STEP = 1 << 2;
    private static final int NEW_SITE = 1 << 3;
    private static final int NEW_ADDRESS = 1 << 4;
    private static final int NEW_COUNT = 1 << 5;

    /** The index of the first entry, and how many others and reads are before it on the tape. */
    final int first;

    private final int others;
    private final int reads;
    private final Foreseen start;
    private byte[] bytes = new byte[64];
    private int used;
    private int count;

    /** What the next entry is like if nothing changes. */
    static final class Foreseen {
        private long step;
        private int site;
        private long address;
        private long count = 1;

        private Foreseen copy() {
            Foreseen copy = new Foreseen();
            copy.step = step;
            copy.site = site;
            copy.address = address;
            copy.count = count;
            return copy;
        }
    }

    /** An empty piece, after what is foreseen. */
    TapePiece(int first, int others, int reads, Foreseen foreseen) {
        this.first = first;
        this.others = others;
        this.reads = reads;
        this.start = foreseen.copy();
    }

    /** The index after the last entry. */
    int end() {
        return first + count;
    }

    /** About how many bytes of Java's memory it takes, but for what others are. */
    long cost() {
        return 100L + bytes.length;
    }

    boolean full() {
        return count == MOST_ENTRIES;
    }

    /** Gives back room that it will not need. */
    void close() {
        bytes = Arrays.copyOf(bytes, used);
    }

    // ---- Adding

    void addOther(Foreseen next, long step, boolean isStep) {
        begin(OTHER, next, step, next.site, next.address, next.count);
        next.step += isStep ? 1 : 0;
    }

    void addWrite(Foreseen next, long step, int site, long address, byte[] written) {
        begin(WRITE, next, step, site, address, written.length);
        System.arraycopy(written, 0, bytes, used, written.length);
        used += written.length;
        next.step++;
    }

    void addRead(Foreseen next, long step, int site, long address, long length) {
        begin(READ, next, step, site, address, length);
    }

    private void begin(int kind, Foreseen next, long step, int site, long address, long length) {
        long room = used + MOST_HEAD + (kind == WRITE ? length : 0);
        if (room > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(room, bytes.length * 2L));
        }
        int head = used++;
        int flags = kind;
        if (step != next.step) {
            flags |= NEW_STEP;
            number(step - next.step);
        }
        if (site != next.site) {
            flags |= NEW_SITE;
            number(site - next.site);
        }
        if (address != next.address) {
            flags |= NEW_ADDRESS;
            number(address - next.address);
        }
        if (length != next.count) {
            flags |= NEW_COUNT;
            number(length - next.count);
        }
        bytes[head] = (byte) flags;
        next.step = step;
        next.site = site;
        next.address = kind == OTHER ? address : address + length;
        next.count = length;
        count++;
    }

    /** A difference, small ones of either sign in few bytes. */
    private void number(long difference) {
        long left = (difference << 1) ^ (difference >> 63);
        while ((left & ~0x7fL) != 0) {
            bytes[used++] = (byte) ((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        bytes[used++] = (byte) left;
    }

    /** A reader of the piece, which stands before its first entry. */
    Reader reader() {
        return new Reader();
    }

    /** Reads the entries one after the other. */
    final class Reader {
        private final Foreseen next = start.copy();
        private int at;
        private int done;
        private int othersDone;
        private int readsDone;

        private int kind;
        private long step;
        private long address;
        private long length;
        private int from;

        TapePiece piece() {
            return TapePiece.this;
        }

        /** The index of the next entry. */
        int index() {
            return first + done;
        }

        /** How many others were before the next entry, on the whole tape. */
        int others() {
            return others + othersDone;
        }

        /** How many reads were before the next entry, on the whole tape. */
        int reads() {
            return reads + readsDone;
        }

        /** Reads the next entry; {@code all} holds the others of the tape. */
        void read(List<TapeEntry> all) {
            int flags = bytes[at++];
            kind = flags & KIND;
            next.step += (flags & NEW_STEP) != 0 ? number() : 0;
            next.site += (flags & NEW_SITE) != 0 ? (int) number() : 0;
            next.address += (flags & NEW_ADDRESS) != 0 ? number() : 0;
            next.count += (flags & NEW_COUNT) != 0 ? number() : 0;
            step = next.step;
            address = next.address;
            length = next.count;
            from = at;
            done++;
            if (kind == OTHER) {
                next.step += all.get(others + othersDone++).action().isStep() ? 1 : 0;
                return;
            }
            next.address += length;
            if (kind == WRITE) {
                at += (int) length;
                next.step++;
            } else {
                readsDone++;
            }
        }

        private long number() {
            long read = 0;
            for (int shift = 0; ; shift += 7) {
                byte each = bytes[at++];
                read |= (each & 0x7fL) << shift;
                if (each >= 0) {
                    return (read >>> 1) ^ -(read & 1);
                }
            }
        }

        /** The entry that was read. */
        TapeEntry entry(List<TapeEntry> all, List<HostSite> sites) {
            if (kind == OTHER) {
                return all.get(others + othersDone - 1);
            }
            HostSite site = sites.get(next.site);
            HostAction action = kind == WRITE
                    ? new HostAction.Write(
                            site.memory(), address, new ByteSlice(bytes, from, from + (int) length), site.place())
                    : new HostAction.Read(site.memory(), address, length, site.place());
            return new TapeEntry(step, action);
        }

        /** Makes the next entry the end of the piece, and says what is foreseen there. */
        Foreseen cut() {
            count = done;
            used = at;
            close();
            return next.copy();
        }
    }
}
