package palimpsest.engine.exec;

import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.WasmException;

/** Throwing, and finding who catches. See the specification, Control Instructions. */
final class ExceptionOps {

    private ExceptionOps() {}

    static final class Throw extends SlotOp {
        private final TagInstance tag;

        Throw(int slot, TagInstance tag) {
            super(slot);
            this.tag = tag;
        }

        @Override
        boolean isMovable() {
            return false;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            ExceptionInstance exception = new ExceptionInstance(
                    tag, Operands.getAll(s, frame + slot, tag.type().parameters()));
            return raise(s, exception, this, s.depth);
        }
    }

    static final class ThrowReference extends SlotOp {
        ThrowReference(int slot) {
            super(slot);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            if (s.references[frame + slot] instanceof ExceptionInstance exception) {
                return raise(s, exception, this, s.depth);
            }
            if (s.references[frame + slot] == NullReference.NULL) {
                throw new TrapException("null exception reference");
            }
            throw new AssertionError(s.references[frame + slot]);
        }
    }

    /**
     * Passes an exception to the innermost clause that catches it. Frames are left only once one is found.
     *
     * @param thrower the operation that throws, in the current frame
     * @throws WasmException if nobody catches it in this call of the host
     */
    static Op raise(State s, ExceptionInstance exception, Op thrower, int calls) {
        long time = s.base + thrower.position + 1;
        Op at = thrower;
        int frame = s.frame;
        int depth = calls;
        while (!(at instanceof Idle)) {
            for (Handler handler : at.body.handlers) {
                if (handler.guards(at.position)) {
                    for (Handler.Clause clause : handler.clauses) {
                        if (clause.tag.isEmpty() || clause.tag.get() == exception.tag()) {
                            s.depth = depth;
                            s.frame = frame;
                            return land(s, exception, clause, time);
                        }
                    }
                }
            }
            depth--;
            at = s.calls[depth];
            frame = s.frames[depth];
        }
        throw new WasmException(exception);
    }

    private static Op land(State s, ExceptionInstance exception, Handler.Clause clause, long time) {
        int slot = s.frame + clause.slot;
        if (clause.tag.isPresent()) {
            Operands.putAll(s, slot, exception.values());
            slot += exception.values().size();
        }
        if (clause.passesReference) {
            s.references[slot] = exception;
        }
        s.base = time - clause.target.position;
        return s.jump(clause.target.fast, 0);
    }
}
