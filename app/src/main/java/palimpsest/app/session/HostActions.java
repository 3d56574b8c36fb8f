package palimpsest.app.session;

import java.util.Optional;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.session.HostEdits.HostEdit;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.source.ByteSlice;

/** What a person does to a memory by hand, as the host: writing, taking back, growing. Each says what came of it. */
final class HostActions {

    private final ConsoleLog console;
    private final HostEdits edits = new HostEdits();

    HostActions(ConsoleLog console) {
        this.console = console;
    }

    /** Another instance: there is nothing to take back. */
    void clear() {
        edits.clear();
    }

    /** The future from a step on was cut off. */
    void cut(long step) {
        edits.cut(step);
    }

    Optional<String> undoWords(long step) {
        return edits.lastDone(step).map(HostEdit::words);
    }

    Optional<String> redoWords(long step) {
        return edits.lastUndone(step).map(HostEdit::words);
    }

    void write(Execution execution, int memory, long address, ByteSlice bytes) {
        if (holds(execution, memory)) {
            long step = execution.step();
            put(execution, memory, address, bytes, "by hand").ifPresent(before -> {
                edits.add(step, new HostEdit(memory, address, before, bytes));
                console.add(Kind.INTENT, "wrote " + spaced(bytes) + " at " + Views.address(address));
            });
        }
    }

    void undo(Execution execution) {
        long step = execution.step();
        edits.lastDone(step).ifPresent(edit -> {
            put(execution, edit.memory(), edit.address(), edit.before(), "by undo");
            edits.undid(step, edit);
            console.add(Kind.INTENT, "took back the " + edit.words());
        });
    }

    void redo(Execution execution) {
        long step = execution.step();
        edits.lastUndone(step).ifPresent(edit -> {
            put(execution, edit.memory(), edit.address(), edit.after(), "by redo");
            edits.redid(step, edit);
            console.add(Kind.INTENT, "did the " + edit.words() + " again");
        });
    }

    void grow(Execution execution, int memory, long pages) {
        if (holds(execution, memory)) {
            Optional<String> refusal = execution.memory(memory).refusal(pages);
            long before = execution.grow(memory, pages, "by hand");
            if (before >= 0) {
                console.add(Kind.INTENT, "grew the memory from " + before + " to " + (before + pages) + " pages");
            } else {
                console.add(Kind.FAULT, refusal.orElse("there is not enough room for so many pages"));
            }
        }
    }

    void notify(Execution execution, int memory, long address, long count) {
        if (holds(execution, memory)) {
            int woken = execution.notify(memory, address, count);
            String came = woken == 0 ? "nobody waits there" : "woke " + woken;
            console.add(Kind.INTENT, "notify " + Views.address(address) + ": " + came);
        }
    }

    void timeOut(Execution execution) {
        execution.machine().timeOut();
        console.add(Kind.INTENT, "let the wait time out");
    }

    /** The old bytes; empty when the new ones do not fit, which is told. */
    private Optional<ByteSlice> put(Execution execution, int memory, long address, ByteSlice bytes, String place) {
        byte[] before = new byte[bytes.length()];
        try {
            execution.memory(memory).read(address, before, 0, before.length);
            execution.write(memory, address, bytes, place);
            return Optional.of(ByteSlice.of(before));
        } catch (AccessFault outside) {
            console.add(
                    Kind.FAULT,
                    "out of bounds memory access: " + Long.toUnsignedString(outside.width()) + " bytes at "
                            + Views.address(outside.address()) + " do not fit in "
                            + outside.memory().length() + " bytes; nothing was written");
            return Optional.empty();
        }
    }

    private static String spaced(ByteSlice bytes) {
        return bytes.hex().replaceAll("..(?=.)", "$0 ");
    }

    private boolean holds(Execution execution, int memory) {
        boolean there = memory >= 0 && memory < execution.memories();
        if (!there) {
            console.add(Kind.NOTE, "there is no memory " + memory);
        }
        return there;
    }
}
