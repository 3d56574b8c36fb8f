package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Immediates;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.Memory;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Names;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.Operand;
import palimpsest.engine.syntax.Positions;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.ModuleLimits;
import palimpsest.engine.valid.ValidModule;
import palimpsest.engine.valid.Validator;

/**
 * Executes one instruction alone, in a machine and a memory of its own: what an instruction will give is asked of the engine
 * itself, so it cannot be told wrong.
 */
final class Scratch {

    private Scratch() {}

    /**
     * What became of it.
     *
     * @param results what it left on the stack
     * @param bytes what the touched bytes are afterwards
     * @param trap why it trapped instead
     */
    record Result(List<Value> results, ByteSlice bytes, Optional<String> trap) {}

    /** Whether an instruction can be executed alone: it touches nothing but operands and at most some bytes. */
    static boolean knows(Opcode opcode) {
        return switch (opcode) {
            case MEMORY_SIZE,
                    MEMORY_GROW,
                    MEMORY_FILL,
                    MEMORY_INIT,
                    DATA_DROP,
                    ELEM_DROP,
                    NOP,
                    ATOMIC_FENCE,
                    MEMORY_ATOMIC_NOTIFY,
                    MEMORY_ATOMIC_WAIT32,
                    MEMORY_ATOMIC_WAIT64 -> false;
            default -> !opcode.special();
        };
    }

    /**
     * Executes an instruction that {@link #knows} says yes to.
     *
     * @param operands what it takes, the deepest first
     * @param touched the bytes it accesses, as they are; empty if it accesses none
     */
    static Result run(InstructionReader in, byte[] encoding, List<Value> operands, byte[] touched) {
        Opcode opcode = in.opcode();
        boolean memory = opcode.access().isPresent();
        ByteWriter code = new ByteWriter();
        for (int i = 0; i < operands.size(); i++) {
            code.opcode(Opcode.LOCAL_GET).u32(i);
        }
        if (memory) {
            code.opcode(opcode).memoryArgument(in.alignment(), 0, 0);
            if (opcode.immediates() == Immediates.MEMARG_LANE) {
                code.u8(in.lane());
            }
        } else {
            code.bytes(encoding);
        }
        code.opcode(Opcode.END);
        Machine machine = new Machine(new Store());
        ModuleInstance instance = machine.instantiate("scratch", module(opcode, memory, code.toBytes()), List.of());
        machine.finish();
        List<Value> arguments = new ArrayList<>(operands);
        if (memory) {
            instance.memories().get(0).memory().write(0, touched, 0, touched.length, 0);
            arguments.set(0, new Value.I32(0));
        }
        FunctionInstance function = instance.functions().get(0);
        Outcome outcome = machine.call(function, arguments);
        byte[] after = new byte[touched.length];
        if (memory) {
            instance.memories().get(0).memory().read(0, after, 0, after.length);
        }
        if (outcome instanceof Outcome.Finished finished) {
            return new Result(finished.results(), ByteSlice.of(after), Optional.empty());
        }
        Optional<String> trap = outcome instanceof Outcome.Trapped trapped
                ? Optional.of(trapped.trap().message())
                : Optional.of("it traps");
        return new Result(List.of(), ByteSlice.of(after), trap);
    }

    private static ValidModule module(Opcode opcode, boolean memory, byte[] body) {
        FunctionType type = new FunctionType(types(opcode.pops()), types(opcode.pushes()));
        Span nowhere = Span.at(0);
        Code code = new Code(body, 0, body.length, Positions.OWN_BYTES);
        MemoryType page = new MemoryType(
                AddressType.I32, new Limits(1, OptionalLong.of(1)), true, MemoryType.DEFAULT_PAGE_SIZE_LOG2);
        Module module = new Module(
                new BinarySource("scratch", body),
                List.of(new RecursiveType(List.of(SubType.plain(type)))),
                List.of(nowhere),
                List.of(),
                List.of(new Function(0, List.of(), code, nowhere)),
                List.of(),
                memory ? List.of(new Memory(page, nowhere)) : List.of(),
                List.of(),
                List.of(),
                List.of(new Export("f", ExternalKind.FUNC, 0, nowhere)),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                List.of(),
                new Names());
        return Validator.validate(module, ModuleLimits.DEFAULT).module().orElseThrow();
    }

    private static List<ValueType> types(List<Operand> operands) {
        return operands.stream().map(each -> each.type(AddressType.I32)).toList();
    }
}
