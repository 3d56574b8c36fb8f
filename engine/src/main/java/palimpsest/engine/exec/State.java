package palimpsest.engine.exec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.ResourceLimits;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.source.Phase;

/**
 * What changes while operations run: frames, calls and time. Numbers of all frames lie in {@link #slots}; vectors have their
 * high halves in {@link #highs}, and references lie in {@link #references}, under the same index.
 */
final class State {

    /** Why the operations stopped. */
    enum Cause {
        /** The limit is nearer than the longest way without looking at it. */
        LIMIT,
        /** The call that was begun last is over. */
        ENDED,
        /** A host function has been called. */
        HOST,
        /** The module waits to be notified. */
        WAIT,
        /** A guard asks the supervisor. */
        GUARD
    }

    long[] slots = new long[1024];
    long[] highs = {};
    Reference[] references = {};

    /** The first slot of the current frame. */
    int frame;
    /** The time at which the current function would have been at its position 0. */
    long base;
    /** Where operations stop; {@link Long#MAX_VALUE} lets them run on. */
    long limit = Long.MAX_VALUE;

    /** How many calls are in progress. */
    int depth;
    /** The call operations that wait for their callee, exact ones. */
    Op[] calls = {};
    /** The frames that they stand in. */
    int[] frames = {};
    /** The steps that the calls' callees began with. */
    long[] begun = {};

    /** The calls that wait to be notified, in the order in which they began to. */
    List<Waiter> waiters = List.of();

    /** The operation to go on with, an exact one. */
    Op next;

    Cause cause = Cause.ENDED;

    /** Whether fast operations run, which have no guards. */
    boolean free;

    // Of the region that runs: see RegionWriter
    /** The base of the time when it began, from which it counts. */
    long origin;
    /** How much may be counted before the limit has to be looked at. */
    int room;
    /** How many slots the frames of calls by Java may take, each at least one: so deep may Java's own stack get. */
    int reach;
    /** The last frame that such a call may have. */
    int lastFrame;
    /** What is counted when such a call returns, or {@link Region#LEFT}. */
    int count;

    final Leaving leaving = new Leaving();

    /** The time at which a guarded entry of a function was passed last. */
    long entered = -1;

    /** What an operation returns instead of a next one. */
    final Op stop;

    final Idle idle = new Idle();

    /** Stands for the host where it calls: execution goes from it to {@link #idle}. */
    final Idle entry = new Idle();

    private final int mostCalls;
    private final int mostSlots;

    State(ResourceLimits limits) {
        mostCalls = limits.calls();
        mostSlots = limits.slots();
        calls = new Op[Math.min(64, mostCalls)];
        frames = new int[calls.length];
        begun = new long[calls.length];
        Body nothing = new Body(Snapshot.Kind.HOST, Optional.empty(), Optional.empty(), 0, 0, 0);
        idle.body = nothing;
        idle.next = idle;
        nothing.entry = idle;
        entry.body = nothing;
        entry.position = -1;
        entry.next = idle;
        stop = new Idle();
        stop.body = nothing;
        stop.next = stop;
        next = idle;
    }

    /** The number of the next step. */
    long now() {
        return base + next.position;
    }

    Op stop(Op resume, Cause why) {
        next = resume.exact;
        cause = why;
        return stop;
    }

    /** Enters a function whose arguments lie at {@code newFrame}, called by an exact operation. It traps before it changes anything. */
    Op enter(Body callee, Op call, int newFrame) {
        int top = depth;
        if (top == calls.length) {
            growCalls();
        }
        makeRoom(callee, newFrame);
        calls[top] = call;
        frames[top] = frame;
        depth = top + 1;
        base += call.position + 1;
        begun[top] = base;
        return begin(callee, newFrame);
    }

    /** Enters a function in place of the current one; its arguments lie at the current frame. */
    Op replace(Body callee, int position) {
        makeRoom(callee, frame);
        base += position + 1;
        begun[depth - 1] = base;
        return begin(callee, frame);
    }

    private Op begin(Body callee, int newFrame) {
        frame = newFrame;
        int end = newFrame + callee.locals;
        for (int i = newFrame + callee.parameters; i < end; i++) {
            slots[i] = 0;
        }
        if (callee.usesVectors) {
            Arrays.fill(highs, newFrame + callee.parameters, end, 0);
        }
        if (callee.usesReferences) {
            Arrays.fill(references, newFrame + callee.parameters, end, NullReference.NULL);
        }
        Op first = callee.entry.fast;
        return base > limit - callee.steps ? stop(first, Cause.LIMIT) : first;
    }

    /** Goes back to the caller; the results lie where the arguments were. */
    Op leave(int position) {
        int top = --depth;
        Op call = calls[top];
        frame = frames[top];
        base += position - call.position - 1;
        Op resume = call.next.fast;
        return base > limit - resume.body.steps ? stop(resume, Cause.LIMIT) : resume;
    }

    /** A taken branch: {@code shift} is what the positions lose by it. */
    Op jump(Op target, int shift) {
        base += shift;
        return base > limit - target.body.steps ? stop(target, Cause.LIMIT) : target;
    }

    private void growCalls() {
        if (depth >= mostCalls) {
            throw new TrapException(
                    Phase.EXHAUSTION,
                    "call stack exhausted: " + depth + " calls are in progress, and that is the limit");
        }
        growCalls(depth * 2);
    }

    private void growCalls(int wanted) {
        calls = Arrays.copyOf(calls, Math.min(wanted, mostCalls));
        frames = Arrays.copyOf(frames, calls.length);
        begun = Arrays.copyOf(begun, calls.length);
    }

    /** Whether so many more calls, and slots up to there, may be used; makes room for them. */
    boolean hasRoom(int moreCalls, int end) {
        if (depth + moreCalls > calls.length) {
            if (depth + moreCalls > mostCalls) {
                return false;
            }
            growCalls(Math.max(depth + moreCalls, depth * 2));
        }
        if (end > slots.length) {
            if (end > mostSlots || end < 0) {
                return false;
            }
            slots = Arrays.copyOf(slots, Math.max(end, Math.min(mostSlots, slots.length * 2)));
        }
        return true;
    }

    /** Makes room for a frame. */
    void makeRoom(Body callee, int newFrame) {
        int needed = newFrame + callee.frameSize;
        if (needed > slots.length) {
            if (needed > mostSlots || needed < 0) {
                throw new TrapException(
                        Phase.EXHAUSTION,
                        "call stack exhausted: the calls in progress need more than " + mostSlots
                                + " locals and operands, and that is the limit");
            }
            slots = Arrays.copyOf(slots, Math.max(needed, Math.min(mostSlots, slots.length * 2)));
        }
        if (callee.usesVectors && needed > highs.length) {
            highs = Arrays.copyOf(highs, slots.length);
        }
        if (callee.usesReferences && needed > references.length) {
            int old = references.length;
            references = Arrays.copyOf(references, slots.length);
            Arrays.fill(references, old, references.length, NullReference.NULL);
        }
    }
}
