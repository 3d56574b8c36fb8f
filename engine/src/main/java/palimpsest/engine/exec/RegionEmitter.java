package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.syntax.NumberType;

/** Java bytecode by the types of WebAssembly: variables, constants, conversions to and from slots. */
final class RegionEmitter {

    static final String EXEC = "palimpsest/engine/exec/";
    static final String SUPPORT = EXEC + "RegionSupport";
    static final String NUMERICS = EXEC + "Numerics";
    static final String MEMORY = "palimpsest/engine/memory/LinearMemory";

    // The variables that every region has
    static final int THIS = 0;
    static final int STATE = 1;
    static final int SLOTS = 2;
    static final int FRAME = 3;
    static final int COUNT = 4;
    static final int ROOM = 5;
    static final int EXIT = 6;
    static final int BASE = 7;

    final MethodVisitor out;
    /** Whether this is a method that the region calls, and not the region itself. */
    final boolean called;
    /** What stands behind everything else, because it is seldom executed. */
    private final List<Runnable> later = new ArrayList<>();

    private int variables = 9;

    RegionEmitter(MethodVisitor out, boolean called) {
        this.out = out;
        this.called = called;
    }

    void later(Runnable part) {
        later.add(part);
    }

    /** Makes what has been put off. */
    void epilogue() {
        later.forEach(Runnable::run);
        later.clear();
    }

    // ---- Variables

    int variable(NumberType type) {
        return wide(type) ? twoWords() : oneWord();
    }

    int oneWord() {
        return variables++;
    }

    int twoWords() {
        variables += 2;
        return variables - 2;
    }

    static boolean wide(NumberType type) {
        return type == NumberType.I64 || type == NumberType.F64;
    }

    void load(NumberType type, int variable) {
        out.visitVarInsn(
                switch (type) {
                    case I32 -> Opcodes.ILOAD;
                    case I64 -> Opcodes.LLOAD;
                    case F32 -> Opcodes.FLOAD;
                    case F64 -> Opcodes.DLOAD;
                },
                variable);
    }

    void store(NumberType type, int variable) {
        out.visitVarInsn(
                switch (type) {
                    case I32 -> Opcodes.ISTORE;
                    case I64 -> Opcodes.LSTORE;
                    case F32 -> Opcodes.FSTORE;
                    case F64 -> Opcodes.DSTORE;
                },
                variable);
    }

    // ---- Constants

    void constant(NumberType type, long bits) {
        switch (type) {
            case I32 -> integer((int) bits);
            case I64 -> longInteger(bits);
            case F32 -> out.visitLdcInsn(Float.intBitsToFloat((int) bits));
            case F64 -> out.visitLdcInsn(Double.longBitsToDouble(bits));
        }
    }

    void integer(int value) {
        if (value >= -1 && value <= 5) {
            out.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            out.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            out.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            out.visitLdcInsn(value);
        }
    }

    void longInteger(long value) {
        if (value == 0 || value == 1) {
            out.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else if (value == (short) value) {
            integer((int) value);
            out.visitInsn(Opcodes.I2L);
        } else {
            out.visitLdcInsn(value);
        }
    }

    // ---- Instructions

    void op(int opcode) {
        out.visitInsn(opcode);
    }

    void jump(int opcode, Label to) {
        out.visitJumpInsn(opcode, to);
    }

    void goTo(Label to) {
        out.visitJumpInsn(Opcodes.GOTO, to);
    }

    void place(Label label) {
        out.visitLabel(label);
    }

    void call(String owner, String name, String type) {
        out.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, type, false);
    }

