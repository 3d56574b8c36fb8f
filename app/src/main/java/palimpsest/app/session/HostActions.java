package palimpsest.app.session;

import java.util.Optional;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.session.HostEdits.HostEdit;
import palimpsest.app.words.Words;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.TapeEntry;

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

    /** Whether somebody did it by hand. */
    static boolean isByHand(HostAction action) {
        return action instanceof HostAction.Write write
                ? HostEdits.Kind.of(write.place()).isPresent()
                : action instanceof HostAction.Grow grow && grow.place().equals(HostEdits.Kind.WRITE.place());
    }

    /** Another instance, with a record: what can be taken back stands in it. */
    void restore(Execution execution) {
        edits.clear();
        for (TapeEntry entry : execution.timeline().tape()) {
            if (entry.action() instanceof HostAction.Write write) {
                int memory =
                        execution.memoryIndex(write.memory().memory().index()).orElse(-1);
                HostEdits.Kind.of(write.place())
                        .filter(kind -> memory >= 0)
                        .ifPresent(kind ->
                                edits.add(kind, new HostEdit(entry.step(), memory, write.address(), write.bytes())));
            }
        }
    }

    void write(Execution execution, int memory, long address, ByteSlice bytes) {
        if (holds(execution, memory) && put(execution, HostEdits.Kind.WRITE, memory, address, bytes)) {
            console.add(Kind.INTENT, Words.of("session.did.wrote", spaced(bytes), Views.address(address)));
        }
    }

    void undo(Execution execution) {
        edits.lastDone(execution.step()).ifPresent(edit -> {
            put(execution, HostEdits.Kind.UNDO, edit.memory(), edit.address(), before(execution, edit));
            console.add(Kind.INTENT, Words.of("session.did.undo", edit.words()));
        });
    }

    void redo(Execution execution) {
        edits.lastUndone(execution.step()).ifPresent(edit -> {
            put(execution, HostEdits.Kind.REDO, edit.memory(), edit.address(), edit.bytes());
            console.add(Kind.INTENT, Words.of("session.did.redo", edit.words()));
        });
    }

    /** What an edit wrote over. */
    private static ByteSlice before(Execution execution, HostEdit edit) {
        byte[] bytes = new byte[edit.bytes().length()];
        return execution.timeline().excursion(() -> {
            execution.timeline().travelTo(edit.step());
            execution.memory(edit.memory()).read(edit.address(), bytes, 0, bytes.length);
            return ByteSlice.of(bytes);
        });
    }

    void grow(Execution execution, int memory, long pages) {
        if (holds(execution, memory)) {
            Optional<String> refusal = execution.memory(memory).refusal(pages);
            long before = execution.grow(memory, pages, HostEdits.Kind.WRITE.place());
            if (before >= 0) {
                console.add(
                        Kind.INTENT,
                        Words.of("session.did.grew", Long.toString(before), Long.toString(before + pages)));
            } else {
                console.add(Kind.FAULT, refusal.orElse(Words.of("session.did.no-room")));
            }
        }
    }

    void notify(Execution execution, int memory, long address, long count) {
        if (holds(execution, memory)) {
            int woken = execution.notify(memory, address, count);
            String came =
                    woken == 0 ? Words.of("session.did.nobody") : Words.of("session.did.woke", Integer.toString(woken));
            console.add(Kind.INTENT, Words.of("session.did.notify", Views.address(address), came));
        }
    }

    void timeOut(Execution execution) {
        execution.machine().timeOut();
        console.add(Kind.INTENT, Words.of("session.did.time-out"));
    }

    /** Whether the bytes fitted; if not, that is told. */
    private boolean put(Execution execution, HostEdits.Kind kind, int memory, long address, ByteSlice bytes) {
        long step = execution.step();
        try {
            execution.write(memory, address, bytes, kind.place());
            edits.add(kind, new HostEdit(step, memory, address, bytes));
            return true;
        } catch (AccessFault outside) {
            console.add(
                    Kind.FAULT,
                    Words.of(
                            "session.did.outside",
                            Long.toUnsignedString(outside.width()),
                            Views.address(outside.address()),
                            Long.toString(outside.memory().length())));
            return false;
        }
    }

    private static String spaced(ByteSlice bytes) {
        return bytes.hex().replaceAll("..(?=.)", "$0 ");
    }

    private boolean holds(Execution execution, int memory) {
        boolean there = memory >= 0 && memory < execution.memories();
        if (!there) {
            console.add(Kind.NOTE, Words.of("session.did.no-memory", Integer.toString(memory)));
        }
        return there;
    }
}
