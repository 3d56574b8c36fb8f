package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.MemoryImage;
import palimpsest.engine.memory.WriteSites;

/** What happened to one memory between two stops. It never changes. */
final class Changes {

    private static final int BLOCK = ChangeTracker.BLOCK;
    private static final int PAGE = 1 << 16;
    private static final int MOST_CHANGES = 4_096;
    /** 64 MiB are compared in some tens of milliseconds. */
    private static final int MOST_BLOCKS = 16_384;

    private final ChangeTracker.Written written;
    private final Optional<MemoryImage> before;
    private final MemoryImage now;
    private final byte[] markOfSite;
    private final boolean back;

    /**
     * @param before to compare with, where not everything was heard
     * @param back whether {@code before} is the later moment, so that it knows who wrote what differs
     */
    Changes(
            ChangeTracker.Written written,
            Optional<MemoryImage> before,
            MemoryImage now,
            byte[] markOfSite,
            boolean back) {
        this.back = back;
        this.written = written;
        this.before = before;
        this.now = now;
        this.markOfSite = markOfSite;
    }

    /** {@link Mark#CHANGED}, {@link Mark#REWRITTEN} or 0. */
    int flag(long address) {
        int heard = written.flag(address);
        if (before.isEmpty() || Mark.changed(heard)) {
            return heard;
        }
        MemoryImage then = before.get();
        if (now.samePage(then, address)) {
            return heard;
        }
        boolean was = address < then.length();
        return with(
                (byte) heard,
                read(now, address) != (was ? read(then, address) : 0),
                now.writer(address) != (was ? then.writer(address) : WriteSites.NONE));
    }

    /** Whether anything may have happened to the 4 KiB from an address on. */
    boolean mayHold(long address) {
        return written.blocks().contains(address / BLOCK)
                || before.filter(then -> !now.samePage(then, address)).isPresent();
    }

    /** A mark with what comparing adds to what was heard. */
    static byte with(byte mark, boolean changed, boolean rewritten) {
        if (changed) {
            return (byte) ((mark & ~Mark.REWRITTEN) | Mark.CHANGED);
        }
        return rewritten && !Mark.changed(mark) ? (byte) (mark | Mark.REWRITTEN) : mark;
    }

    /** Whether comparing finds no page that was written. */
    boolean untouched() {
        for (long at = 0; before.isPresent() && at < now.length(); at += PAGE) {
            if (!now.samePage(before.get(), at)) {
                return false;
            }
        }
        return true;
    }

    /**
     * All of it, in the order of addresses; neighbours by the same actor are one.
     *
     * @return whether it has all
     */
    boolean list(int memory, List<Change> into) {
        TreeSet<Long> blocks = new TreeSet<>(written.blocks());
        boolean all = true;
        for (long at = 0; before.isPresent() && at < now.length(); at += BLOCK) {
            if (!now.samePage(before.get(), at)) {
                if (blocks.size() == MOST_BLOCKS) {
                    all = false;
                    break;
                }
                blocks.add(at / BLOCK);
            }
        }
        Runs runs = new Runs(memory, into);
        for (long block : blocks) {
            for (long at = block * BLOCK; at < Math.min(now.length(), (block + 1) * BLOCK); at++) {
                int flag = flag(at);
                if (flag != 0 && !runs.add(at, flag | origin(at))) {
                    return false;
                }
            }
        }
        return runs.end() && all;
    }

    private int origin(long address) {
        if (back && before.isPresent() && address < before.get().length()) {
            return markOfSite[before.get().writer(address)];
        }
        return markOfSite[now.writer(address)];
    }

    private static int read(MemoryImage image, long address) {
        byte[] one = new byte[1];
        image.read(address, one, 0, 1);
        return one[0];
    }

    /** Makes ranges of bytes. */
    private static final class Runs {
        private final int memory;
        private final List<Change> into;
        private final List<Change> found = new ArrayList<>();
        private long start;
        private long end;
        private int mark;

        Runs(int memory, List<Change> into) {
            this.memory = memory;
            this.into = into;
        }

        boolean add(long at, int markThere) {
            if (markThere == mark && at == end) {
                end++;
                return true;
            }
            boolean room = close();
            start = at;
            end = at + 1;
            mark = markThere;
            return room;
        }

        boolean end() {
            return close();
        }

        private boolean close() {
            if (mark != 0) {
                Change change = new Change(
                        new MemoryRange(memory, start, end - start),
                        Mark.writer(mark).orElse(Actor.MODULE),
                        Mark.changed(mark));
                found.add(change);
                into.add(change);
                mark = 0;
            }
            return found.size() < MOST_CHANGES;
        }
    }
}
