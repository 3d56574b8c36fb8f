package palimpsest.engine.exec;

import palimpsest.engine.memory.WatchedWrite;

/** Runs operations: fast ones while the next stop is far, exact ones to the very step. */
final class Driver {

    private final State s;
    private Tier fastest = Tier.FAST;
    /** Whether a write to watched bytes comes next, and somebody has been asked. */
    private boolean held;

    Driver(State s) {
        this.s = s;
    }

    void setFastest(Tier tier) {
        fastest = tier;
    }

    /** Runs until the step {@code end} is next, or something else stops it before. */
    void run(long end) {
        s.cause = State.Cause.LIMIT;
        if (held) {
            // Whoever was asked lets the write be made.
            held = false;
            exactly(Math.min(end, s.now() + 1));
        }
        if (fastest != Tier.EXACT && s.cause == State.Cause.LIMIT) {
            toFast(end);
            if (s.cause == State.Cause.LIMIT && s.base <= end - s.next.body.steps) {
                freely(end);
            }
        }
        if (s.cause == State.Cause.LIMIT) {
            exactly(end);
        }
    }

    /** Goes on to where fast operations begin, if there are any in the function; else nowhere. */
    private void toFast(long end) {
        while (s.now() < end && s.cause == State.Cause.LIMIT) {
            if (s.next != s.next.body.entry || s.next.body.calledOften()) {
                s.next.body.makeFast();
            }
            if (!s.next.body.hasFast() || !GuardOps.fast(s.next).isExact()) {
                return;
            }
            exactly(s.now() + 1);
        }
    }

    private void freely(long end) {
        s.limit = end;
        Op op = s.next.fast;
        Op stop = s.stop;
        s.free = true;
        try {
            while (op != stop) {
                op = op.run(s, s.slots, s.frame);
            }
        } catch (WatchedWrite e) {
            s.free = false;
            holdBefore(op);
        } catch (RuntimeException | OutOfMemoryError e) {
            s.free = false;
            if (op instanceof Region) {
                // It says itself where it was.
                throw e;
            }
            s.next = op.exact;
            if (op.fusion.steps() == 0) {
                throw e;
            }
            // Somewhere among its instructions; exactly where, they say themselves.
            op.fusion.catchUp(s);
            exactly(s.now() + op.fusion.steps());
        } finally {
            s.free = false;
        }
    }

    /** Stops before the instruction that was about to write to watched bytes, as a guard before it would. */
    private void holdBefore(Op op) {
        if (!(op instanceof Region)) {
            s.next = op.exact;
            op.fusion.catchUp(s);
            if (op.fusion.steps() > 1) {
                exactly(s.now() + op.fusion.steps());
                return;
            }
        }
        held = true;
        s.stop(GuardOps.real(s.next), State.Cause.GUARD);
    }

    /** Runs one instruction at a time until the step {@code end} is next, and before it what takes no step. */
    void exactly(long end) {
        s.limit = Long.MAX_VALUE;
        Op op = s.next;
        Op stop = s.stop;
        try {
            while (op != stop && (s.base + op.position < end || !op.isStep())) {
                op = op.run(s, s.slots, s.frame).exact;
            }
        } finally {
            if (op != stop) {
                s.next = op;
            }
        }
    }
}