    void method(String owner, String name, String type) {
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, type, false);
    }

    /** Adds to the time. */
    void count(int steps) {
        if (steps == (short) steps) {
            if (steps != 0) {
                out.visitIincInsn(COUNT, steps);
            }
        } else {
            out.visitVarInsn(Opcodes.ILOAD, COUNT);
            integer(steps);
            op(Opcodes.IADD);
            out.visitVarInsn(Opcodes.ISTORE, COUNT);
        }
    }

    /** The base of the time as it is now. */
    void base() {
        base(COUNT);
    }

    /** The base of the time as a variable has counted it. */
    void base(int count) {
        if (called) {
            state("origin", "J");
        } else {
            out.visitVarInsn(Opcodes.LLOAD, BASE);
        }
        out.visitVarInsn(Opcodes.ILOAD, count);
        op(Opcodes.I2L);
        op(Opcodes.LADD);
    }

    /** Pushes how much may be counted. */
    void room() {
        if (called) {
            state("room", "I");
        } else {
            out.visitVarInsn(Opcodes.ILOAD, ROOM);
        }
    }

    /** Pushes a field of the state. */
    void state(String field, String type) {
        out.visitVarInsn(Opcodes.ALOAD, STATE);
        out.visitFieldInsn(Opcodes.GETFIELD, EXEC + "State", field, type);
    }

    /** The slots, into their variable. */
    void slots() {
        state("slots", "[J");
        out.visitVarInsn(Opcodes.ASTORE, SLOTS);
    }

    /** The opposite of a conditional jump. */
    static int opposite(int jump) {
        return ((jump + 1) ^ 1) - 1;
    }

    /** Returns what is on Java's stack. */
    void giveBack(Optional<NumberType> result) {
        op(result.map(type -> switch (type) {
                    case I32 -> Opcodes.IRETURN;
                    case I64 -> Opcodes.LRETURN;
                    case F32 -> Opcodes.FRETURN;
                    case F64 -> Opcodes.DRETURN;
                })
                .orElse(Opcodes.RETURN));
    }

    // ---- Slots

    /** From a slot's bits on Java's stack to a value. */
    void fromBits(NumberType type) {
        switch (type) {
            case I32 -> op(Opcodes.L2I);
            case I64 -> {}
            case F32 -> {
                op(Opcodes.L2I);
                call("java/lang/Float", "intBitsToFloat", "(I)F");
            }
            case F64 -> call("java/lang/Double", "longBitsToDouble", "(J)D");
        }
    }

    /** From a value, NaNs as they shall be, to a slot's bits. */
    void toBits(NumberType type) {
        switch (type) {
            case I32 -> unsigned();
            case I64 -> {}
            case F32 -> {
                call("java/lang/Float", "floatToRawIntBits", "(F)I");
                unsigned();
            }
            case F64 -> call("java/lang/Double", "doubleToRawLongBits", "(D)J");
        }
    }

    /** An int, zero-extended. */
    void unsigned() {
        op(Opcodes.I2L);
        out.visitLdcInsn(0xffff_ffffL);
        op(Opcodes.LAND);
    }

    /** Makes any NaN on Java's stack the canonical one. */
    void canonical(NumberType type) {
        Label number = new Label();
        if (type == NumberType.F32) {
            op(Opcodes.DUP);
            op(Opcodes.DUP);
            op(Opcodes.FCMPL);
            jump(Opcodes.IFEQ, number);
            op(Opcodes.POP);
            out.visitLdcInsn(Float.intBitsToFloat(0x7fc0_0000));
        } else {
            op(Opcodes.DUP2);
            op(Opcodes.DUP2);
            op(Opcodes.DCMPL);
            jump(Opcodes.IFEQ, number);
            op(Opcodes.POP2);
            out.visitLdcInsn(Double.longBitsToDouble(0x7ff8_0000_0000_0000L));
        }
        place(number);
    }

    /** Pushes array and index of a slot. */
    void slot(int slot) {
        out.visitVarInsn(Opcodes.ALOAD, SLOTS);
        out.visitVarInsn(Opcodes.ILOAD, FRAME);
        if (slot != 0) {
            integer(slot);
            op(Opcodes.IADD);
        }
    }
}
