package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.Label;
import palimpsest.engine.exec.FunctionCode.Instruction;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ValueType;

/** A function while the code of a region is made: the region's own, or one that is called in it and whose code lies in its caller's. */
final class RegionScope {

    /** The call that an inlined function came from. */
    record Caller(RegionScope scope, Instruction call, int begun) {}

    /** An open block. */
    static final class Block {
        final Opcode opcode;
        /** How many operands are beneath its own. */
        final int height;
        /** Where its results go, or a loop's parameters. */
        final int slot;

        final List<ValueType> parameters;
        final List<ValueType> results;
        final Label start = new Label();
        final Label end = new Label();
        final Label otherwise = new Label();
        final int from;
        final int to;
        /** Whether leaving it ends the region. */
        final boolean outermost;
        /** Whether it is an {@code if} whose {@code else} has not come, and where that stands. */
        boolean half;

        int position;
        /** Whether branches lead to its end; then tells the operation there. */
        boolean reached;

        Optional<Function<Body, Op>> after = Optional.empty();

        Block(
                Opcode opcode,
                int height,
                int slot,
                List<ValueType> parameters,
                List<ValueType> results,
                int from,
                int to,
                boolean outermost) {
            this.opcode = opcode;
            this.height = height;
            this.slot = slot;
            this.parameters = parameters;
            this.results = results;
            this.from = from;
            this.to = to;
            this.outermost = outermost;
        }

        boolean isLoop() {
            return opcode == Opcode.LOOP;
        }

        List<ValueType> carried() {
            return isLoop() ? parameters : results;
        }
    }

    final Body body;
    /** Before what it must leave. */
    final FastCode guards;

    final FunctionCode function;
    /** Where its frame stands from that of the method. */
    final int shift;

    final Optional<Caller> caller;
    /** How many calls are around it in the region. */
    final int level;

    final RegionStack stack;
    final RegionNumbers numbers;
    final List<Block> blocks = new ArrayList<>();
    /** Writes its locals back. */
    final Label leave = new Label();
    /** Its number among the calls of the region. */
    int call = -1;

    private final RegionEmitter code;
    private final int[] variables;
    private final boolean[] written;

    RegionScope(
            RegionEmitter code,
            Body body,
            FastCode guards,
            FunctionCode function,
            int shift,
            Optional<Caller> caller,
            int height) {
        this.code = code;
        this.body = body;
        this.guards = guards;
        this.function = function;
        this.shift = shift;
        this.caller = caller;
        this.level = caller.map(from -> from.scope.level + 1).orElse(0);
        int lowest = shift + function.locals.size() + height;
        this.stack = caller.map(from -> from.scope.stack.inner(lowest)).orElseGet(() -> new RegionStack(code, lowest));
        this.numbers = new RegionNumbers(code, stack);
        this.variables = new int[function.locals.size()];
        this.written = new boolean[variables.length];
    }

    /** The function's index. */
    int index() {
        return function.function.index();
    }

    // ---- Locals

    int locals() {
        return variables.length;
    }

    /** The variable of a local that holds a number. */
    int local(int index) {
        if (variables[index] == 0) {
            variables[index] = code.variable((NumberType) function.locals.get(index));
        }
        return variables[index];
    }

    boolean used(int index) {
        return variables[index] != 0;
    }

    void write(int index) {
        written[index] = true;
    }

    boolean written(int index) {
        return written[index];
    }

    NumberType type(int index) {
        return (NumberType) function.locals.get(index);
    }

    // ---- Blocks

    Block innermost() {
        return blocks.get(blocks.size() - 1);
    }

    /** The block of a label, if it is in the region. */
    Optional<Block> inside(int label) {
        return label < blocks.size() ? Optional.of(blocks.get(blocks.size() - 1 - label)) : Optional.empty();
    }

    /** How often a function is in progress here, this one among them. */
    int timesIn(Body function) {
        return (body == function ? 1 : 0)
                + caller.map(from -> from.scope.timesIn(function)).orElse(0);
    }

    // ---- Operations

    /** Whether somebody is asked before an instruction. */
    boolean asksAt(Instruction in) {
        return FunctionCode.takesStep(in.opcode()) && guards.asksAt(in.position());
    }

    /** The operation of an instruction, once the function's body is known. */
    static Function<Body, Op> at(int position) {
        return body -> body.first(body.ops[position]);
    }

    static Function<Body, Op> after(int position) {
        return body -> body.ops[position].next;
    }

    static Function<Body, Op> target(int position) {
        return body -> ((ControlOps.BranchOp) body.ops[position]).target;
    }

    /** Where a branch to a label leads. */
    static Function<Body, Op> target(Instruction in, int label) {
        if (in.opcode() != Opcode.BR_TABLE) {
            return target(in.position());
        }
        int position = in.position();
        int found = in.labels().indexOf(label);
        int branch = found < 0 ? in.labels().size() : found;
        return body -> ((ControlOps.BranchTable) body.ops[position]).branches[branch].target;
    }
}
