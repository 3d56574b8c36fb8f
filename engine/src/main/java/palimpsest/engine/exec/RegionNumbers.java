package palimpsest.engine.exec;

import static palimpsest.engine.syntax.NumberType.F32;
import static palimpsest.engine.syntax.NumberType.F64;
import static palimpsest.engine.syntax.NumberType.I32;
import static palimpsest.engine.syntax.NumberType.I64;

import java.util.function.Supplier;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;

/** The numeric instructions in generated code; each does what its operation does. See the specification, Numerics. */
final class RegionNumbers {

    private static final String MATH = "java/lang/Math";
    private static final String INTEGER = "java/lang/Integer";
    private static final String LONG = "java/lang/Long";

    private final RegionEmitter code;
    private final RegionStack stack;

    RegionNumbers(RegionEmitter code, RegionStack stack) {
        this.code = code;
        this.stack = stack;
    }

    /**
     * Makes the code of an instruction that cannot trap.
     *
     * @param fused whether the next instruction only looks at whether the result is 0
     * @return false if it is none
     */
    boolean plain(Opcode opcode, boolean fused) {
        switch (opcode) {
            case I32_EQZ -> isZero(I32, fused);
            case I64_EQZ -> isZero(I64, fused);
            case I32_EQ -> compare(I32, Opcodes.IFEQ, false, fused);
            case I32_NE -> compare(I32, Opcodes.IFNE, false, fused);
            case I32_LT_S -> compare(I32, Opcodes.IFLT, false, fused);
            case I32_LT_U -> compare(I32, Opcodes.IFLT, true, fused);
            case I32_GT_S -> compare(I32, Opcodes.IFGT, false, fused);
            case I32_GT_U -> compare(I32, Opcodes.IFGT, true, fused);
            case I32_LE_S -> compare(I32, Opcodes.IFLE, false, fused);
            case I32_LE_U -> compare(I32, Opcodes.IFLE, true, fused);
            case I32_GE_S -> compare(I32, Opcodes.IFGE, false, fused);
            case I32_GE_U -> compare(I32, Opcodes.IFGE, true, fused);
            case I64_EQ -> compare(I64, Opcodes.IFEQ, false, fused);
            case I64_NE -> compare(I64, Opcodes.IFNE, false, fused);
            case I64_LT_S -> compare(I64, Opcodes.IFLT, false, fused);
            case I64_LT_U -> compare(I64, Opcodes.IFLT, true, fused);
            case I64_GT_S -> compare(I64, Opcodes.IFGT, false, fused);
            case I64_GT_U -> compare(I64, Opcodes.IFGT, true, fused);
            case I64_LE_S -> compare(I64, Opcodes.IFLE, false, fused);
            case I64_LE_U -> compare(I64, Opcodes.IFLE, true, fused);
            case I64_GE_S -> compare(I64, Opcodes.IFGE, false, fused);
            case I64_GE_U -> compare(I64, Opcodes.IFGE, true, fused);
            case F32_EQ -> compare(F32, Opcodes.IFEQ, false, fused);
            case F32_NE -> compare(F32, Opcodes.IFNE, false, fused);
            case F32_LT -> compare(F32, Opcodes.IFLT, false, fused);
            case F32_GT -> compare(F32, Opcodes.IFGT, false, fused);
            case F32_LE -> compare(F32, Opcodes.IFLE, false, fused);
            case F32_GE -> compare(F32, Opcodes.IFGE, false, fused);
            case F64_EQ -> compare(F64, Opcodes.IFEQ, false, fused);
            case F64_NE -> compare(F64, Opcodes.IFNE, false, fused);
            case F64_LT -> compare(F64, Opcodes.IFLT, false, fused);
            case F64_GT -> compare(F64, Opcodes.IFGT, false, fused);
            case F64_LE -> compare(F64, Opcodes.IFLE, false, fused);
            case F64_GE -> compare(F64, Opcodes.IFGE, false, fused);

            case I32_CLZ -> call(INTEGER, "numberOfLeadingZeros", "(I)I", I32);
            case I32_CTZ -> call(INTEGER, "numberOfTrailingZeros", "(I)I", I32);
            case I32_POPCNT -> call(INTEGER, "bitCount", "(I)I", I32);
            case I32_ADD -> binary(I32, Opcodes.IADD, true);
            case I32_SUB -> binary(I32, Opcodes.ISUB, false);
            case I32_MUL -> binary(I32, Opcodes.IMUL, true);
            case I32_AND -> binary(I32, Opcodes.IAND, true);
            case I32_OR -> binary(I32, Opcodes.IOR, true);
            case I32_XOR -> binary(I32, Opcodes.IXOR, true);
            case I32_SHL -> binary(I32, Opcodes.ISHL, false);
            case I32_SHR_S -> binary(I32, Opcodes.ISHR, false);
            case I32_SHR_U -> binary(I32, Opcodes.IUSHR, false);
            case I32_ROTL -> callTwo(INTEGER, "rotateLeft", "(II)I", I32);
            case I32_ROTR -> callTwo(INTEGER, "rotateRight", "(II)I", I32);
            case I32_EXTEND8_S -> unary(I32, Opcodes.I2B);
            case I32_EXTEND16_S -> unary(I32, Opcodes.I2S);

            case I64_CLZ -> call(LONG, "numberOfLeadingZeros", "(J)I", I64, Opcodes.I2L);
            case I64_CTZ -> call(LONG, "numberOfTrailingZeros", "(J)I", I64, Opcodes.I2L);
            case I64_POPCNT -> call(LONG, "bitCount", "(J)I", I64, Opcodes.I2L);
            case I64_ADD -> binary(I64, Opcodes.LADD, true);
            case I64_SUB -> binary(I64, Opcodes.LSUB, false);
            case I64_MUL -> binary(I64, Opcodes.LMUL, true);
            case I64_AND -> binary(I64, Opcodes.LAND, true);
            case I64_OR -> binary(I64, Opcodes.LOR, true);
            case I64_XOR -> binary(I64, Opcodes.LXOR, true);
            case I64_SHL -> shift(Opcodes.LSHL);
            case I64_SHR_S -> shift(Opcodes.LSHR);
            case I64_SHR_U -> shift(Opcodes.LUSHR);
            case I64_ROTL -> rotate("rotateLeft");
            case I64_ROTR -> rotate("rotateRight");
            case I64_EXTEND8_S -> unary(I64, Opcodes.L2I, Opcodes.I2B, Opcodes.I2L);
            case I64_EXTEND16_S -> unary(I64, Opcodes.L2I, Opcodes.I2S, Opcodes.I2L);
            case I64_EXTEND32_S -> unary(I64, Opcodes.L2I, Opcodes.I2L);

            case F32_ABS -> bits(F32, Opcodes.IAND, 0x7fff_ffffL);
            case F32_NEG -> bits(F32, Opcodes.IXOR, 0x8000_0000L);
            case F64_ABS -> bits(F64, Opcodes.LAND, Long.MAX_VALUE);
            case F64_NEG -> bits(F64, Opcodes.LXOR, Long.MIN_VALUE);
            case F32_COPYSIGN -> copySign(F32);
            case F64_COPYSIGN -> copySign(F64);
            case F32_CEIL -> call(RegionEmitter.NUMERICS, "ceil", "(F)F", F32);
            case F32_FLOOR -> call(RegionEmitter.NUMERICS, "floor", "(F)F", F32);
            case F32_TRUNC -> call(RegionEmitter.NUMERICS, "trunc", "(F)F", F32);
            case F32_NEAREST -> call(RegionEmitter.NUMERICS, "nearest", "(F)F", F32);
            case F32_SQRT -> call(RegionEmitter.NUMERICS, "sqrt", "(F)F", F32);
            case F32_ADD -> binary(F32, Opcodes.FADD, true);
            case F32_SUB -> binary(F32, Opcodes.FSUB, false);
            case F32_MUL -> binary(F32, Opcodes.FMUL, true);
            case F32_DIV -> binary(F32, Opcodes.FDIV, false);
            case F32_MIN -> callTwo(MATH, "min", "(FF)F", F32);
            case F32_MAX -> callTwo(MATH, "max", "(FF)F", F32);
            case F64_CEIL -> call(MATH, "ceil", "(D)D", F64);
            case F64_FLOOR -> call(MATH, "floor", "(D)D", F64);
            case F64_TRUNC -> call(RegionEmitter.NUMERICS, "trunc", "(D)D", F64);
            case F64_NEAREST -> call(MATH, "rint", "(D)D", F64);
            case F64_SQRT -> call(MATH, "sqrt", "(D)D", F64);
            case F64_ADD -> binary(F64, Opcodes.DADD, true);
            case F64_SUB -> binary(F64, Opcodes.DSUB, false);
            case F64_MUL -> binary(F64, Opcodes.DMUL, true);
            case F64_DIV -> binary(F64, Opcodes.DDIV, false);
            case F64_MIN -> callTwo(MATH, "min", "(DD)D", F64);
            case F64_MAX -> callTwo(MATH, "max", "(DD)D", F64);
            default -> {
                return conversion(opcode);
            }
        }
        return true;
    }

