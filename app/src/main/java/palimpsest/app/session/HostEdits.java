package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;

/** What was written by hand, taken back and done again, each at its step; so that it is known for every moment. */
final class HostEdits {

    private static final int MOST = 1_000;

    private final List<Entry> entries = new ArrayList<>();

    /** What was done with an edit. */
    private enum Kind {
        WRITE,
        UNDO,
        REDO
    }

    private record Entry(long step, Kind kind, HostEdit edit) {}

    /** Notes a new write that is a step; what was taken back before it is gone. */
    void add(long step, HostEdit edit) {
        add(new Entry(step, Kind.WRITE, edit));
    }

    /** The last write was taken back, by a step. */
    void undid(long step, HostEdit edit) {
        add(new Entry(step, Kind.UNDO, edit));
    }

    /** What was taken back last was done again, by a step. */
    void redid(long step, HostEdit edit) {
        add(new Entry(step, Kind.REDO, edit));
    }

    private void add(Entry entry) {
        if (entries.size() == MOST) {
            entries.remove(0);
        }
        entries.add(entry);
    }

    void clear() {
        entries.clear();
    }

    /** The future from a step on was cut off. */
    void cut(long step) {
        entries.removeIf(entry -> entry.step() >= step);
    }

    /** What can be taken back at a step. */
    Optional<HostEdit> lastDone(long step) {
        return Optional.ofNullable(at(step).done.peekLast());
    }

    /** What can be done again at a step. */
    Optional<HostEdit> lastUndone(long step) {
        return Optional.ofNullable(at(step).undone.peekLast());
    }

    private Stacks at(long step) {
        Stacks stacks = new Stacks(new ArrayDeque<>(), new ArrayDeque<>());
        for (Entry entry : entries) {
            if (entry.step() < step) {
                stacks.add(entry);
            }
        }
        return stacks;
    }

    private record Stacks(ArrayDeque<HostEdit> done, ArrayDeque<HostEdit> undone) {
        void add(Entry entry) {
            switch (entry.kind()) {
                case WRITE -> {
                    undone.clear();
                    done.addLast(entry.edit());
                }
                case UNDO -> {
                    done.pollLast();
                    undone.addLast(entry.edit());
                }
                case REDO -> {
                    undone.pollLast();
                    done.addLast(entry.edit());
                }
            }
        }
    }

    /** A write by hand. */
    record HostEdit(int memory, long address, ByteSlice before, ByteSlice after) {
        /** The write in a few words, for a menu. */
        String words() {
            return after.length() == 1
                    ? "write at " + Views.address(address)
                    : "write of " + after.length() + " bytes at " + Views.address(address);
        }
    }
}
