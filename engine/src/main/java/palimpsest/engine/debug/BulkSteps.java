package palimpsest.engine.debug;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;

/** Explains the instructions that write as many bytes as an operand says. */
final class BulkSteps {

    private final Machine machine;
    private final ModuleInstance instance;
    private final InstructionReader in;

    BulkSteps(Machine machine, ModuleInstance instance, InstructionReader in) {
        this.machine = machine;
        this.instance = instance;
        this.in = in;
    }

    NextStep explain(List<Value> operands) {
        Opcode opcode = in.opcode();
        long to = operands.get(0).bits();
        long from = operands.get(1).bits();
        long count = operands.get(2).bits();
        int written = memory(opcode == Opcode.MEMORY_INIT ? in.index2() : in.index());
        String where = Explainer.place(machine, written, to);
        Optional<String> trap = Explainer.outOfBounds(machine, written, to, count, opcode.mnemonic());
        List<String> takes = List.of(
                "the address " + Long.toUnsignedString(to),
                (opcode == Opcode.MEMORY_FILL
                                ? "the byte "
                                : opcode == Opcode.MEMORY_COPY ? "the address " : "the place ")
                        + Explainer.unsigned(operands.get(1)),
                "the count " + Long.toUnsignedString(count));
        String does;
        if (opcode == Opcode.MEMORY_FILL) {
            String value = String.format("%02x", from & 0xff);
            does = "writes " + value + " into " + Explainer.bytes(count) + " from " + where;
        } else if (opcode == Opcode.MEMORY_COPY) {
            int read = memory(in.index2());
            does = "copies " + Explainer.bytes(count) + " from " + Explainer.place(machine, read, from) + " to "
                    + where;
            trap = Explainer.outOfBounds(machine, read, from, count, opcode.mnemonic())
                    .or(() -> Explainer.outOfBounds(machine, written, to, count, opcode.mnemonic()));
        } else {
            int length = instance.data().get(in.index()).length;
            does = "copies " + Explainer.bytes(count) + " of data segment " + in.index() + " from its byte " + from
                    + " to " + where;
            if (from + count > length) {
                trap = Optional.of("out of bounds memory access: data segment " + in.index() + " has " + length
                        + " bytes, bytes " + from + " to before " + (from + count) + " were asked for");
            }
        }
        return new NextStep(opcode.mnemonic(), takes, does, "nothing", Optional.of(List.of()), trap);
    }

    private int memory(int inModule) {
        return instance.memories().get(inModule).index();
    }
}
