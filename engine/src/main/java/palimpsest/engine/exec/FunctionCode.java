package palimpsest.engine.exec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.BlockType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.FunctionWalk;
import palimpsest.engine.valid.ValidModule;

/** A function's instructions and loops as {@link RegionWriter} needs them. */
final class FunctionCode {

    /**
     * An instruction.
     *
     * @param position how many steps of the function stand before it
     * @param reachable whether control can get to it
     * @param height how many operands there are before it, if it is reachable
     */
    record Instruction(
            Opcode opcode,
            int index,
            int index2,
            long value,
            List<Integer> labels,
            BlockType block,
            int position,
            boolean reachable,
            int height) {}

    /**
     * A loop, or all of the function.
     *
     * @param first the index of its {@code loop}, or of the first instruction
     * @param last the index of its {@code end}
     * @param from the position of its first step
     * @param to the position after its last step
     */
    record Stretch(boolean loop, int first, int last, int from, int to) {
        boolean contains(int position) {
            return from <= position && position < to;
        }
    }

    final WasmFunction function;
    final ValidModule module;
    final List<ValueType> locals = new ArrayList<>();
    final List<Instruction> instructions = new ArrayList<>();
    /** Inner loops stand before those around them. */
    final List<Stretch> loops = new ArrayList<>();

    /** Where each block ends, by the index of the instruction that opens it. */
    private final Map<Integer, Integer> ends = new HashMap<>();

    private final Map<Integer, Integer> depths = new HashMap<>();

    int steps;
    private final Deque<Integer> open = new ArrayDeque<>();

    FunctionCode(WasmFunction function) {
        this.function = function;
        this.module = function.instance().module();
        locals.addAll(function.type().parameters());
        for (Locals run : function.function().locals()) {
            for (int i = 0; i < run.count(); i++) {
                locals.add(module.close(run.type()));
            }
        }
        module.walk(function.index(), this::add);
    }

    /** All of it. */
    Stretch whole() {
        return new Stretch(false, 0, instructions.size() - 1, 0, steps);
    }

    /** How many blocks are open at an instruction, the function's body not counted: the label of the function. */
    int depth(int index) {
        return depths.getOrDefault(index, 0);
    }

    private void add(InstructionReader in, FunctionWalk walk) {
        Opcode opcode = in.opcode();
        boolean reachable = walk.reachable();
        if (opcode == Opcode.END) {
            if (!open.isEmpty()) {
                close(open.pop());
            }
        } else if (isBlock(opcode)) {
            open.push(instructions.size());
        }
        if (opcode == Opcode.RETURN) {
            depths.put(instructions.size(), open.size());
        }
        instructions.add(new Instruction(
                opcode,
                in.index(),
                in.index2(),
                in.value(),
                opcode == Opcode.BR_TABLE ? Arrays.stream(in.labels()).boxed().toList() : List.of(),
                in.blockType(),
                steps,
                reachable,
                reachable ? walk.height() : 0));
        if (reachable && takesStep(opcode)) {
            steps++;
        }
    }

    private void close(int first) {
        Instruction opened = instructions.get(first);
        ends.put(first, instructions.size());
        if (opened.opcode == Opcode.LOOP && opened.reachable) {
            loops.add(new Stretch(true, first, instructions.size(), opened.position, steps));
        }
    }

    static boolean isBlock(Opcode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE -> true;
            default -> false;
        };
    }

    /** The same that {@link Lowering} counts. */
    static boolean takesStep(Opcode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, TRY_TABLE, ELSE, END -> false;
            default -> true;
        };
    }

    /** Where the block ends that an instruction opens. */
    int end(int first) {
        return ends.getOrDefault(first, -1);
    }

    /** What a block takes and leaves. */
    FunctionType type(BlockType type) {
        if (type instanceof BlockType.Result one) {
            return new FunctionType(List.of(), List.of(one.type()));
        }
        return type instanceof BlockType.Type indexed
                ? (FunctionType) module.compositeType(indexed.index())
                : new FunctionType(List.of(), List.of());
    }
}
