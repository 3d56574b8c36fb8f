package palimpsest.engine.exec;

import static palimpsest.engine.syntax.NumberType.F32;
import static palimpsest.engine.syntax.NumberType.F64;
import static palimpsest.engine.syntax.NumberType.I32;
import static palimpsest.engine.syntax.NumberType.I64;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;

/**
 * Loads and stores in generated code. Within a page, and for stores on an open line, they go to the arrays of the memory;
 * all else takes the memory's own way, through its choke point. See the specification, Memory Instructions.
 */
final class RegionMemory {

    private static final String HANDLE = "Ljava/lang/invoke/VarHandle;";
    private static final int PAGE = 1 << 16;
    /** How many watched ranges each load looks at itself. */
    private static final int MOST_RANGES = 4;

    private static final int LINE = 1 << LinearMemory.OPEN_LINE_LOG2;

    /** The variables that hold a memory and its arrays. */
    private final class Arrays {
        final int number;
        final int memory = code.oneWord();
        final int pages = code.oneWord();
        final Map<Integer, Integer> ends = new TreeMap<>();
        int writers = -1;
        int lines = -1;

        Arrays(int number) {
            this.number = number;
        }

        /** The variable of the last address at which so many bytes fit. */
        int end(int width) {
            return ends.computeIfAbsent(width, w -> code.twoWords());
        }
    }

    private final RegionEmitter code;
    private final List<Arrays> memories = new ArrayList<>();
    /** What loads look at, by number. */
    private final List<Watched> watched;

    private final int address;
    private final int inPage;
    private final int page;

    /** @param watched takes what the region's loads look at */
    RegionMemory(RegionEmitter code, List<Watched> watched) {
        this.code = code;
        this.watched = watched;
        address = code.twoWords();
        inPage = code.oneWord();
        page = code.oneWord();
    }

    private Arrays arrays(int number) {
        for (Arrays each : memories) {
            if (each.number == number) {
                return each;
            }
        }
        Arrays made = new Arrays(number);
        memories.add(made);
        return made;
    }

    // ---- Before the code, and behind it

    /** Fills the variables, when everything else has been made. */
    void prologue() {
        for (Arrays each : memories) {
            code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
            code.out.visitFieldInsn(
                    Opcodes.GETFIELD, RegionEmitter.EXEC + "Region", "memories", "[L" + RegionEmitter.MEMORY + ";");
            code.integer(each.number);
            code.op(Opcodes.AALOAD);
            code.out.visitVarInsn(Opcodes.ASTORE, each.memory);
            array(each, "pageArrays", "()[[B", each.pages);
            if (each.writers >= 0) {
                array(each, "writerArrays", "()[[I", each.writers);
                array(each, "lineArray", "()[B", each.lines);
            }
            each.ends.forEach((width, end) -> {
                code.out.visitVarInsn(Opcodes.ALOAD, each.memory);
                code.method(RegionEmitter.MEMORY, "length", "()J");
                code.longInteger(width);
                code.op(Opcodes.LSUB);
                code.out.visitVarInsn(Opcodes.LSTORE, end);
            });
        }
    }

    private void array(Arrays each, String name, String shape, int variable) {
        code.out.visitVarInsn(Opcodes.ALOAD, each.memory);
        code.method(RegionEmitter.MEMORY, name, shape);
        code.out.visitVarInsn(Opcodes.ASTORE, variable);
    }

    // ---- Instructions

    void size(RegionStack stack, int memory, boolean wide) {
        code.out.visitVarInsn(Opcodes.ALOAD, arrays(memory).memory);
        code.method(RegionEmitter.MEMORY, "pages", "()J");
        if (!wide) {
            code.op(Opcodes.L2I);
        }
        stack.pushed(wide ? I64 : I32, false);
    }

    /**
     * A load.
     *
     * @param wide whether addresses have 64 bits
     * @param guard bytes before whose reading it is left
     * @param leave where to go if it does not fit
     */
    void load(
            RegionStack stack,
            Opcode opcode,
            int memory,
            boolean wide,
            long offset,
            Optional<Watched> guard,
            Supplier<Label> leave) {
        int width = opcode.access().orElseThrow().width();
        Arrays in = arrays(memory);
        stack.clearJava();
        Label trap = leave.get();
        stack.load(stack.pop());
        check(in, wide, offset, width, trap);
        guard.ifPresent(bytes -> leaveIfWatched(bytes, width, trap));
        if (width == 1) {
            pushPage(in);
            pushInPage();
            code.op(Opcodes.BALOAD);
        } else {
            Label slow = new Label();
            Label loaded = new Label();
            pushInPage();
            code.op(Opcodes.DUP);
            code.out.visitVarInsn(Opcodes.ISTORE, inPage);
            code.integer(PAGE - width);
            code.jump(Opcodes.IF_ICMPGT, slow);
            pushHandle(width);
            pushPage(in);
            code.out.visitVarInsn(Opcodes.ILOAD, inPage);
            code.method("java/lang/invoke/VarHandle", "get", "([BI)" + letter(width));
            code.place(loaded);
            code.later(() -> {
                code.place(slow);
                code.out.visitVarInsn(Opcodes.ALOAD, in.memory);
                code.out.visitVarInsn(Opcodes.LLOAD, address);
                code.method(RegionEmitter.MEMORY, "load" + name(width), width == 8 ? "(J)J" : "(J)I");
                if (width == 2) {
                    code.op(Opcodes.I2S);
                }
                code.goTo(loaded);
            });
        }
        stack.pushed(extend(opcode), false);
    }

