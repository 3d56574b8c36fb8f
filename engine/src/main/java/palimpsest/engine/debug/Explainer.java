package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Opcode;

/** Explains the next step of a machine. */
final class Explainer {

    /** So many bytes are shown one by one. */
    private static final int SHOWN = 16;

    private final Machine machine;

    Explainer(Machine machine) {
        this.machine = machine;
    }

    Optional<NextStep> explain() {
        if (machine.failed() || !machine.busy()) {
            return Optional.empty();
        }
        if (machine.waiting().isPresent()) {
            String at = Long.toUnsignedString(machine.waiting().get().address());
            return Optional.of(plain("wait", "waits at address " + at + " to be notified"));
        }
        return switch (machine.kind()) {
            case HOST -> machine.hostFunction().map(this::host);
            case INSTANTIATION -> Optional.of(instantiation());
            case FUNCTION ->
                Optional.of(machine.instruction()
                        .map(this::instruction)
                        .orElseGet(() -> plain("end", "the function ends")));
        };
    }

    private static NextStep plain(String operation, String does) {
        return new NextStep(operation, List.of(), does, "", Optional.empty(), Optional.empty());
    }

    private NextStep host(HostFunctionInstance function) {
        List<Snapshot.Local> arguments = machine.snapshot().frames().get(0).locals();
        List<String> shown =
                arguments.stream().map(local -> show(local.value())).toList();
        String with = shown.isEmpty() ? "" : ", with " + NextStep.list(shown);
        return plain("host function", "the host's function " + function.name() + " is at work" + with);
    }

    private NextStep instantiation() {
        Snapshot.Frame frame = machine.snapshot().frames().get(0);
        String what = frame.mnemonic();
        List<PendingAccess> accesses = machine.pendingAccesses();
        if (!accesses.isEmpty()) {
            PendingAccess access = accesses.get(0);
            Optional<String> trap = outOfBounds(access, "the data segment");
            String does = "copies " + what + ", " + bytes(access.width()) + ", to "
                    + place(access.memory(), access.address());
            return new NextStep(what, List.of(), does, "", Optional.empty(), trap);
        }
        if (what.startsWith("allocate")) {
            return plain(what, "makes the instance: its memories, tables, globals and functions");
        }
        return plain(
                what,
                what.startsWith("element")
                        ? "copies " + what + " into its table"
                        : what.startsWith("call") ? "calls the start function" : "the instantiation is complete");
    }

    // ---- Instructions

    private NextStep instruction(InstructionReader in) {
        WasmFunction function = (WasmFunction) machine.function().orElseThrow();
        ModuleInstance instance = function.instance();
        Situation situation = Situation.of(instance.module(), function, in);
        List<Value> stack = machine.snapshot().frames().get(0).stack();
        List<Value> operands = stack.subList(Math.max(0, stack.size() - situation.taken()), stack.size());
        Opcode opcode = in.opcode();
        if (Scratch.knows(opcode)) {
            return opcode.access().isPresent() ? access(in, function, operands) : pure(in, function, operands);
        }
        return new SpecialSteps(machine, instance, function, in, situation, operands).explain();
    }

    /** An instruction that only reckons with its operands. */
    private static NextStep pure(InstructionReader in, WasmFunction function, List<Value> operands) {
        Scratch.Result result = Scratch.run(in, encoding(in, function), operands, new byte[0]);
        String words = OpcodeWords.result(in.opcode());
        String given =
                result.results().isEmpty() ? "nothing" : show(result.results().get(0));
        boolean constant = operands.isEmpty();
        return new NextStep(
                in.opcode().mnemonic(),
                operands.stream().map(Explainer::show).toList(),
                "",
                constant ? given : given + ": " + words,
                result.trap().isPresent() ? Optional.empty() : Optional.of(result.results()),
                result.trap());
    }

    static byte[] encoding(InstructionReader in, WasmFunction function) {
        byte[] code = function.function().body().bytes();
        return Arrays.copyOfRange(code, in.offset(), in.end());
    }

