package palimpsest.engine.exec;

/** Operations that are linked in before others to ask the supervisor. They take no step and change nothing. */
final class GuardOps {

    private GuardOps() {}

    abstract static class Guard extends Op {
        Guard(Op guarded) {
            body = guarded.body;
            position = guarded.position;
            next = guarded;
        }

        @Override
        boolean isStep() {
            return false;
        }

        /** Whether fast operations need it not, because what they write is seen by a {@link Sentry}. */
        boolean isSilent() {
            return false;
        }

        Op ask(State s) {
            return s.stop(real(this), State.Cause.GUARD);
        }
    }

    /** The operation behind all guards. */
    static Op real(Op op) {
        Op real = op;
        while (real instanceof Guard) {
            real = real.next;
        }
        return real;
    }

    static boolean isSilent(Op op) {
        return op instanceof Guard guard && guard.isSilent();
    }

    /** What fast operations are linked to instead of an exact one. */
    static Op fast(Op op) {
        return isSilent(op) ? real(op).fast : op.fast;
    }

    /** Leads fast operations past a guard that they need not. */
    static final class Pass extends Op {
        Pass(Guard guard) {
            body = guard.body;
            position = guard.position;
            exact = guard;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return fast(exact);
        }
    }

    /** Asks always. */
    static final class Point extends Guard {
        Point(Op guarded) {
            super(guarded);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return ask(s);
        }
    }

    /** Stands before the first operation of a call, not of a loop that the function begins with. */
    static final class Entry extends Guard {
        Entry(Op guarded) {
            super(guarded);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            s.entered = s.base + position;
            return ask(s);
        }
    }

    /** Asks when no more than so many calls are in progress: a way back to a frame. */
    static final class Return extends Guard {
        private final int depth;

        Return(Op guarded, int depth) {
            super(guarded);
            this.depth = depth;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return s.depth > depth ? next : ask(s);
        }
    }

    /** Asks when an access of a known width touches something watched. */
    static final class Access extends Guard {
        private final int slot;
        private final long offset;
        private final int width;
        final Watched watched;
        final boolean silent;

        Access(Op guarded, int slot, long offset, int width, Watched watched, boolean silent) {
            super(guarded);
            this.silent = silent;
            if (silent) {
                fast = new Pass(this);
            }
            this.slot = slot;
            this.offset = offset;
            this.width = width;
            this.watched = watched;
        }

        @Override
        boolean isSilent() {
            return silent;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long address = slots[frame + slot] + offset;
            return address < watched.to && address + width > watched.from && watched.touches(address, width)
                    ? ask(s)
                    : next;
        }
    }

    /** Asks when an access of as many bytes as a third operand says touches something watched. */
    static final class BulkAccess extends Guard {
        private final int addressSlot;
        private final int countSlot;
        private final Watched watched;
        private final boolean silent;

        BulkAccess(Op guarded, int addressSlot, int countSlot, Watched watched, boolean silent) {
            super(guarded);
            this.silent = silent;
            if (silent) {
                fast = new Pass(this);
            }
            this.addressSlot = addressSlot;
            this.countSlot = countSlot;
            this.watched = watched;
        }

        @Override
        boolean isSilent() {
            return silent;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return watched.touches(slots[frame + addressSlot], slots[frame + countSlot]) ? ask(s) : next;
        }
    }
}