    /** Leaves if what is about to be read is watched. */
    private void leaveIfWatched(Watched bytes, int width, Label watchedRead) {
        if (bytes.count() > MOST_RANGES) {
            leaveIfWatchedAmongMany(bytes, width, watchedRead);
            return;
        }
        for (int i = 0; i < bytes.count(); i++) {
            Label on = new Label();
            overlaps(bytes.start(i), bytes.end(i), width, on);
            code.goTo(watchedRead);
            code.place(on);
        }
    }

    private void leaveIfWatchedAmongMany(Watched bytes, int width, Label watchedRead) {
        Label on = new Label();
        overlaps(bytes.from, bytes.to, width, on);
        code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.THIS);
        code.out.visitFieldInsn(
                Opcodes.GETFIELD, RegionEmitter.EXEC + "Region", "watched", "[L" + RegionEmitter.EXEC + "Watched;");
        code.integer(watched.size());
        watched.add(bytes);
        code.op(Opcodes.AALOAD);
        code.out.visitVarInsn(Opcodes.LLOAD, address);
        code.longInteger(width);
        code.method(RegionEmitter.EXEC + "Watched", "touches", "(JJ)Z");
        code.jump(Opcodes.IFNE, watchedRead);
        code.place(on);
    }

    /** Goes somewhere else unless an access overlaps some bytes. */
    private void overlaps(long from, long to, int width, Label otherwise) {
        code.out.visitVarInsn(Opcodes.LLOAD, address);
        code.longInteger(to);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFGE, otherwise);
        code.out.visitVarInsn(Opcodes.LLOAD, address);
        code.longInteger(from - width);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFLE, otherwise);
    }

    /** From what was loaded, sign-extended to an int if it is smaller, to the result; says its type. */
    private NumberType extend(Opcode opcode) {
        switch (opcode) {
            case I32_LOAD8_U -> mask(0xff);
            case I32_LOAD16_U -> mask(0xffff);
            case I64_LOAD8_S, I64_LOAD16_S, I64_LOAD32_S -> code.op(Opcodes.I2L);
            case I64_LOAD8_U -> {
                mask(0xff);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD16_U -> {
                mask(0xffff);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD32_U -> code.unsigned();
            case F32_LOAD -> code.call("java/lang/Float", "intBitsToFloat", "(I)F");
            case F64_LOAD -> code.call("java/lang/Double", "longBitsToDouble", "(J)D");
            default -> {}
        }
        return type(opcode);
    }

    private static NumberType type(Opcode opcode) {
        return switch (opcode) {
            case F32_LOAD, F32_STORE -> F32;
            case F64_LOAD, F64_STORE -> F64;
            case I32_LOAD, I32_LOAD8_S, I32_LOAD8_U, I32_LOAD16_S, I32_LOAD16_U -> I32;
            default -> I64;
        };
    }

    private void mask(int mask) {
        code.integer(mask);
        code.op(Opcodes.IAND);
    }

    /** A store; {@code site} names it as the writer of its bytes. */
    void store(
            RegionStack stack, Opcode opcode, int memory, boolean wide, long offset, int site, Supplier<Label> leave) {
        int width = opcode.access().orElseThrow().width();
        Arrays in = arrays(memory);
        if (in.writers < 0) {
            in.writers = code.oneWord();
            in.lines = code.oneWord();
        }
        stack.clearJava();
        Label trap = leave.get();
        RegionStack.Entry value = stack.pop();
        stack.load(stack.pop());
        check(in, wide, offset, width, trap);
        Label slow = new Label();
        if (width > 1) {
            code.out.visitVarInsn(Opcodes.LLOAD, address);
            code.op(Opcodes.L2I);
            code.integer(LINE - 1);
            code.op(Opcodes.IAND);
            code.integer(LINE - width);
            code.jump(Opcodes.IF_ICMPGT, slow);
        }
        // On a line that is not open the store is done outside, which opens it: a call that comes back would make the
        // whole loop half as fast.
        code.out.visitVarInsn(Opcodes.ALOAD, in.lines);
        shifted(LinearMemory.OPEN_LINE_LOG2);
        code.op(Opcodes.BALOAD);
        code.integer(1);
        code.op(Opcodes.IAND);
        code.jump(Opcodes.IFEQ, trap);
        shifted(16);
        code.out.visitVarInsn(Opcodes.ISTORE, page);
        pushInPage();
        code.out.visitVarInsn(Opcodes.ISTORE, inPage);
        if (width > 1) {
            pushHandle(width);
        }
        element(in.pages);
        code.out.visitVarInsn(Opcodes.ILOAD, inPage);
        bits(stack, value, width);
        if (width == 1) {
            code.op(Opcodes.BASTORE);
        } else {
            if (width == 2) {
                code.op(Opcodes.I2S);
            }
            code.method("java/lang/invoke/VarHandle", "set", "([BI" + letter(width) + ")V");
        }
        element(in.writers);
        code.out.visitVarInsn(Opcodes.ILOAD, inPage);
        code.integer(site);
        if (width == 1) {
            code.op(Opcodes.IASTORE);
        } else {
            code.call(RegionEmitter.SUPPORT, "wrote" + width, "([III)V");
        }
        if (width > 1) {
            acrossLines(stack, value, in, width, site, slow, trap);
        }
    }

    /** A store that goes the memory's own way and comes back. */
    private void acrossLines(
            RegionStack stack, RegionStack.Entry value, Arrays in, int width, int site, Label slow, Label trap) {
        Label stored = new Label();
        code.place(stored);
        code.later(() -> {
            code.place(slow);
            code.out.visitVarInsn(Opcodes.ALOAD, in.memory);
            code.out.visitVarInsn(Opcodes.LLOAD, address);
            bits(stack, value, width);
            code.integer(site);
            code.out.visitVarInsn(Opcodes.ALOAD, RegionEmitter.STATE);
            code.base();
            code.call(
                    RegionEmitter.SUPPORT,
                    "store" + width,
                    "(L" + RegionEmitter.MEMORY + ";J" + (width == 8 ? "J" : "I") + "IL" + RegionEmitter.EXEC
                            + "State;J)Z");
            code.jump(Opcodes.IFEQ, trap);
            code.goTo(stored);
        });
    }

    // ---- Parts

    /** From the address operand on Java's stack to the checked address in its variable. */
    private void check(Arrays in, boolean wide, long offset, int width, Label trap) {
        if (wide) {
            code.op(Opcodes.DUP2);
            code.op(Opcodes.LCONST_0);
            code.op(Opcodes.LCMP);
            // What is on Java's stack does not matter where it leaves: the operand has its own place.
            Label positive = new Label();
            code.jump(Opcodes.IFGE, positive);
            code.op(Opcodes.POP2);
            code.goTo(trap);
            code.place(positive);
        } else {
            code.unsigned();
        }
        if (offset != 0) {
            code.longInteger(offset);
            code.op(Opcodes.LADD);
        }
        code.op(Opcodes.DUP2);
        code.out.visitVarInsn(Opcodes.LSTORE, address);
        code.out.visitVarInsn(Opcodes.LLOAD, in.end(width));
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFGT, trap);
        if (wide && offset != 0) {
            code.out.visitVarInsn(Opcodes.LLOAD, address);
            code.op(Opcodes.LCONST_0);
            code.op(Opcodes.LCMP);
            code.jump(Opcodes.IFLT, trap);
        }
    }

    private void shifted(int by) {
        code.out.visitVarInsn(Opcodes.LLOAD, address);
        code.integer(by);
        code.op(Opcodes.LUSHR);
        code.op(Opcodes.L2I);
    }

    private void pushPage(Arrays in) {
        code.out.visitVarInsn(Opcodes.ALOAD, in.pages);
        shifted(16);
        code.op(Opcodes.AALOAD);
    }

    private void element(int arrays) {
        code.out.visitVarInsn(Opcodes.ALOAD, arrays);
        code.out.visitVarInsn(Opcodes.ILOAD, page);
        code.op(Opcodes.AALOAD);
    }

    private void pushInPage() {
        code.out.visitVarInsn(Opcodes.LLOAD, address);
        code.op(Opcodes.L2I);
        code.integer(PAGE - 1);
        code.op(Opcodes.IAND);
    }

    private void pushHandle(int width) {
        String name = width == 2 ? "SHORT" : width == 4 ? "INT" : "LONG";
        code.out.visitFieldInsn(Opcodes.GETSTATIC, RegionEmitter.SUPPORT, name, HANDLE);
    }

    private static String letter(int width) {
        return width == 2 ? "S" : width == 4 ? "I" : "J";
    }

    private static String name(int width) {
        return width == 2 ? "Short" : width == 4 ? "Int" : "Long";
    }

    /** The value to store, as an int or, of eight bytes, a long. */
    private void bits(RegionStack stack, RegionStack.Entry value, int width) {
        stack.load(value);
        switch (value.type()) {
            case F32 -> code.call("java/lang/Float", "floatToRawIntBits", "(F)I");
            case F64 -> code.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
            case I64 -> {
                if (width < 8) {
                    code.op(Opcodes.L2I);
                }
            }
            case I32 -> {}
        }
    }
}
