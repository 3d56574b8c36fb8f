package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import palimpsest.engine.syntax.CatchClause;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.valid.FunctionWalk;
import palimpsest.engine.valid.ValidModule;

/**
 * Follows, along a function's code, which instructions can have put each operand on the stack. Where ways meet, at the end
 * of a block or the start of a loop, an operand can have come from several.
 */
final class OriginWalk {

    /** Of more than so many, the rest are left out. */
    private static final int MOST = 16;

    private final ValidModule module;
    private final int function;
    private final int results;
    /** What branches carry to a block's end, or a loop's start, by the offset where it opens. */
    private final Map<Integer, List<List<Integer>>> carried = new HashMap<>();
    /** The parameters of each open {@code if}, which its other arm finds on the stack too. */
    private final Map<Integer, List<List<Integer>>> parameters = new HashMap<>();

    private final List<List<Integer>> stack = new ArrayList<>();
    private int wanted;
    private List<List<Integer>> found = List.of();

    private Opcode before = Opcode.NOP;
    private int beforeOffset = -1;
    /** What the operands above those that are left come from: a block's results, or what the last instruction gave. */
    private List<List<Integer>> pending = List.of();

    OriginWalk(ValidModule module, int function) {
        this.module = module;
        this.function = function;
        this.results = module.functionType(function).results().size();
    }

    /** Where the operands before an instruction come from, the deepest first; each as offsets. */
    List<List<Integer>> at(int offset) {
        wanted = offset;
        // What a branch carries back to a loop's start is known the second time.
        for (int round = 0; round < 2; round++) {
            stack.clear();
            parameters.clear();
            before = Opcode.NOP;
            beforeOffset = -1;
            pending = List.of();
            module.walk(function, this::instruction);
        }
        return found;
    }

    private void instruction(InstructionReader in, FunctionWalk walk) {
        Opcode opcode = in.opcode();
        if (walk.reachable()) {
            settle(walk);
            if (in.offset() == wanted) {
                found = List.copyOf(stack);
            }
        }
        boolean reachable = walk.reachable();
        pending = List.of();
        if (opcode == Opcode.ELSE || opcode == Opcode.END) {
            close(opcode, walk, reachable);
        } else if (reachable) {
            branches(in, walk);
            drop(Taken.by(in, walk, module, results));
        }
        before = opcode;
        beforeOffset = in.offset();
    }

    /** Makes the stack as high as validation says it is. */
    private void settle(FunctionWalk walk) {
        int height = walk.height();
        drop(stack.size() - height);
        while (stack.size() < height) {
            int above = pending.size() - (height - stack.size());
            stack.add(above >= 0 && above < pending.size() ? pending.get(above) : List.of(beforeOffset));
        }
        int block = walk.blockOffset(0);
        if (before == Opcode.IF && block == beforeOffset) {
            parameters.put(block, List.copyOf(stack.subList(walk.blockHeight(0), height)));
        } else if (before == Opcode.LOOP && block == beforeOffset) {
            List<List<Integer>> back = carried.getOrDefault(block, List.of());
            int first = walk.blockHeight(0);
            for (int i = 0; i < back.size() && first + i < height; i++) {
                stack.set(first + i, merged(stack.get(first + i), back.get(i)));
            }
        }
    }

    private void drop(int count) {
        for (int i = 0; i < count && !stack.isEmpty(); i++) {
            stack.remove(stack.size() - 1);
        }
    }

    /** The end of a block, or of the first arm of an {@code if}. */
    private void close(Opcode opcode, FunctionWalk walk, boolean reachable) {
        int block = walk.blockOffset(0);
        if (walk.isLoop(0)) {
            // Its results are what it ends with; branches go to its start.
            pending = reachable ? List.copyOf(stack.subList(walk.blockHeight(0), stack.size())) : List.of();
            drop(stack.size() - walk.blockHeight(0));
            return;
        }
        int arity = walk.labelArity(0);
        if (reachable) {
            carry(block, arity, 0);
        }
        drop(stack.size() - walk.blockHeight(0));
        if (opcode == Opcode.ELSE) {
            pending = parameters.getOrDefault(block, List.of());
            parameters.remove(block);
            return;
        }
        if (parameters.containsKey(block)) {
            add(block, parameters.getOrDefault(block, List.of()));
            parameters.remove(block);
        }
        pending = carried.getOrDefault(block, List.of());
    }

    private void branches(InstructionReader in, FunctionWalk walk) {
        switch (in.opcode()) {
            case BR, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> carry(in.index(), walk, 0);
            case BR_IF, BR_ON_NULL -> carry(in.index(), walk, 1);
            case BR_TABLE -> {
                carry(in.index(), walk, 1);
                for (int label : in.labels()) {
                    carry(label, walk, 1);
                }
            }
            case TRY_TABLE -> {
                for (CatchClause clause : in.catches()) {
                    List<List<Integer>> caught = new ArrayList<>();
                    for (int i = 0; i < walk.labelArity(clause.label()); i++) {
                        caught.add(List.of(in.offset()));
                    }
                    add(walk.blockOffset(clause.label()), caught);
                }
            }
            default -> {}
        }
    }

    private void carry(int label, FunctionWalk walk, int above) {
        carry(walk.blockOffset(label), walk.labelArity(label), above);
    }

    /** A way to a label: what lies on the stack, under {@code above} operands, goes along. */
    private void carry(int block, int arity, int above) {
        int end = stack.size() - above;
        if (end >= arity) {
            add(block, List.copyOf(stack.subList(end - arity, end)));
        }
    }

    private void add(int block, List<List<Integer>> values) {
        List<List<Integer>> now = carried.getOrDefault(block, List.of());
        List<List<Integer>> both = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            both.add(i < now.size() ? merged(now.get(i), values.get(i)) : values.get(i));
        }
        carried.put(block, both);
    }

    private static List<Integer> merged(List<Integer> one, List<Integer> other) {
        if (one.equals(other)) {
            return one;
        }
        TreeSet<Integer> both = new TreeSet<>(one);
        both.addAll(other);
        return both.stream().limit(MOST).toList();
    }
}
