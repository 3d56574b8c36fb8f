package palimpsest.engine.exec;

import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.valid.Matching;

/** Calls and tail calls. See the specification, Control Instructions. */
final class CallOps {

    private CallOps() {}

    /** A call; {@code slot} is that of the first argument, which becomes the callee's first local. */
    abstract static class CallOp extends SlotOp {
        Bodies bodies;

        CallOp(int slot, Bodies bodies) {
            super(slot);
            this.bodies = bodies;
        }

        @Override
        void settle(Home home) {
            bodies = home.bodies;
        }
    }

    @SuppressWarnings("NullAway.Init") // lowered at the first call
    static final class Call extends CallOp {
        FunctionInstance function;
        private Body callee;

        Call(int slot, Bodies bodies, FunctionInstance function) {
            super(slot, bodies);
            this.function = function;
        }

        @Override
        void settle(Home home) {
            super.settle(home);
            function = home.function(function);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            if (callee == null) {
                callee = bodies.of(function);
            }
            return s.enter(callee, exact, frame + slot);
        }
    }

    /** Adds a constant to a number, then calls. */
    static final class AddAndCall extends Op {
        private final int from;
        private final long addend;
        private final int to;
        private Call call;

        AddAndCall(ConstantOps.Add32 add, Call call) {
            from = add.from;
            addend = add.constant;
            to = add.to;
            this.call = call;
        }

        @Override
        void settle(Home home) {
            call = (Call) home.op(call);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + from] + addend) & 0xffff_ffffL;
            return call.run(s, slots, frame);
        }
    }

    /** {@code call_indirect}; the index lies after the arguments. */
    static final class CallIndirect extends CallOp {
        private Indirection indirection;

        CallIndirect(int slot, Bodies bodies, Indirection indirection) {
            super(slot, bodies);
            this.indirection = indirection;
        }

        @Override
        void settle(Home home) {
            super.settle(home);
            indirection = indirection.in(home);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            FunctionInstance function = indirection.function(slots[frame + indirection.indexSlot]);
            return s.enter(bodies.of(function), exact, frame + slot);
        }
    }

    /** {@code call_ref}; the reference lies after the arguments. */
    static final class CallReference extends CallOp {
        private final int referenceSlot;

        CallReference(int slot, Bodies bodies, int referenceSlot) {
            super(slot, bodies);
            this.referenceSlot = referenceSlot;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            FunctionInstance function = function(s.references[frame + referenceSlot]);
            return s.enter(bodies.of(function), exact, frame + slot);
        }
    }

    /** {@code return_call}: the arguments move to the current frame, which the callee takes over. */
    static final class TailCall extends CallOp {
        private FunctionInstance function;
        private final Move arguments;

        TailCall(Bodies bodies, FunctionInstance function, Move arguments) {
            super(arguments.from(), bodies);
            this.function = function;
            this.arguments = arguments;
        }

        @Override
        void settle(Home home) {
            super.settle(home);
            function = home.function(function);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return tail(s, frame, bodies.of(function), arguments, position);
        }
    }

    static final class TailCallIndirect extends CallOp {
        private Indirection indirection;
        private final Move arguments;

        TailCallIndirect(Bodies bodies, Indirection indirection, Move arguments) {
            super(arguments.from(), bodies);
            this.indirection = indirection;
            this.arguments = arguments;
        }

        @Override
        void settle(Home home) {
            super.settle(home);
            indirection = indirection.in(home);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            FunctionInstance function = indirection.function(slots[frame + indirection.indexSlot]);
            return tail(s, frame, bodies.of(function), arguments, position);
        }
    }

    static final class TailCallReference extends CallOp {
        private final int referenceSlot;
        private final Move arguments;

        TailCallReference(Bodies bodies, int referenceSlot, Move arguments) {
            super(arguments.from(), bodies);
            this.referenceSlot = referenceSlot;
            this.arguments = arguments;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            FunctionInstance function = function(s.references[frame + referenceSlot]);
            return tail(s, frame, bodies.of(function), arguments, position);
        }
    }

    private static Op tail(State s, int frame, Body callee, Move arguments, int position) {
        s.makeRoom(callee, frame);
        arguments.apply(s, s.slots, frame);
        return s.replace(callee, position);
    }

    private static FunctionInstance function(Reference reference) {
        if (reference instanceof FunctionInstance function) {
            return function;
        }
        throw new TrapException("null function reference: there is no function to call");
    }

    /** How an indirect call finds its function. */
    static final class Indirection {
        final int indexSlot;
        private final TableInstance table;
        private final DefinedType type;

        Indirection(int indexSlot, TableInstance table, DefinedType type) {
            this.indexSlot = indexSlot;
            this.table = table;
            this.type = type;
        }

        Indirection in(Home home) {
            return new Indirection(indexSlot, home.table(table), type);
        }

        FunctionInstance function(long index) {
            if (index < 0 || index >= table.size()) {
                throw new TrapException("undefined element: index " + Long.toUnsignedString(index)
                        + ", but the table has " + table.size() + " elements");
            }
            if (table.get((int) index) instanceof FunctionInstance function) {
                DefinedType actual = function.definedType();
                if (actual.equals(type) || Matching.derives(actual, type)) {
                    return function;
                }
                throw new TrapException("indirect call type mismatch: element " + index + " (" + function.name()
                        + ") has type " + actual + ", the call expects " + type);
            }
            throw new TrapException("uninitialized element " + index + ": the table holds null there");
        }
    }
}