    private boolean conversion(Opcode opcode) {
        switch (opcode) {
            case I32_WRAP_I64 -> unary(I32, Opcodes.L2I);
            case I64_EXTEND_I32_S -> unary(I64, Opcodes.I2L);
            case I64_EXTEND_I32_U -> {
                stack.take();
                code.unsigned();
                pushed(I64);
            }
            case F32_CONVERT_I32_S -> unary(F32, Opcodes.I2F);
            case F32_CONVERT_I32_U -> unsignedTo(Opcodes.L2F, F32);
            case F32_CONVERT_I64_S -> unary(F32, Opcodes.L2F);
            case F32_CONVERT_I64_U -> call(RegionEmitter.NUMERICS, "unsignedToFloat", "(J)F", F32);
            case F32_DEMOTE_F64 -> unary(F32, Opcodes.D2F);
            case F64_CONVERT_I32_S -> unary(F64, Opcodes.I2D);
            case F64_CONVERT_I32_U -> unsignedTo(Opcodes.L2D, F64);
            case F64_CONVERT_I64_S -> unary(F64, Opcodes.L2D);
            case F64_CONVERT_I64_U -> call(RegionEmitter.NUMERICS, "unsignedToDouble", "(J)D", F64);
            case F64_PROMOTE_F32 -> unary(F64, Opcodes.F2D);
            case I32_REINTERPRET_F32 -> reinterpret(I32, "java/lang/Float", "floatToRawIntBits", "(F)I");
            case I64_REINTERPRET_F64 -> reinterpret(I64, "java/lang/Double", "doubleToRawLongBits", "(D)J");
            case F32_REINTERPRET_I32 -> reinterpret(F32, "java/lang/Float", "intBitsToFloat", "(I)F");
            case F64_REINTERPRET_I64 -> reinterpret(F64, "java/lang/Double", "longBitsToDouble", "(J)D");
            case I32_TRUNC_SAT_F32_S -> unary(I32, Opcodes.F2I);
            case I32_TRUNC_SAT_F64_S -> unary(I32, Opcodes.D2I);
            case I64_TRUNC_SAT_F32_S -> unary(I64, Opcodes.F2L);
            case I64_TRUNC_SAT_F64_S -> unary(I64, Opcodes.D2L);
            case I32_TRUNC_SAT_F32_U -> saturate(true, "saturateUnsigned32", "(D)I", I32);
            case I32_TRUNC_SAT_F64_U -> saturate(false, "saturateUnsigned32", "(D)I", I32);
            case I64_TRUNC_SAT_F32_U -> saturate(true, "saturateUnsigned64", "(D)J", I64);
            case I64_TRUNC_SAT_F64_U -> saturate(false, "saturateUnsigned64", "(D)J", I64);
            default -> {
                return false;
            }
        }
        return true;
    }

