package palimpsest.engine.exec;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;

/** Foretells which bytes of memory an operation will touch. */
final class PendingAccesses {

    private PendingAccesses() {}

    /** What an operation will touch, the writing access first; empty if nothing. */
    static List<PendingAccess> of(State s, Op op) {
        if (op instanceof InstantiationOps.Action action) {
            return action.pendingAccess().map(List::of).orElse(List.of());
        }
        Optional<InstructionReader> in = op.isStep() ? Snapshots.instruction(op) : Optional.empty();
        return in.isPresent() && op instanceof SlotOp slotted ? of(s, slotted, in.get()) : List.of();
    }

    private static List<PendingAccess> of(State s, SlotOp op, InstructionReader in) {
        Optional<Access> access = in.opcode().access();
        if (access.isEmpty()) {
            return List.of();
        }
        ModuleInstance instance = op.body.instance.orElseThrow();
        int at = s.frame + op.slot;
        if (access.get().width() != 0) {
            int memory = instance.memories().get(in.index()).index();
            boolean reads = access.get().kind() != Access.Kind.WRITE;
            return List.of(new PendingAccess(
                    memory,
                    s.slots[at] + in.value(),
                    access.get().width(),
                    reads,
                    access.get().writes()));
        }
        int to = in.opcode() == Opcode.MEMORY_INIT ? in.index2() : in.index();
        long count = s.slots[at + 2];
        PendingAccess written = new PendingAccess(instance.memories().get(to).index(), s.slots[at], count, false, true);
        if (in.opcode() != Opcode.MEMORY_COPY) {
            return List.of(written);
        }
        int from = instance.memories().get(in.index2()).index();
        return List.of(written, new PendingAccess(from, s.slots[at + 1], count, true, false));
    }
}
