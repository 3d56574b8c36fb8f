package palimpsest.engine.exec;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.GlobalInstance;

/**
 * A loop, or a whole small function, as generated code: it stands in the place of its first fast operation and runs on in
 * Java's own variables until something else is to be done. What it does not do itself it leaves to the operations, before the instruction in
 * question: the state is then as if they had done everything. Where it is asked to go step by step it does nothing.
 */
abstract class Region extends Op {

    /** Counted by a call that did not return, because the region is left. */
    static final int LEFT = Integer.MAX_VALUE;

    /** How many slots the frames of calls by Java may take at most. */
    static final int REACH = 256;

    /** Where the code goes on after leaving it, and where the frame then stands from that of the method it is left in. */
    record Exit(Op op, int shift) {}

    /** A call that is made in the code: the operation, and where its own frame stands from that of the method it is in. */
    record Inlined(Op call, int shift) {}

    /** A function whose code it has in its own, and under which guards. */
    record Callee(Body body, FastCode code) {}

    /** What the generated code refers to, and what it needs: steps, calls and slots. */
    record Parts(
            FunctionCode.Stretch stretch,
            List<LinearMemory> memories,
            List<GlobalInstance> globals,
            List<Watched> watched,
            List<Exit> exits,
            List<Inlined> inlined,
            List<Callee> callees,
            int longest,
            int calls,
            int slots) {}

    /** What it is the code of. */
    final FunctionCode.Stretch stretch;

    final LinearMemory[] memories;
    final GlobalInstance[] globals;
    /** The watched bytes that loads have to look at. */
    final Watched[] watched;

    private final Exit[] exits;
    private final Inlined[] inlined;
    private final Callee[] callees;
    /** The operation in whose place it stands. */
    final Op original;

    private final int longest;
    private final int calls;
    private final int needed;

    /**
     * @param head what to go on with where this stays out: the fast operation that the loop begins with, or a region that
     *     stands in its place and was made for other guards
     */
    Region(Op head, Parts parts) {
        next = head;
        original = head instanceof Region region ? region.original : head;
        stretch = parts.stretch;
        memories = parts.memories.toArray(LinearMemory[]::new);
        globals = parts.globals.toArray(GlobalInstance[]::new);
        watched = parts.watched.toArray(Watched[]::new);
        exits = parts.exits.toArray(Exit[]::new);
        inlined = parts.inlined.toArray(Inlined[]::new);
        callees = parts.callees.toArray(Callee[]::new);
        longest = parts.longest;
        calls = parts.calls;
        needed = parts.slots;
    }

    /** How far the base of the time may grow before the limit has to be looked at; negative to stay out. */
    final int room(State s, int frame) {
        if (!fits() || !s.hasRoom(calls, frame + needed)) {
            return -1;
        }
        s.origin = s.base;
        s.lastFrame = frame + s.reach;
        s.room = (int) Math.min(s.limit - s.base - longest, Integer.MAX_VALUE / 2);
        return s.room;
    }

    /** Whether the functions that are called here have the guards that it was made for. */
    private boolean fits() {
        for (Callee each : callees) {
            if (each.body.code != each.code) {
                return false;
            }
        }
        return true;
    }

    /** The region here that fits the guards of now, if there is one. */
    final Optional<Region> usable() {
        for (Op op = this; op instanceof Region region; op = region.next) {
            if (region.fits()) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }

    /** How many regions there are in the same place, from this one on. */
    final int count() {
        return next instanceof Region region ? region.count() + 1 : 1;
    }

    /** Before leaving: a call is in progress, of a frame in the method whose own frame is given. */
    final void inCall(State s, int frame, int number, long begun) {
        Inlined call = inlined[number];
        s.leaving.call(call.call, frame + call.shift, begun);
    }

    /** Leaves a method: all its slots are written. It has been left by a method that it called if the number is negative. */
    final void left(State s, int frame, long base, int number) {
        s.count = LEFT;
        if (number >= 0) {
            s.leaving.by(number, frame + exits[number].shift, base);
        }
    }

    /** Leaves the code: all slots are written. */
    final Op leave(State s, int frame, long base, int number) {
        left(s, frame, base, number);
        Op op = exits[s.leaving.apply(s)].op;
        if (s.base > s.limit - op.body.steps) {
            return s.stop(op, State.Cause.LIMIT);
        }
        // Step by step to where fast operations go on.
        while (GuardOps.fast(op).isExact() && op.body.hasFast() && op != s.stop) {
            s.next = op;
            op = op.run(s, s.slots, s.frame);
        }
        Op fast = GuardOps.fast(op);
        // What it cannot do itself at its very beginning, the operation does that it stands in the place of.
        return fast instanceof Region region && region.original == original ? original : fast;
    }

    @Override
    void relink(UnaryOperator<Op> instead) {
        // The operation that it stands before stays where it is, but what that leads to may be replaced.
        next.relink(instead);
    }
}
