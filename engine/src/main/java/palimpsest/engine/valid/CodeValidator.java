package palimpsest.engine.valid;

import java.util.List;
import java.util.function.Supplier;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.Operand;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/** Validates a sequence of instructions. See the specification, Validation, Instructions, and the appendix's algorithm. */
final class CodeValidator {

    private final Context context;
    private final Code code;
    private final InstructionReader in;
    private final CodeStack stack;
    private final ControlRules control;
    private final MemoryRules memories;
    private final TableRules tables;
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
        this.control = new ControlRules(context, in, stack);
        this.memories = new MemoryRules(context, in, stack);
        this.tables = new TableRules(context, in, stack);
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
        AddressType address = memories.checkImmediates(opcode);
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

    private void special(Opcode opcode) {
        switch (opcode) {
            case UNREACHABLE,
                    BLOCK,
                    LOOP,
                    IF,
                    ELSE,
                    END,
                    TRY_TABLE,
                    THROW,
                    THROW_REF,
                    BR,
                    BR_IF,
                    BR_TABLE,
                    BR_ON_NULL,
                    BR_ON_NON_NULL,
                    BR_ON_CAST,
                    BR_ON_CAST_FAIL,
                    RETURN,
                    CALL,
                    CALL_INDIRECT,
                    CALL_REF,
                    RETURN_CALL,
                    RETURN_CALL_INDIRECT,
                    RETURN_CALL_REF -> control.instruction(opcode);
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
            case TABLE_GET, TABLE_SET, TABLE_SIZE, TABLE_GROW, TABLE_FILL, TABLE_COPY, TABLE_INIT ->
                tables.instruction(opcode);
            case MEMORY_COPY -> {
                AddressType to = context.memory(in.index(), here).addressType();
                AddressType from = context.memory(in.index2(), here).addressType();
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
            case REF_AS_NON_NULL -> stack.push(stack.popReference().withNullable(false));
            default -> aggregates.instruction(opcode);
        }
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
}
