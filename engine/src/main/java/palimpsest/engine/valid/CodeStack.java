package palimpsest.engine.valid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.RecursiveIndex;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;

/**
 * The operand stack, the control stack and the locals during validation. See the specification's appendix, Validation
 * Algorithm, Data Structures.
 */
final class CodeStack implements FunctionWalk {

    /** Stands for any type, in code that cannot be reached. */
    static final ReferenceType UNKNOWN = new ReferenceType(false, new RecursiveIndex(-1));
    /** Stands for any reference type, in code that cannot be reached. */
    static final ReferenceType UNKNOWN_REFERENCE = new ReferenceType(false, new RecursiveIndex(-2));

    private static final int SHOWN = 8;

    private final Context context;
    private final InstructionReader at;
    private final Code code;
    private final LocalTypes locals;
    private final BitSet uninitialized;
    private int[] initializations = new int[8];
    private int initializationCount;
    private ValueType[] operands;
    private int size;
    private int sizeBefore;
    private final List<Frame> frames = new ArrayList<>();
    private int depth;
    private Frame top = new Frame();

    /** A block that is open. */
    private static final class Frame {
        private Opcode opcode = Opcode.BLOCK;
        private int offset;
        private FunctionType type = Rules.NOTHING;
        private int height;
        private boolean unreachable;
        private boolean openedUnreachable;
        private int initializations;
    }

    CodeStack(Context context, Code code, InstructionReader at, LocalTypes locals) {
        this.context = context;
        this.code = code;
        this.at = at;
        this.locals = locals;
        this.operands = new ValueType[Math.min(32, context.limits().operands())];
        this.uninitialized = locals.uninitialized();
    }

    // What listeners see

    @Override
    public boolean reachable() {
        return !top.unreachable && !top.openedUnreachable;
    }

    @Override
    public int height() {
        return size;
    }

    @Override
    public ValueType operand(int operandDepth) {
        return operands[size - 1 - operandDepth];
    }

    @Override
    public int locals() {
        return locals.count();
    }

    @Override
    public ValueType local(int index) {
        return locals.type(index);
    }

    @Override
    public int blocks() {
        return depth;
    }

    @Override
    public int blockOffset(int label) {
        return frame(label).offset;
    }

    @Override
    public boolean isLoop(int label) {
        return frame(label).opcode == Opcode.LOOP;
    }

    @Override
    public int blockHeight(int label) {
        return frame(label).height;
    }

    @Override
    public int labelArity(int label) {
        return labelTypes(frame(label)).size();
    }

    // Faults

    /** The place of the current instruction in the source. */
    Span span() {
        return code.positions().span(at.offset(), at.end());
    }

    Fault invalid(String message) {
        return context.invalid(span(), message);
    }

    /** @param taken what the instruction takes, or a part of it */
    Fault mismatch(String taken) {
        String has = describe(Arrays.asList(operands).subList(Math.min(top.height, sizeBefore), sizeBefore));
        // The test suite has this one message in full.
        return invalid(
                at.opcode() == Opcode.THROW
                        ? "type mismatch: instruction requires " + taken + " but stack has " + has
                        : "type mismatch: " + at.opcode() + " takes " + taken + ", the stack has " + has);
    }

    static String describe(List<ValueType> types) {
        int from = Math.max(0, types.size() - SHOWN);
        return types.subList(from, types.size()).stream()
                .map(type -> type == UNKNOWN || type == UNKNOWN_REFERENCE ? "any" : type.toString())
                .collect(Collectors.joining(" ", from > 0 ? "[… " : "[", "]"));
    }

    // Operands

    /** Remembers the stack as it is before an instruction, for messages. */
    void beginInstruction() {
        sizeBefore = size;
    }

    void push(ValueType type) {
        if (size == operands.length) {
            if (size >= context.limits().operands()) {
                throw invalid("operand stack higher than " + context.limits().operands() + " values");
            }
            operands =
                    Arrays.copyOf(operands, Math.min(size * 2, context.limits().operands()));
        }
        operands[size++] = type;
    }

    void pushAll(List<ValueType> types) {
        for (int i = 0; i < types.size(); i++) {
            push(types.get(i));
        }
    }

    /** Takes a value of any type. */
    ValueType pop() {
        if (size > top.height) {
            return operands[--size];
        }
        if (top.unreachable) {
            return UNKNOWN;
        }
        throw mismatch("a value");
    }

    ValueType pop(ValueType expected) {
        if (!canPop(expected)) {
            throw mismatch("[" + expected + "]");
        }
        return pop();
    }

    /** Takes a reference of any type, which may be {@link #UNKNOWN_REFERENCE}. */
    ReferenceType popReference() {
        ValueType type = size > top.height || top.unreachable ? pop() : Rules.I32;
        if (type == UNKNOWN) {
            return UNKNOWN_REFERENCE;
        }
        if (type instanceof ReferenceType reference) {
            return reference;
        }
        throw mismatch("a reference");
    }

