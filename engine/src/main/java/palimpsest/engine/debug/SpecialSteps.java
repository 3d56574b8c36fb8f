package palimpsest.engine.debug;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.valid.Matching;

/** Explains the instructions that do more than reckon with operands and touch some bytes. */
final class SpecialSteps {

    private final Machine machine;
    private final ModuleInstance instance;
    private final WasmFunction function;
    private final InstructionReader in;
    private final Situation situation;
    private final List<Value> operands;

    SpecialSteps(
            Machine machine,
            ModuleInstance instance,
            WasmFunction function,
            InstructionReader in,
            Situation situation,
            List<Value> operands) {
        this.machine = machine;
        this.instance = instance;
        this.function = function;
        this.in = in;
        this.situation = situation;
        this.operands = operands;
    }

    NextStep explain() {
        return switch (in.opcode()) {
            case UNREACHABLE -> trap("unreachable executed: the author said this is never reached");
            case NOP, ATOMIC_FENCE, DATA_DROP, ELEM_DROP -> does(OpcodeWords.of(in.opcode()) + segment());
            case IF ->
                does(top() == 0 ? "it is 0, so it goes on behind the first part" : "it is not 0, so it goes on inside");
            case BR -> leaves(jump(last()));
            case BR_IF ->
                does(
                        top() == 0
                                ? "it is 0, so it goes on with the next instruction"
                                : "it is not 0, so it " + jump(last()));
            case BR_TABLE -> leaves(branchTable());
            case BR_ON_NULL ->
                does(
                        isNull()
                                ? "it is null, so it " + jump(last())
                                : "it is not null, so it stays and execution goes on");
            case BR_ON_NON_NULL ->
                does(
                        isNull()
                                ? "it is null, so execution goes on without it"
                                : "it is not null, so it " + jump(last()) + " with it");
            case BR_ON_CAST ->
                does("if it is " + type(in.heapType2()) + ", it " + jump(last()) + "; else execution goes on");
            case BR_ON_CAST_FAIL ->
                does("unless it is " + type(in.heapType2()) + ", it " + jump(last()) + "; else execution goes on");
            case RETURN -> leaves("returns to the caller");
            case CALL -> leaves("calls " + name(instance.functions().get(in.index())));
            case RETURN_CALL ->
                leaves("calls " + name(instance.functions().get(in.index())) + " in place of this function");
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> callIndirect();
            case CALL_REF, RETURN_CALL_REF -> callReference();
            case THROW -> leaves("throws the exception " + named(NameSpace.TAG, "tag", in.index()));
            case THROW_REF -> isNull() ? trap("null exception reference") : leaves("throws it again");
            case DROP -> does("throws it away");
            case SELECT, SELECT_TYPED -> select();
            case LOCAL_GET -> gives(machine.local(in.index()), "the value of local " + local());
            case LOCAL_SET ->
                does("puts it in local " + local() + ", which was " + Explainer.show(machine.local(in.index())));
            case LOCAL_TEE ->
                both(
                        "puts it in local " + local() + ", which was " + Explainer.show(machine.local(in.index())),
                        operands.get(0));
            case GLOBAL_GET ->
                gives(
                        instance.globals().get(in.index()).value(),
                        "the value of global " + named(NameSpace.GLOBAL, "", in.index()));
            case GLOBAL_SET ->
                does("puts it in global " + named(NameSpace.GLOBAL, "", in.index()) + ", which was "
                        + Explainer.show(instance.globals().get(in.index()).value()));
            case MEMORY_SIZE -> memorySize();
            case MEMORY_GROW -> memoryGrow();
            case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> new BulkSteps(machine, instance, in).explain(operands);
            case MEMORY_ATOMIC_NOTIFY ->
                does(
                        "wakes up to " + Explainer.unsigned(operands.get(1)) + " calls that wait at address "
                                + address(),
                        "how many it woke");
            case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 ->
                does(
                        "waits at address " + address() + " if the value " + Explainer.show(operands.get(1))
                                + " is there",
                        "0 once it is woken, 1 if another value is there, 2 if the time is over");
            case TABLE_GET, TABLE_SET -> tableElement();
            case TABLE_SIZE ->
                size(
                        table(in.index()).size(),
                        table64(in.index()),
                        "how many elements " + tableName(in.index()) + " has");
            case TABLE_GROW ->
                does(
                        "adds " + Explainer.unsigned(operands.get(1)) + " elements to " + tableName(in.index()),
                        table(in.index()).size() + ", its size before, or -1 if that cannot be");
            case TABLE_FILL ->
                does("makes " + Explainer.unsigned(operands.get(2)) + " elements of " + tableName(in.index()) + " from "
                        + Explainer.unsigned(operands.get(0)) + " refer to " + Explainer.show(operands.get(1)));
            case TABLE_COPY ->
                does("copies " + Explainer.unsigned(operands.get(2)) + " elements of " + tableName(in.index2())
                        + " from " + Explainer.unsigned(operands.get(1)) + " to " + tableName(in.index()) + " from "
                        + Explainer.unsigned(operands.get(0)));
            case TABLE_INIT ->
                does("copies " + Explainer.unsigned(operands.get(2)) + " elements of segment " + in.index()
                        + " from " + Explainer.unsigned(operands.get(1)) + " to " + tableName(in.index2()) + " from "
                        + Explainer.unsigned(operands.get(0)));
            case REF_IS_NULL -> number(isNull() ? 1 : 0, isNull() ? "it is null" : "it is not null");
            case REF_AS_NON_NULL -> isNull() ? trap("null reference") : does("it is not null and stays");
            case REF_FUNC ->
                does("", "a reference to " + name(instance.functions().get(in.index())));
            case REF_EQ -> number(same() ? 1 : 0, same() ? "they are the same" : "they are not the same");
            case REF_TEST, REF_TEST_NULL -> does("", "1 if it is " + type(in.heapType()) + orNull(), "0");
            case REF_CAST, REF_CAST_NULL -> does("traps unless it is " + type(in.heapType()) + orNull(), "it");
            case I31_GET_S, I31_GET_U -> i31();
            case ARRAY_LEN ->
                isNull() ? trap("null array reference") : number(((ArrayInstance) reference(0)).length(), "its length");
            case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U ->
                isNull() ? trap("null structure reference") : does("", "field " + field() + " of it");
            case STRUCT_SET ->
                reference(0) == NullReference.NULL
                        ? trap("null structure reference")
                        : does("puts " + Explainer.show(operands.get(1)) + " in field " + field()
                                + " of the structure");
            case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U ->
                arrayElement("", "element " + Explainer.unsigned(operands.get(1)) + " of it");
            case ARRAY_SET ->
                arrayElement(
                        "puts " + Explainer.show(operands.get(2)) + " in element "
                                + Explainer.unsigned(operands.get(1)),
                        "nothing");
            default ->
                does(OpcodeWords.of(in.opcode()), in.opcode().mnemonic().startsWith("ref.null") ? "null" : made());
        };
    }

