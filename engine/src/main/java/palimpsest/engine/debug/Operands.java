package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.valid.ValidModule;

/** Says where the operands on the stack came from. Found by walking the function's code; nothing is kept while it runs. */
public final class Operands {

    private Operands() {}

    /**
     * The operands of a frame, the deepest first, as in {@link Snapshot.Frame#stack}.
     *
     * @param frame 0 for the innermost call in progress
     */
    public static List<OperandOrigin> of(Machine machine, int frame) {
        List<Snapshot.Frame> frames = machine.snapshot().frames();
        return frame < frames.size() ? of(frames.get(frame)) : List.of();
    }

    /** The operands of a frame of a snapshot. */
    public static List<OperandOrigin> of(Snapshot.Frame frame) {
        List<OperandOrigin> all = new ArrayList<>();
        List<List<Integer>> origins = List.of();
        if (frame.instance().isPresent() && frame.kind() == Snapshot.Kind.FUNCTION && frame.offset() >= 0) {
            ValidModule module = frame.instance().get().module();
            origins = new OriginWalk(module, frame.functionIndex()).at(frame.offset());
        }
        for (int i = 0; i < frame.stack().size(); i++) {
            Value value = frame.stack().get(i);
            List<Integer> offsets = i < origins.size() ? origins.get(i) : List.of();
            List<OperandOrigin.Place> places = offsets.stream()
                    .map(offset -> place(frame.instance().orElseThrow(), frame.functionIndex(), offset))
                    .toList();
            all.add(new OperandOrigin(value, kind(places), places));
        }
        return all;
    }

    private static OperandOrigin.Kind kind(List<OperandOrigin.Place> places) {
        if (places.isEmpty()) {
            return OperandOrigin.Kind.UNKNOWN;
        }
        if (places.size() > 1) {
            return OperandOrigin.Kind.ONE_OF;
        }
        return places.get(0).mnemonic().equals(Opcode.TRY_TABLE.mnemonic())
                ? OperandOrigin.Kind.CAUGHT
                : OperandOrigin.Kind.INSTRUCTION;
    }

    private static OperandOrigin.Place place(ModuleInstance instance, int function, int offset) {
        ValidModule module = instance.module();
        Code body = module.module()
                .functions()
                .get(function - module.importedFunctions())
                .body();
        InstructionReader in = new InstructionReader(new Code(body.bytes(), offset, body.end(), body.positions()));
        in.next();
        return new OperandOrigin.Place(
                new CodePoint(module, function, offset),
                body.positions().span(in.offset(), in.end()),
                in.opcode().mnemonic());
    }
}