    void popAll(List<ValueType> types) {
        for (int i = types.size() - 1; i >= 0; i--) {
            if (!canPop(types.get(i))) {
                throw mismatch(describe(types));
            }
            pop();
        }
    }

    boolean canPop(ValueType expected) {
        if (size > top.height) {
            return matches(operands[size - 1], expected);
        }
        return top.unreachable;
    }

    /** Whether the block has an operand of its own left. */
    boolean hasOperand() {
        return size > top.height;
    }

    /** Checks that a branch with these types could be taken, and leaves the stack as it is. */
    void checkTop(List<ValueType> types) {
        for (int i = types.size() - 1, place = size - 1; i >= 0; i--, place--) {
            boolean fits = place >= top.height ? matches(operands[place], types.get(i)) : top.unreachable;
            if (!fits) {
                throw mismatch(describe(types));
            }
        }
    }

    boolean matches(ValueType actual, ValueType expected) {
        return actual == expected
                || actual == UNKNOWN
                || (actual == UNKNOWN_REFERENCE
                        ? expected instanceof ReferenceType
                        : context.types().matches(actual, expected));
    }

    // Blocks

    void open(Opcode opcode, int offset, FunctionType type) {
        if (depth == context.limits().nesting()) {
            throw invalid("blocks are nested deeper than " + depth);
        }
        boolean unreachable = depth > 0 && !reachable();
        if (depth == frames.size()) {
            frames.add(new Frame());
        }
        top = frames.get(depth++);
        top.opcode = opcode;
        top.offset = offset;
        top.type = type;
        top.height = size;
        top.unreachable = false;
        top.openedUnreachable = unreachable;
        top.initializations = initializationCount;
        pushAll(type.parameters());
    }

    /** Ends the innermost block, or the first arm of an {@code if}; its results are off the stack afterwards. */
    void close() {
        List<ValueType> results = top.type.results();
        for (int i = results.size() - 1; i >= 0; i--) {
            if (!canPop(results.get(i))) {
                throw leftover(results);
            }
            pop();
        }
        if (size != top.height) {
            throw leftover(results);
        }
        while (initializationCount > top.initializations) {
            uninitialized.set(initializations[--initializationCount]);
        }
    }

    private Fault leftover(List<ValueType> results) {
        String has = describe(Arrays.asList(operands).subList(Math.min(top.height, sizeBefore), sizeBefore));
        String what = depth == 1 ? "at its end the function" : "at its end the " + top.opcode;
        return invalid("type mismatch: " + what + " leaves " + describe(results) + ", the stack has " + has);
    }

    /** Removes the innermost block after {@link #close()}, and leaves its results. */
    void leave() {
        List<ValueType> results = top.type.results();
        depth--;
        if (depth > 0) {
            top = frames.get(depth - 1);
            pushAll(results);
        }
    }

    /** Turns the {@code if}, after {@link #close()}, into its other arm. */
    void otherwise() {
        top.opcode = Opcode.ELSE;
        top.unreachable = false;
        pushAll(top.type.parameters());
    }

    Opcode blockOpcode() {
        return top.opcode;
    }

    FunctionType blockType() {
        return top.type;
    }

    /** The types a branch to a label carries. */
    List<ValueType> label(int label) {
        if (label < 0 || label >= depth) {
            throw invalid("unknown label " + Integer.toUnsignedString(label) + ": "
                    + (depth == 1 ? "only the function itself is open" : depth + " are open, the function included"));
        }
        return labelTypes(frame(label));
    }

    List<ValueType> functionResults() {
        return frames.get(0).type.results();
    }

    /** What follows cannot be reached. */
    void unreachable() {
        size = top.height;
        top.unreachable = true;
    }

    private Frame frame(int label) {
        return frames.get(depth - 1 - label);
    }

    private static List<ValueType> labelTypes(Frame frame) {
        return frame.opcode == Opcode.LOOP ? frame.type.parameters() : frame.type.results();
    }

    // Locals

    ValueType checkedLocal(int index) {
        if (index < 0 || index >= locals.count()) {
            throw invalid("unknown local " + Integer.toUnsignedString(index) + ": the function has " + locals.count());
        }
        return locals.type(index);
    }

    void checkInitialized(int index) {
        if (uninitialized.get(index)) {
            throw invalid("uninitialized local " + index + ": a " + locals.type(index) + " has no default value");
        }
    }

    void initialize(int index) {
        if (uninitialized.get(index)) {
            uninitialized.clear(index);
            if (initializationCount == initializations.length) {
                initializations = Arrays.copyOf(initializations, initializationCount * 2);
            }
            initializations[initializationCount++] = index;
        }
    }
}
