package palimpsest.engine.exec;

import java.util.List;
import java.util.function.UnaryOperator;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.GlobalInstance;

/**
 * A loop of a function as generated code: it stands before the loop's first operation and runs on in Java's own variables
 * until something else is to be done. What it does not do itself it leaves to the operations, before the instruction in
 * question: the state is then as if they had done everything. Where it is asked to go step by step it does nothing.
 */
abstract class Region extends Op {

    /** Where the code goes on after leaving it. */
    record Exit(Op op, List<Inlined> calls) {}

    /** A call that was made in the code: the operation, and where the callee's frame stands from the region's. */
    record Inlined(Op call, int shift) {
        long begun(long base) {
            return base;
        }
    }

    /** What the generated code refers to. */
    record Parts(
            List<LinearMemory> memories,
            List<GlobalInstance> globals,
            List<Exit> exits,
            int longest,
            int calls,
            int slots) {}

    final LinearMemory[] memories;
    final GlobalInstance[] globals;
    private final Exit[] exits;
    private final int longest;
    private final int calls;
    private final int needed;

    /** @param head the fast operation that the loop begins with, to go on with where this stays out */
    Region(Op head, Parts parts) {
        next = head;
        memories = parts.memories.toArray(LinearMemory[]::new);
        globals = parts.globals.toArray(GlobalInstance[]::new);
        exits = parts.exits.toArray(Exit[]::new);
        longest = parts.longest;
        calls = parts.calls;
        needed = parts.slots;
    }

    /** How far the base of the time may grow before the limit has to be looked at; negative to stay out. */
    final int room(State s, int frame) {
        if (s.depth + calls > s.calls.length || frame + needed > s.slots.length) {
            return -1;
        }
        return (int) Math.min(s.limit - s.base - longest, Integer.MAX_VALUE / 2);
    }

    /** Leaves the code: all slots are written. */
    final Op leave(State s, long base, int number) {
        Exit exit = exits[number];
        s.base = base;
        int frame = s.frame;
        for (Inlined each : exit.calls) {
            s.calls[s.depth] = each.call;
            s.frames[s.depth] = s.frame;
            s.begun[s.depth++] = each.begun(base);
            s.frame = frame + each.shift;
        }
        Op op = exit.op;
        if (base > s.limit - op.body.steps) {
            return s.stop(op, State.Cause.LIMIT);
        }
        // Step by step to where fast operations go on.
        while (op.exact == op && op.fast == op && op.body.fastAllowed && op != s.stop) {
            s.next = op;
            op = op.run(s, s.slots, s.frame);
        }
        return op.fast;
    }

    @Override
    void relink(UnaryOperator<Op> instead) {
        // The operation that it stands before stays where it is, but what that leads to may be replaced.
        next.relink(instead);
    }
}