    // ---- Forms

    private NextStep step(String does, String gives, Optional<List<Value>> given, Optional<String> trap) {
        return new NextStep(in.opcode().mnemonic(), takes(), does, gives, given, trap);
    }

    private List<String> takes() {
        return operands.stream().map(Explainer::show).toList();
    }

    private NextStep does(String does) {
        return step(does, "nothing", Optional.empty(), Optional.empty());
    }

    private NextStep does(String does, String gives) {
        return step(does, gives, Optional.empty(), Optional.empty());
    }

    private NextStep does(String does, String gives, String otherwise) {
        return does(does, gives + ", else " + otherwise);
    }

    /** Execution does not go on with the next instruction. */
    private NextStep leaves(String does) {
        return step(does, "", Optional.empty(), Optional.empty());
    }

    private NextStep trap(String why) {
        return step("", "", Optional.empty(), Optional.of(why));
    }

    private NextStep gives(Value value, String words) {
        return step("", Explainer.show(value) + ": " + words, Optional.of(List.of(value)), Optional.empty());
    }

    private NextStep both(String does, Value value) {
        return step(does, Explainer.show(value) + " again", Optional.of(List.of(value)), Optional.empty());
    }

    private NextStep number(int value, String words) {
        return gives(new Value.I32(value), words);
    }

    private NextStep size(long value, boolean wide, String words) {
        return gives(wide ? new Value.I64(value) : new Value.I32((int) value), words);
    }

    // ---- Operands

    private long top() {
        return operands.get(operands.size() - 1).bits();
    }

    private Reference reference(int operand) {
        return operands.get(operand).reference();
    }

    private boolean isNull() {
        return reference(operands.size() - 1) == NullReference.NULL;
    }

    private boolean same() {
        Reference first = reference(0);
        return first instanceof I31 ? first.equals(reference(1)) : first == reference(1);
    }

    private long address() {
        return operands.get(0).bits() + in.value();
    }

    // ---- Names

    private String named(NameSpace space, String kind, int index) {
        String prefix = kind.isEmpty() ? "" : kind + " ";
        return instance.module()
                .module()
                .names()
                .of(space, index)
                .map(name -> "$" + name)
                .orElse(prefix + index);
    }

    private String local() {
        return instance.module()
                .module()
                .names()
                .of(NameSpace.LOCAL, function.index(), in.index())
                .map(name -> "$" + name)
                .orElse(String.valueOf(in.index()));
    }

    private String field() {
        return instance.module()
                .module()
                .names()
                .of(NameSpace.FIELD, in.index(), in.index2())
                .map(name -> "$" + name)
                .orElse(String.valueOf(in.index2()));
    }

    private static String name(FunctionInstance called) {
        return called instanceof HostFunctionInstance ? "the host's function " + called.name() : "$" + called.name();
    }

    private String segment() {
        return switch (in.opcode()) {
            case DATA_DROP -> " (" + named(NameSpace.DATA, "segment", in.index()) + ")";
            case ELEM_DROP -> " (" + named(NameSpace.ELEMENT, "segment", in.index()) + ")";
            default -> "";
        };
    }

    private static String type(Object heapType) {
        String text = heapType.toString();
        return (text.matches("[aeiou].*") ? "an " : "a ") + text;
    }