    // ---- Instructions that may trap: they leave for the operation, which then does

    /**
     * Makes the code of a division, a remainder or a conversion of a float to an integer.
     *
     * @param leave where to go, with nothing on Java's stack, if the operation would trap
     * @return false if it is none
     */
    boolean trapping(Opcode opcode, Supplier<Label> leave) {
        switch (opcode) {
            case I32_DIV_S -> divide(I32, Opcodes.IDIV, true, leave);
            case I32_REM_S -> divide(I32, Opcodes.IREM, false, leave);
            case I64_DIV_S -> divide(I64, Opcodes.LDIV, true, leave);
            case I64_REM_S -> divide(I64, Opcodes.LREM, false, leave);
            case I32_DIV_U -> divideUnsigned(I32, INTEGER, "divideUnsigned", "(II)I", leave);
            case I32_REM_U -> divideUnsigned(I32, INTEGER, "remainderUnsigned", "(II)I", leave);
            case I64_DIV_U -> divideUnsigned(I64, LONG, "divideUnsigned", "(JJ)J", leave);
            case I64_REM_U -> divideUnsigned(I64, LONG, "remainderUnsigned", "(JJ)J", leave);
            case I32_TRUNC_F32_S -> truncate(true, "Signed32", I32, leave);
            case I32_TRUNC_F64_S -> truncate(false, "Signed32", I32, leave);
            case I32_TRUNC_F32_U -> truncate(true, "Unsigned32", I32, leave);
            case I32_TRUNC_F64_U -> truncate(false, "Unsigned32", I32, leave);
            case I64_TRUNC_F32_S -> truncate(true, "Signed64", I64, leave);
            case I64_TRUNC_F64_S -> truncate(false, "Signed64", I64, leave);
            case I64_TRUNC_F32_U -> truncate(true, "Unsigned64", I64, leave);
            case I64_TRUNC_F64_U -> truncate(false, "Unsigned64", I64, leave);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void divide(NumberType type, int opcode, boolean mayOverflow, Supplier<Label> leave) {
        stack.clearJava();
        Label trap = leave.get();
        checkDivisor(type, trap);
        RegionStack.Entry divisor = stack.top();
        boolean constant = divisor.kind() == RegionStack.Kind.CONSTANT;
        if (mayOverflow && (!constant || signed(divisor) == -1)) {
            checkOverflow(type, trap);
        }
        stack.takeTwo(false, RegionStack.NOTHING);
        code.op(opcode);
        pushed(type);
    }

    private static long signed(RegionStack.Entry constant) {
        return constant.type() == I32 ? (int) constant.bits() : constant.bits();
    }

    private void divideUnsigned(NumberType type, String owner, String name, String shape, Supplier<Label> leave) {
        stack.clearJava();
        checkDivisor(type, leave.get());
        stack.takeTwo(false, RegionStack.NOTHING);
        code.call(owner, name, shape);
        pushed(type);
    }

    private void checkDivisor(NumberType type, Label trap) {
        RegionStack.Entry divisor = stack.top();
        if (divisor.kind() == RegionStack.Kind.CONSTANT && signed(divisor) != 0) {
            return;
        }
        stack.load(divisor);
        if (type == I64) {
            code.op(Opcodes.LCONST_0);
            code.op(Opcodes.LCMP);
        }
        code.jump(Opcodes.IFEQ, trap);
    }

    /** The smallest number divided by -1. */
    private void checkOverflow(NumberType type, Label trap) {
        Label fits = new Label();
        stack.load(stack.top());
        code.constant(type, -1);
        differ(type, fits);
        stack.load(stack.get(stack.size() - 2));
        code.constant(type, type == I32 ? Integer.MIN_VALUE : Long.MIN_VALUE);
        differ(type, fits);
        code.goTo(trap);
        code.place(fits);
    }

    private void differ(NumberType type, Label to) {
        if (type == I64) {
            code.op(Opcodes.LCMP);
            code.jump(Opcodes.IFNE, to);
        } else {
            code.jump(Opcodes.IF_ICMPNE, to);
        }
    }

    private void truncate(boolean fromFloat, String how, NumberType type, Supplier<Label> leave) {
        stack.clearJava();
        Label trap = leave.get();
        stack.load(stack.top());
        if (fromFloat) {
            code.op(Opcodes.F2D);
        }
        code.call(RegionEmitter.SUPPORT, "fits" + how, "(D)Z");
        code.jump(Opcodes.IFEQ, trap);
        stack.take();
        if (fromFloat) {
            code.op(Opcodes.F2D);
        }
        code.call(RegionEmitter.NUMERICS, "trunc" + how, type == I32 ? "(D)I" : "(D)J");
        pushed(type);
    }

    // ---- Shapes

    private void pushed(NumberType type) {
        stack.pushed(type, type == F32 || type == F64);
    }

    private void unary(NumberType result, int... opcodes) {
        stack.take();
        for (int opcode : opcodes) {
            code.op(opcode);
        }
        pushed(result);
    }

    private void call(String owner, String name, String shape, NumberType result, int... opcodes) {
        stack.take();
        code.call(owner, name, shape);
        for (int opcode : opcodes) {
            code.op(opcode);
        }
        pushed(result);
    }

    private void binary(NumberType type, int opcode, boolean commutes) {
        stack.takeTwo(commutes, RegionStack.NOTHING);
        code.op(opcode);
        pushed(type);
    }

    private void callTwo(String owner, String name, String shape, NumberType type) {
        stack.takeTwo(false, RegionStack.NOTHING);
        code.call(owner, name, shape);
        pushed(type);
    }

    private void shift(int opcode) {
        stack.takeTwo(false, RegionStack.NOTHING);
        code.op(Opcodes.L2I);
        code.op(opcode);
        pushed(I64);
    }

    private void rotate(String name) {
        stack.takeTwo(false, RegionStack.NOTHING);
        code.op(Opcodes.L2I);
        code.call(LONG, name, "(JI)J");
        pushed(I64);
    }

    private void unsignedTo(int opcode, NumberType type) {
        stack.take();
        code.unsigned();
        code.op(opcode);
        pushed(type);
    }

    private void saturate(boolean fromFloat, String name, String shape, NumberType result) {
        stack.take();
        if (fromFloat) {
            code.op(Opcodes.F2D);
        }
        code.call(RegionEmitter.NUMERICS, name, shape);
        pushed(result);
    }

    private void reinterpret(NumberType result, String owner, String name, String shape) {
        stack.takeExactly();
        code.call(owner, name, shape);
        stack.pushed(result, false);
    }

    /** Changes bits of a float. */
    private void bits(NumberType type, int opcode, long mask) {
        stack.takeExactly();
        rawBits(type);
        code.constant(type == F32 ? I32 : I64, mask);
        code.op(opcode);
        fromRawBits(type);
        stack.pushed(type, false);
    }

    private void rawBits(NumberType type) {
        if (type == F32) {
            code.call("java/lang/Float", "floatToRawIntBits", "(F)I");
        } else {
            code.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
        }
    }

    private void fromRawBits(NumberType type) {
        if (type == F32) {
            code.call("java/lang/Float", "intBitsToFloat", "(I)F");
        } else {
            code.call("java/lang/Double", "longBitsToDouble", "(J)D");
        }
    }

    private void copySign(NumberType type) {
        stack.tighten(2);
        NumberType whole = type == F32 ? I32 : I64;
        long sign = type == F32 ? 0x8000_0000L : Long.MIN_VALUE;
        int and = type == F32 ? Opcodes.IAND : Opcodes.LAND;
        stack.clearJava();
        RegionStack.Entry signed = stack.pop();
        stack.takeExactly();
        rawBits(type);
        code.constant(whole, ~sign);
        code.op(and);
        stack.load(signed);
        rawBits(type);
        code.constant(whole, sign);
        code.op(and);
        code.op(type == F32 ? Opcodes.IOR : Opcodes.LOR);
        fromRawBits(type);
        stack.pushed(type, false);
    }

    // ---- Comparisons

    private void isZero(NumberType type, boolean fused) {
        if (stack.top().kind() == RegionStack.Kind.CONDITION) {
            int jump = (int) stack.pop().bits();
            condition(RegionEmitter.opposite(jump), fused);
            return;
        }
        prepare(1, fused);
        stack.take();
        if (type == I64) {
            code.op(Opcodes.LCONST_0);
            code.op(Opcodes.LCMP);
        }
        condition(Opcodes.IFEQ, fused);
    }

    /** A branch leaves nothing on Java's stack: it shall not find anything there beneath the operands either. */
    private void prepare(int operands, boolean fused) {
        if (fused) {
            stack.clearJava(operands);
        }
    }

    private void compare(NumberType type, int relation, boolean unsigned, boolean fused) {
        prepare(2, fused);
        Runnable each = unsigned ? () -> flipSign(type) : RegionStack.NOTHING;
        int asked = stack.takeTwo(true, each) ? reversed(relation) : relation;
        boolean less = asked == Opcodes.IFLT || asked == Opcodes.IFLE;
        switch (type) {
            case I32 -> asked += Opcodes.IF_ICMPEQ - Opcodes.IFEQ;
            case I64 -> code.op(Opcodes.LCMP);
            // A NaN makes every comparison false, but for "not equal".
            case F32 -> code.op(less ? Opcodes.FCMPG : Opcodes.FCMPL);
            case F64 -> code.op(less ? Opcodes.DCMPG : Opcodes.DCMPL);
        }
        condition(asked, fused);
    }

    private static int reversed(int relation) {
        return switch (relation) {
            case Opcodes.IFLT -> Opcodes.IFGT;
            case Opcodes.IFGT -> Opcodes.IFLT;
            case Opcodes.IFLE -> Opcodes.IFGE;
            case Opcodes.IFGE -> Opcodes.IFLE;
            default -> relation;
        };
    }

    private void flipSign(NumberType type) {
        if (type == I32) {
            code.integer(Integer.MIN_VALUE);
            code.op(Opcodes.IADD);
        } else {
            code.longInteger(Long.MIN_VALUE);
            code.op(Opcodes.LADD);
        }
    }

    private void condition(int jump, boolean fused) {
        stack.pushCondition(jump);
        if (!fused) {
            stack.materialize();
        }
    }
}
