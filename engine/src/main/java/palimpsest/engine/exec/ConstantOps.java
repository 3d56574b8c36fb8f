package palimpsest.engine.exec;

import palimpsest.engine.syntax.Opcode;

/**
 * Operations whose right operand is a constant. Since 32-bit numbers lie zero-extended in their slots, both widths share
 * some, and an unsigned comparison of 32 bits is a signed one of 64.
 */
final class ConstantOps {

    private ConstantOps() {}

    abstract static class ConstantOp extends Unary {
        final long constant;

        ConstantOp(int from, long constant, int to) {
            super(from, to);
            this.constant = constant;
        }
    }

    /** Whether there is an operation of an instruction for a constant. */
    static boolean has(Opcode opcode, long constant) {
        return switch (opcode) {
            case I32_ADD,
                    I32_SUB,
                    I32_MUL,
                    I32_AND,
                    I32_OR,
                    I32_XOR,
                    I32_SHL,
                    I32_SHR_S,
                    I32_SHR_U,
                    I32_ROTL,
                    I32_ROTR -> true;
            case I64_ADD,
                    I64_SUB,
                    I64_MUL,
                    I64_AND,
                    I64_OR,
                    I64_XOR,
                    I64_SHL,
                    I64_SHR_S,
                    I64_SHR_U,
                    I64_ROTL,
                    I64_ROTR -> true;
            default ->
                Comparison.of(opcode).isPresent()
                        && Comparison.of(opcode).get().with(constant).isPresent();
        };
    }

    /** The operation of an instruction that {@link #has} one. */
    static Op of(Opcode opcode, int from, long constant, int to) {
        return switch (opcode) {
            case I32_ADD -> new Add32(from, constant, to);
            case I64_ADD -> new Add64(from, constant, to);
            case I32_SUB -> new Add32(from, -constant, to);
            case I64_SUB -> new Add64(from, -constant, to);
            case I32_MUL -> new Multiply32(from, constant, to);
            case I64_MUL -> new Multiply64(from, constant, to);
            case I32_AND, I64_AND -> new And(from, constant, to);
            case I32_OR, I64_OR -> new Or(from, constant, to);
            case I32_XOR, I64_XOR -> new Xor(from, constant, to);
            case I32_SHL -> new ShiftLeft32(from, constant, to);
            case I64_SHL -> new ShiftLeft64(from, constant, to);
            case I32_SHR_S -> new ShiftRightSigned32(from, constant, to);
            case I64_SHR_S -> new ShiftRightSigned64(from, constant, to);
            case I32_SHR_U -> new ShiftRight32(from, constant, to);
            case I64_SHR_U -> new ShiftRight64(from, constant, to);
            case I32_ROTL -> new Rotate32(from, constant, to);
            case I64_ROTL -> new Rotate64(from, constant, to);
            case I32_ROTR -> new Rotate32(from, -constant, to);
            case I64_ROTR -> new Rotate64(from, -constant, to);
            default ->
                comparison(Comparison.of(opcode).flatMap(c -> c.with(constant)).orElseThrow(), from, to);
        };
    }

    private static Op comparison(Comparison.WithConstant comparison, int from, int to) {
        long constant = comparison.constant();
        return switch (comparison.relation()) {
            case EQUAL -> new Equal(from, constant, to);
            case NOT_EQUAL -> new NotEqual(from, constant, to);
            case LESS_32 -> new Less32(from, constant, to);
            case NOT_LESS_32 -> new NotLess32(from, constant, to);
            case LESS_64 -> new Less64(from, constant, to);
            case NOT_LESS_64 -> new NotLess64(from, constant, to);
            case BELOW_64 -> new Below64(from, constant, to);
            case NOT_BELOW_64 -> new NotBelow64(from, constant, to);
        };
    }

    static final class Add32 extends ConstantOp {
        Add32(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + from] + constant) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class Add64 extends ConstantOp {
        Add64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] + constant;
            return next;
        }
    }

    private static final class Multiply32 extends ConstantOp {
        Multiply32(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (slots[frame + from] * constant) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class Multiply64 extends ConstantOp {
        Multiply64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] * constant;
            return next;
        }
    }

    static final class And extends ConstantOp {
        And(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] & constant;
            return next;
        }
    }

    private static final class Or extends ConstantOp {
        Or(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] | constant;
            return next;
        }
    }

    private static final class Xor extends ConstantOp {
        Xor(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] ^ constant;
            return next;
        }
    }

    static final class ShiftLeft32 extends ConstantOp {
        ShiftLeft32(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = ((int) slots[frame + from] << (int) constant) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class ShiftLeft64 extends ConstantOp {
        ShiftLeft64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] << constant;
            return next;
        }
    }

    private static final class ShiftRightSigned32 extends ConstantOp {
        ShiftRightSigned32(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = ((int) slots[frame + from] >> (int) constant) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class ShiftRightSigned64 extends ConstantOp {
        ShiftRightSigned64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] >> constant;
            return next;
        }
    }

    static final class ShiftRight32 extends ConstantOp {
        ShiftRight32(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = ((int) slots[frame + from] >>> (int) constant) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class ShiftRight64 extends ConstantOp {
        ShiftRight64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] >>> constant;
            return next;
        }
    }

    static final class Rotate32 extends ConstantOp {
        Rotate32(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Integer.rotateLeft((int) slots[frame + from], (int) constant) & 0xffff_ffffL;
            return next;
        }
    }

    private static final class Rotate64 extends ConstantOp {
        Rotate64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.rotateLeft(slots[frame + from], (int) constant);
            return next;
        }
    }

    private static final class Equal extends ConstantOp {
        Equal(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] == constant ? 1 : 0;
            return next;
        }
    }

    private static final class NotEqual extends ConstantOp {
        NotEqual(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] != constant ? 1 : 0;
            return next;
        }
    }

    private static final class Less32 extends ConstantOp {
        Less32(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) slots[frame + from] < (int) constant ? 1 : 0;
            return next;
        }
    }

    private static final class NotLess32 extends ConstantOp {
        NotLess32(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = (int) slots[frame + from] >= (int) constant ? 1 : 0;
            return next;
        }
    }

    private static final class Less64 extends ConstantOp {
        Less64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] < constant ? 1 : 0;
            return next;
        }
    }

    private static final class NotLess64 extends ConstantOp {
        NotLess64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = slots[frame + from] >= constant ? 1 : 0;
            return next;
        }
    }

    private static final class Below64 extends ConstantOp {
        Below64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.compareUnsigned(slots[frame + from], constant) < 0 ? 1 : 0;
            return next;
        }
    }

    private static final class NotBelow64 extends ConstantOp {
        NotBelow64(int from, long constant, int to) {
            super(from, constant, to);
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            slots[frame + to] = Long.compareUnsigned(slots[frame + from], constant) >= 0 ? 1 : 0;
            return next;
        }
    }
}
