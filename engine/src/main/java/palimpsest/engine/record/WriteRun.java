package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ByteWriter;

/**
 * Collects writes of the host that stand in a row: at steps one after the other, to one memory, from one place, of one width.
 * A script that fills a memory byte by byte makes millions of them.
 */
final class WriteRun {

    /** Fewer are saved one by one. */
    private static final int LEAST = 8;

    private final List<SavedAction> actions;
    private final List<SavedAction> single = new ArrayList<>();
    private ByteWriter packed = new ByteWriter();
    private SavedAction.Write first = new SavedAction.Write(0, 0, ByteSlice.EMPTY, "");
    private long step;
    private long next;
    private int count;

    /** @param actions where they go, in order with all others */
    WriteRun(List<SavedAction> actions) {
        this.actions = actions;
    }

    /** Adds an action to the list, sooner or later. */
    void add(SavedAction action) {
        if (!(action.deed() instanceof SavedAction.Write write) || write.bytes().length() == 0) {
            close();
            actions.add(action);
            return;
        }
        if (!follows(action.step(), write)) {
            close();
            first = write;
            step = action.step();
            next = 0;
        }
        if (count < LEAST) {
            single.add(action);
        }
        ByteSlice bytes = write.bytes();
        packed.s64(write.address() - next).bytes(bytes.array(), bytes.start(), bytes.end());
        next = write.address() + bytes.length();
        count++;
    }

    private boolean follows(long at, SavedAction.Write write) {
        return count > 0
                && at == step + count
                && write.memory() == first.memory()
                && write.place().equals(first.place())
                && write.bytes().length() == first.bytes().length();
    }

    /** Puts what was collected into the list. */
    void close() {
        if (count < LEAST) {
            actions.addAll(single);
        } else {
            ByteSlice all = ByteSlice.of(packed.toBytes());
            actions.add(new SavedAction(
                    step, new SavedAction.Writes(first.memory(), first.bytes().length(), count, all, first.place())));
        }
        single.clear();
        packed = new ByteWriter();
        count = 0;
    }
}
