package palimpsest.engine.valid;

import java.util.List;
import java.util.function.Supplier;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.BlockType;
import palimpsest.engine.syntax.CatchClause;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.Operand;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/** Validates a sequence of instructions. See the specification, Validation, Instructions, and the appendix's algorithm. */
final class CodeValidator {

    private final Context context;
    private final Code code;
    private final InstructionReader in;
    private final CodeStack stack;
    private final AggregateRules aggregates;
    private final Supplier<Span> here;
    private final int visibleGlobals;

    /**
     * @param visibleGlobals how many globals the code sees
     */
    CodeValidator(Context context, Code code, LocalTypes locals, int visibleGlobals) {
        this.context = context;
        this.code = code;
        this.in = new InstructionReader(code);
        this.stack = new CodeStack(context, code, in, locals);
        this.here = stack::span;
        this.aggregates = new AggregateRules(context, in, stack);
        this.visibleGlobals = visibleGlobals;
    }

    /** Validates a function's body. */
    void body(List<ValueType> results, CodeListener listener) {
        stack.open(Opcode.BLOCK, code.start(), new FunctionType(List.of(), results));
        while (stack.blocks() > 0) {
            Opcode opcode = in.next();
            stack.beginInstruction();
            listener.instruction(in, stack);
            instruction(opcode);
        }
    }

    /** Validates a constant expression. See the specification, Constant Expressions. */
    void constant(ValueType result) {
        stack.open(Opcode.BLOCK, code.start(), new FunctionType(List.of(), List.of(result)));
        while (stack.blocks() > 0) {
            Opcode opcode = in.next();
            stack.beginInstruction();
            if (!isConstant(opcode)) {
                throw stack.invalid("constant expression required: " + opcode + " is none");
            }
            instruction(opcode);
            if (opcode == Opcode.GLOBAL_GET
                    && context.spaces().globals().get(in.index()).mutable()) {
                throw stack.invalid("constant expression required: global " + in.index() + " is mutable");
            }
        }
    }

    private static boolean isConstant(Opcode opcode) {
        return switch (opcode) {
            case I32_CONST,
                    I64_CONST,
                    F32_CONST,
                    F64_CONST,
                    V128_CONST,
                    I32_ADD,
                    I32_SUB,
                    I32_MUL,
                    I64_ADD,
                    I64_SUB,
                    I64_MUL,
                    REF_NULL,
                    REF_FUNC,
                    REF_I31,
                    STRUCT_NEW,
                    STRUCT_NEW_DEFAULT,
                    ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_NEW_FIXED,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY,
                    GLOBAL_GET,
                    END -> true;
            default -> false;
        };
    }

    private void instruction(Opcode opcode) {
        if (opcode.special()) {
            special(opcode);
        } else {
            simple(opcode);
        }
    }

    /** The one rule for every instruction whose types stand in the opcode table. */
    private void simple(Opcode opcode) {
        AddressType address = checkImmediates(opcode);
        List<Operand> pops = opcode.pops();
        for (int i = pops.size() - 1; i >= 0; i--) {
            if (!stack.canPop(pops.get(i).type(address))) {
                throw stack.mismatch(CodeStack.describe(
                        pops.stream().map(each -> each.type(address)).toList()));
            }
            stack.pop();
        }
        List<Operand> pushes = opcode.pushes();
        for (int i = 0; i < pushes.size(); i++) {
            stack.push(pushes.get(i).type(address));
        }
    }

    /** Checks the immediates of a simple instruction, and tells the address type of its memory if it has one. */
    private AddressType checkImmediates(Opcode opcode) {
        return switch (opcode.immediates()) {
            case MEMORY -> memory(in.index()).addressType();
            case MEMORY_DATA -> {
                MemoryType memory = memory(in.index2());
                context.data(in.index(), here);
                yield memory.addressType();
            }
            case MEMARG -> memoryArgument(opcode);
            case MEMARG_LANE -> {
                AddressType address = memoryArgument(opcode);
                checkLane(Rules.VECTOR_BYTES / width(opcode));
                yield address;
            }
            case LANE -> {
                checkLane(Rules.lanes(opcode));
                yield AddressType.I32;
            }
            case SHUFFLE -> {
                if (!Rules.validShuffle(in.value(), in.high())) {
                    throw stack.invalid("invalid lane index: a lane of a shuffle is below 32");
                }
                yield AddressType.I32;
            }
            case DATA -> {
                context.data(in.index(), here);
                yield AddressType.I32;
            }
            case ELEMENT -> {
                context.element(in.index(), here);
                yield AddressType.I32;
            }
            default -> AddressType.I32;
        };
    }

    private AddressType memoryArgument(Opcode opcode) {
        MemoryType memory = memory(in.index());
        int natural = Integer.numberOfTrailingZeros(width(opcode));
        if (in.alignment() > natural) {
            throw stack.invalid("alignment must not be larger than natural: " + opcode + " touches " + width(opcode)
                    + (natural == 0 ? " byte" : " bytes"));
        }
        if (in.alignment() < natural && Rules.isAtomic(opcode)) {
            throw stack.invalid("atomic alignment must be natural: " + opcode + " touches " + width(opcode) + " bytes");
        }
        if (memory.addressType() == AddressType.I32 && in.value() >>> 32 != 0) {
            throw stack.invalid("offset out of range: " + Long.toUnsignedString(in.value())
                    + " does not fit the 32 bits of the memory's addresses");
        }
        return memory.addressType();
    }