    /** A load, a store, or both at once. */
    private NextStep access(InstructionReader in, WasmFunction function, List<Value> operands) {
        Opcode opcode = in.opcode();
        PendingAccess access = machine.pendingAccesses().get(0);
        LinearMemory memory = machine.store().memories().get(access.memory()).memory();
        List<String> takes = new ArrayList<>();
        takes.add("the address " + unsigned(operands.get(0)));
        for (int i = 1; i < operands.size(); i++) {
            boolean expected = opcode.mnemonic().contains("cmpxchg") && i == 1;
            takes.add((expected ? "the expected value " : "the value ") + show(operands.get(i)));
        }
        String where = place(access.memory(), access.address());
        String offset = in.value() == 0
                ? ""
                : " (" + unsigned(operands.get(0)) + " + offset " + Long.toUnsignedString(in.value()) + ")";
        Optional<String> trap = outOfBounds(access, opcode.mnemonic());
        int width = (int) access.width();
        if (opcode.mnemonic().contains("atomic") && Long.remainderUnsigned(access.address(), width) != 0) {
            trap = Optional.of("unaligned atomic: address " + Long.toUnsignedString(access.address())
                    + " is no multiple of " + width);
        }
        if (trap.isPresent()) {
            return new NextStep(opcode.mnemonic(), takes, "", "", Optional.empty(), trap);
        }
        byte[] before = new byte[width];
        memory.read(access.address(), before, 0, width);
        Scratch.Result result = Scratch.run(in, encoding(in, function), operands, before);
        String order = width > 1 && width <= 8 ? ", lowest byte first" : "";
        String does = "";
        if (access.reads()) {
            does = "reads " + bytes(width) + " (" + hex(before) + order + ") at " + where + offset;
        }
        if (access.writes()) {
            String written =
                    "writes " + bytes(width) + " (" + hex(result.bytes().toBytes()) + order + ")";
            does = does.isEmpty() ? written + " at " + where + offset : does + " and " + written + " there";
        }
        String gives =
                result.results().isEmpty() ? "nothing" : show(result.results().get(0));
        return new NextStep(opcode.mnemonic(), takes, does, gives, Optional.of(result.results()), Optional.empty());
    }

    private Optional<String> outOfBounds(PendingAccess access, String what) {
        return outOfBounds(machine, access.memory(), access.address(), access.width(), what);
    }

    /** Why some bytes cannot be accessed, if they cannot. */
    static Optional<String> outOfBounds(Machine machine, int memory, long address, long width, String what) {
        LinearMemory bytes = machine.store().memories().get(memory).memory();
        boolean fits = width >= 0 && width <= bytes.length() && address >= 0 && address <= bytes.length() - width;
        return fits
                ? Optional.empty()
                : Optional.of("out of bounds memory access: " + what + " at address " + Long.toUnsignedString(address)
                        + ", " + bytes(width) + ", but the memory has " + bytes(bytes.length()));
    }

    // ---- Words

    private String place(int memory, long address) {
        return place(machine, memory, address);
    }

    /** An address with its memory, by the name that the current module has for it. */
    static String place(Machine machine, int memory, long address) {
        return "address " + Long.toUnsignedString(address) + " of " + memory(machine, memory);
    }

    static String memory(Machine machine, int memory) {
        Optional<ModuleInstance> instance = machine.instance();
        if (instance.isEmpty()) {
            return "memory " + memory;
        }
        List<Integer> mine =
                instance.get().memories().stream().map(each -> each.index()).toList();
        int index = mine.indexOf(memory);
        return "memory "
                + instance.get()
                        .module()
                        .module()
                        .names()
                        .of(NameSpace.MEMORY, index)
                        .map(name -> "$" + name)
                        .orElse(String.valueOf(index));
    }

    static String bytes(long count) {
        return Long.toUnsignedString(count) + (count == 1 ? " byte" : " bytes");
    }

    static String hex(byte[] bytes) {
        return new ByteSlice(bytes, 0, Math.min(bytes.length, SHOWN)).hex().replaceAll("..(?=.)", "$0 ")
                + (bytes.length > SHOWN ? " …" : "");
    }

    /** A value as people read it: without its type, an integer as signed. */
    static String show(Value value) {
        String typed = value.toString();
        return typed.substring(typed.indexOf(':') + 1);
    }

    static String unsigned(Value value) {
        return value.type() == NumberType.I32 || value.type() == NumberType.I64
                ? Long.toUnsignedString(value.bits())
                : show(value);
    }
}
