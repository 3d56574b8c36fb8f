package palimpsest.engine.valid;

import java.util.List;
import java.util.function.Supplier;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.BlockType;
import palimpsest.engine.syntax.CatchClause;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/** The rules for blocks, branches and calls. See the specification, Validation, Control Instructions. */
final class ControlRules {

    private final Context context;
    private final InstructionReader in;
    private final CodeStack stack;
    private final Supplier<Span> here;

    ControlRules(Context context, InstructionReader in, CodeStack stack) {
        this.context = context;
        this.in = in;
        this.stack = stack;
        this.here = stack::span;
    }

    void instruction(Opcode opcode) {
        switch (opcode) {
            case UNREACHABLE -> stack.unreachable();
            case BLOCK, LOOP -> open(opcode, blockType(in.blockType()));
            case IF -> {
                FunctionType type = blockType(in.blockType());
                stack.pop(Rules.I32);
                open(opcode, type);
            }
            case TRY_TABLE -> {
                catches();
                open(opcode, blockType(in.blockType()));
            }
            case ELSE -> {
                if (stack.blockOpcode() != Opcode.IF) {
                    throw stack.invalid("else without if");
                }
                stack.close();
                stack.otherwise();
            }
            case END -> end();
            case BR -> {
                stack.popAll(stack.label(in.index()));
                stack.unreachable();
            }
            case BR_IF -> {
                List<ValueType> types = stack.label(in.index());
                stack.pop(Rules.I32);
                stack.popAll(types);
                stack.pushAll(types);
            }
            case BR_TABLE -> branchTable();
            case RETURN -> {
                stack.popAll(stack.functionResults());
                stack.unreachable();
            }
            case CALL -> call(context.function(in.index(), here));
            case RETURN_CALL -> tailCall(context.function(in.index(), here));
            case CALL_INDIRECT -> call(indirect());
            case RETURN_CALL_INDIRECT -> tailCall(indirect());
            case CALL_REF -> call(byReference());
            case RETURN_CALL_REF -> tailCall(byReference());
            case THROW -> {
                stack.popAll(context.tag(in.index(), here).parameters());
                stack.unreachable();
            }
            case THROW_REF -> {
                stack.pop(Rules.EXNREF);
                stack.unreachable();
            }
            case BR_ON_NULL -> {
                ReferenceType type = stack.popReference();
                List<ValueType> types = stack.label(in.index());
                stack.popAll(types);
                stack.pushAll(types);
                stack.push(nonNull(type));
            }
            case BR_ON_NON_NULL -> {
                List<ValueType> types = labelWithReference();
                stack.push(nonNull(stack.popReference()));
                stack.popAll(types);
                stack.pushAll(types.subList(0, types.size() - 1));
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> castBranch(opcode == Opcode.BR_ON_CAST);
            default -> throw new AssertionError("no rule for " + opcode);
        }
    }

    private static ReferenceType nonNull(ReferenceType type) {
        return type.withNullable(false);
    }

    private void open(Opcode opcode, FunctionType type) {
        stack.popAll(type.parameters());
        stack.open(opcode, in.offset(), type);
    }

    private FunctionType blockType(BlockType type) {
        if (type instanceof BlockType.Result result) {
            context.checkType(result.type(), here);
            return Rules.giving(result.type());
        }
        if (type instanceof BlockType.Type defined) {
            return context.functionType(defined.index(), here);
        }
        return Rules.NOTHING;
    }

    private void end() {
        stack.close();
        if (stack.blockOpcode() == Opcode.IF) {
            // Without an else, what the block takes is what it leaves.
            stack.otherwise();
            stack.beginInstruction();
            stack.close();
        }
        stack.leave();
    }

    private void catches() {
        for (CatchClause clause : in.catches()) {
            List<ValueType> wanted = stack.label(clause.label());
            List<ValueType> given =
                    Rules.caught(clause, clause.kind().hasTag() ? context.tag(clause.tag(), here) : Rules.NOTHING);
            boolean fits = wanted.size() == given.size();
            for (int i = 0; fits && i < given.size(); i++) {
                fits = stack.matches(given.get(i), wanted.get(i));
            }
            if (!fits) {
                throw stack.invalid("type mismatch: " + clause.kind().mnemonic() + " passes "
                        + CodeStack.describe(given) + ", its label takes " + CodeStack.describe(wanted));
            }
        }
    }

    private void branchTable() {
        List<ValueType> types = stack.label(in.index());
        stack.pop(Rules.I32);
        List<ValueType> checked = types;
        for (int label : in.labels()) {
            List<ValueType> each = stack.label(label);
            if (each.size() != types.size()) {
                throw stack.invalid("type mismatch: one label of br_table takes " + CodeStack.describe(each)
                        + ", the default takes " + CodeStack.describe(types));
            }
            if (each != checked) {
                stack.checkTop(each);
                checked = each;
            }
        }
        stack.popAll(types);
        stack.unreachable();
    }

    private void call(FunctionType type) {
        stack.popAll(type.parameters());
        stack.pushAll(type.results());
    }

    private void tailCall(FunctionType type) {
        List<ValueType> wanted = stack.functionResults();
        boolean fits = wanted.size() == type.results().size();
        for (int i = 0; fits && i < wanted.size(); i++) {
            fits = stack.matches(type.results().get(i), wanted.get(i));
        }
        if (!fits) {
            throw stack.invalid("type mismatch: " + in.opcode() + " calls a function that gives "
                    + CodeStack.describe(type.results()) + ", this function gives " + CodeStack.describe(wanted));
        }
        stack.popAll(type.parameters());
        stack.unreachable();
    }

    private FunctionType indirect() {
        TableType table = context.table(in.index2(), here);
        FunctionType type = context.functionType(in.index(), here);
        if (!context.types().matches(table.element(), ReferenceType.FUNCREF)) {
            throw stack.invalid(
                    "type mismatch: table " + in.index2() + " holds " + table.element() + ", not functions");
        }
        stack.pop(table.addressType().valueType());
        return type;
    }

    private FunctionType byReference() {
        FunctionType type = context.functionType(in.index(), here);
        stack.pop(new ReferenceType(true, new TypeIndex(in.index())));
        return type;
    }

    private List<ValueType> labelWithReference() {
        List<ValueType> types = stack.label(in.index());
        if (types.isEmpty() || !(types.get(types.size() - 1) instanceof ReferenceType)) {
            throw stack.invalid("type mismatch: " + in.opcode() + " passes a reference, its label takes "
                    + CodeStack.describe(types));
        }
        return types;
    }

    private void castBranch(boolean onSuccess) {
        context.checkHeapType(in.heapType(), here);
        context.checkHeapType(in.heapType2(), here);
        ReferenceType from = new ReferenceType((in.castFlags() & 1) != 0, in.heapType());
        ReferenceType to = new ReferenceType((in.castFlags() & 2) != 0, in.heapType2());
        if (!context.types().matches(to, from)) {
            throw stack.invalid("type mismatch: " + in.opcode() + " casts from " + from + " to " + to
                    + ", which is no subtype of it");
        }
        // Where the cast fails, a null is no longer possible if the cast would have let it through.
        ReferenceType rest = to.nullable() ? nonNull(from) : from;
        ReferenceType passed = onSuccess ? to : rest;
        List<ValueType> types = labelWithReference();
        if (!stack.matches(passed, types.get(types.size() - 1))) {
            throw stack.invalid("type mismatch: " + in.opcode() + " passes " + passed + ", its label takes "
                    + CodeStack.describe(types));
        }
        List<ValueType> others = types.subList(0, types.size() - 1);
        stack.pop(from);
        stack.popAll(others);
        stack.pushAll(others);
        stack.push(onSuccess ? rest : to);
    }
}