    private String orNull() {
        return in.opcode() == Opcode.REF_TEST_NULL || in.opcode() == Opcode.REF_CAST_NULL ? " or null" : "";
    }

    private String made() {
        String mnemonic = in.opcode().mnemonic();
        return mnemonic.contains(".new")
                ? "a reference to it"
                : mnemonic.contains("convert") || mnemonic.equals("ref.i31") ? "the reference" : "nothing";
    }

    // ---- Control

    private Situation.Label last() {
        return situation.last().orElseThrow();
    }

    private String jump(Situation.Label label) {
        if (label.body()) {
            return "returns from the function";
        }
        String line = instance.module()
                .module()
                .source()
                .place(function.function()
                        .body()
                        .positions()
                        .span(label.offset(), label.offset() + 1)
                        .start());
        return label.loop() ? "jumps back to the start of the loop at " + line : "jumps behind the block at " + line;
    }

    private String branchTable() {
        long index = top();
        int list = situation.labels().size() - 1;
        boolean listed = index < list;
        String which =
                listed ? "label " + index + " of the list" : "the default label, since the list has only " + list;
        return "takes " + which + " and " + jump(situation.labels().get((int) Math.min(index, list)));
    }

    private NextStep callIndirect() {
        long index = top();
        TableInstance table = table(in.index2());
        if (index < 0 || index >= table.size()) {
            return trap("undefined element: index " + Long.toUnsignedString(index) + ", but " + tableName(in.index2())
                    + " has " + table.size() + " elements");
        }
        if (!(table.get((int) index) instanceof FunctionInstance called)) {
            return trap("uninitialized element " + index + ": the table holds null there");
        }
        DefinedType wanted = instance.module().types().get(in.index());
        DefinedType actual = called.definedType();
        return actual.equals(wanted) || Matching.derives(actual, wanted)
                ? leaves("calls element " + index + " of " + tableName(in.index2()) + ", " + name(called) + place())
                : trap("indirect call type mismatch: element " + index + " (" + called.name() + ") has another type");
    }

    private NextStep callReference() {
        return reference(operands.size() - 1) instanceof FunctionInstance called
                ? leaves("calls " + name(called) + place())
                : trap("null function reference: there is no function to call");
    }

    private String place() {
        return in.opcode().mnemonic().startsWith("return_") ? " in place of this function" : "";
    }

    private NextStep select() {
        Value chosen = operands.get(top() != 0 ? 0 : 1);
        return gives(
                chosen,
                top() != 0 ? "the first, since the condition is not 0" : "the second, since the condition is 0");
    }

    // ---- Memories, tables, objects

    private NextStep memorySize() {
        LinearMemory memory = instance.memories().get(in.index()).memory();
        boolean wide = instance.module().memories().get(in.index()).addressType() == AddressType.I64;
        return size(memory.pages(), wide, "the pages of " + Explainer.memory(machine, memory.index()));
    }

    private NextStep memoryGrow() {
        LinearMemory memory = instance.memories().get(in.index()).memory();
        String name = Explainer.memory(machine, memory.index());
        Optional<String> refusal = memory.refusal(top());
        if (refusal.isPresent()) {
            return does(
                    "cannot add " + Explainer.unsigned(operands.get(0)) + " pages to " + name, "-1: " + refusal.get());
        }
        return does(
                "adds " + Explainer.unsigned(operands.get(0)) + (top() == 1 ? " page" : " pages") + " of zeroes to "
                        + name,
                memory.pages() + ", its pages before");
    }

    private TableInstance table(int index) {
        return instance.tables().get(index);
    }

    private boolean table64(int index) {
        return table(index).type().addressType() == AddressType.I64;
    }

    private String tableName(int index) {
        return "table " + named(NameSpace.TABLE, "", index);
    }

    private NextStep tableElement() {
        long index = operands.get(0).bits();
        TableInstance table = table(in.index());
        if (index < 0 || index >= table.size()) {
            return trap("out of bounds table access: index " + Long.toUnsignedString(index) + ", but "
                    + tableName(in.index()) + " has " + table.size() + " elements");
        }
        return in.opcode() == Opcode.TABLE_GET
                ? does("", "element " + index + " of " + tableName(in.index()) + ": " + table.get((int) index))
                : does("makes element " + index + " of " + tableName(in.index()) + " refer to "
                        + Explainer.show(operands.get(1)));
    }

    private NextStep arrayElement(String does, String gives) {
        if (!(reference(0) instanceof ArrayInstance array)) {
            return trap("null array reference");
        }
        int index = (int) operands.get(1).bits();
        return Integer.compareUnsigned(index, array.length()) >= 0
                ? trap("out of bounds array access: index " + Integer.toUnsignedString(index) + ", but the array has "
                        + array.length() + " elements")
                : does(does, gives);
    }

    private NextStep i31() {
        if (!(reference(0) instanceof I31 number)) {
            return trap("null i31 reference");
        }
        boolean signed = in.opcode() == Opcode.I31_GET_S;
        return number(signed ? number.signed() : number.unsigned(), "the number in it");
    }
}
