package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;

/** Writes by hand that can be taken back, and those that were. */
final class HostEdits {

    private static final int MOST = 1_000;

    private final ArrayDeque<HostEdit> done = new ArrayDeque<>();
    private final ArrayDeque<HostEdit> undone = new ArrayDeque<>();

    /** Notes a new write; what was taken back before it is gone. */
    void add(HostEdit edit) {
        undone.clear();
        push(done, edit);
    }

    void clear() {
        done.clear();
        undone.clear();
    }

    Optional<HostEdit> lastDone() {
        return Optional.ofNullable(done.peekLast());
    }

    Optional<HostEdit> lastUndone() {
        return Optional.ofNullable(undone.peekLast());
    }

    /** The last write was taken back. */
    void undid() {
        push(undone, done.removeLast());
    }

    /** What was taken back last was done again. */
    void redid() {
        push(done, undone.removeLast());
    }

    private static void push(ArrayDeque<HostEdit> edits, HostEdit edit) {
        if (edits.size() == MOST) {
            edits.removeFirst();
        }
        edits.addLast(edit);
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