    private static int width(Opcode opcode) {
        return opcode.access().map(Access::width).orElse(1);
    }

    private void checkLane(int lanes) {
        if (in.lane() >= lanes) {
            throw stack.invalid("invalid lane index " + in.lane() + ": there are " + lanes + " lanes");
        }
    }

    private MemoryType memory(int index) {
        return context.memory(index, here);
    }

    private void special(Opcode opcode) {
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
            case DROP -> stack.pop();
            case SELECT -> select();
            case SELECT_TYPED -> typedSelect();
            case LOCAL_GET -> {
                ValueType type = stack.checkedLocal(in.index());
                stack.checkInitialized(in.index());
                stack.push(type);
            }
            case LOCAL_SET -> {
                stack.pop(stack.checkedLocal(in.index()));
                stack.initialize(in.index());
            }
            case LOCAL_TEE -> {
                ValueType type = stack.checkedLocal(in.index());
                stack.pop(type);
                stack.initialize(in.index());
                stack.push(type);
            }
            case GLOBAL_GET ->
                stack.push(context.global(in.index(), visibleGlobals, here).type());
            case GLOBAL_SET -> {
                GlobalType global = context.global(in.index(), visibleGlobals, here);
                if (!global.mutable()) {
                    throw stack.invalid("immutable global " + in.index());
                }
                stack.pop(global.type());
            }
            case TABLE_GET, TABLE_SET, TABLE_SIZE, TABLE_GROW, TABLE_FILL, TABLE_COPY, TABLE_INIT -> table(opcode);
            case MEMORY_COPY -> {
                AddressType to = memory(in.index()).addressType();
                AddressType from = memory(in.index2()).addressType();
                stack.popAll(
                        List.of(to.valueType(), from.valueType(), to.min(from).valueType()));
            }
            case TRY, CATCH, CATCH_ALL, RETHROW, DELEGATE ->
                throw stack.invalid("legacy exception handling: " + opcode + " has been replaced by try_table");
            default -> reference(opcode);
        }
    }

    private void reference(Opcode opcode) {
        switch (opcode) {
            case REF_NULL -> {
                context.checkHeapType(in.heapType(), here);
                stack.push(new ReferenceType(true, in.heapType()));
            }
            case REF_IS_NULL -> {
                stack.popReference();
                stack.push(Rules.I32);
            }
            case REF_FUNC -> {
                context.function(in.index(), here);
                if (!context.declared(in.index())) {
                    throw stack.invalid("undeclared function reference: function " + in.index()
                            + " is in no element segment, export or global");
                }
                stack.push(new ReferenceType(
                        false, new TypeIndex(context.spaces().functions().get(in.index()))));
            }
            case REF_AS_NON_NULL -> stack.push(nonNull(stack.popReference()));
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
            default -> aggregates.instruction(opcode);
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

    private void select() {
        stack.pop(Rules.I32);
        ValueType second = stack.pop();
        ValueType first = stack.pop();
        if (isReference(first) || isReference(second)) {
            throw stack.invalid("type mismatch: select without a type takes numbers or vectors, not "
                    + CodeStack.describe(List.of(first, second)));
        }
        if (first != second && first != CodeStack.UNKNOWN && second != CodeStack.UNKNOWN) {
            throw stack.invalid("type mismatch: select takes two operands of one type, the stack has "
                    + CodeStack.describe(List.of(first, second)));
        }
        stack.push(first == CodeStack.UNKNOWN ? second : first);
    }

    private static boolean isReference(ValueType type) {
        return type instanceof ReferenceType && type != CodeStack.UNKNOWN;
    }

    private void typedSelect() {
        if (in.types().size() != 1) {
            throw stack.invalid("invalid result arity: select has one type, not "
                    + in.types().size());
        }
        ValueType type = in.types().get(0);
        context.checkType(type, here);
        stack.popAll(List.of(type, type, Rules.I32));
        stack.push(type);
    }

    private void table(Opcode opcode) {
        // table.init names its segment first.
        TableType table = context.table(opcode == Opcode.TABLE_INIT ? in.index2() : in.index(), here);
        ValueType address = table.addressType().valueType();
        switch (opcode) {
            case TABLE_GET -> {
                stack.pop(address);
                stack.push(table.element());
            }
            case TABLE_SET -> stack.popAll(List.of(address, table.element()));
            case TABLE_SIZE -> stack.push(address);
            case TABLE_GROW -> {
                stack.popAll(List.of(table.element(), address));
                stack.push(address);
            }
            case TABLE_FILL -> stack.popAll(List.of(address, table.element(), address));
            case TABLE_COPY -> {
                TableType from = context.table(in.index2(), here);
                checkElements(from.element(), table.element());
                AddressType count = table.addressType().min(from.addressType());
                stack.popAll(List.of(address, from.addressType().valueType(), count.valueType()));
            }
            default -> {
                checkElements(context.element(in.index(), here), table.element());
                stack.popAll(List.of(address, Rules.I32, Rules.I32));
            }
        }
    }

    private void checkElements(ReferenceType from, ReferenceType to) {
        if (!context.types().matches(from, to)) {
            throw stack.invalid("type mismatch: " + in.opcode() + " puts " + from + " into a table of " + to);
        }
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
