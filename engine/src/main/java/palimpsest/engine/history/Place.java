package palimpsest.engine.history;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.InstructionReader;

/**
 * Where something happened: an instruction, an action of an instantiation, or a place of the host.
 *
 * @param operation the instruction's mnemonic, or a word for what the host or the instantiation does
 * @param function the name of the function that holds the instruction, or of the host's function
 * @param source the module's source; empty for the host
 * @param span the instruction in that source
 * @param host where the host stands, such as {@code host.js:6}; empty where there is a source
 */
public record Place(
        String operation, Optional<String> function, Optional<Source> source, Optional<Span> span, String host) {

    static Place of(WriteSite site) {
        return new Place(site.operation(), site.function(), site.source(), site.span(), site.hostPlace());
    }

    /** What the machine will do next. */
    static Place next(Machine machine) {
        Optional<InstructionReader> in = machine.instruction();
        if (in.isPresent()
                && machine.function().isPresent()
                && machine.function().get() instanceof WasmFunction function) {
            return instruction(function, in.get());
        }
        List<Snapshot.Frame> frames = machine.snapshot().frames();
        return frames.isEmpty()
                ? host("", Optional.empty(), "")
                : new Place(
                        frames.get(0).mnemonic(),
                        Optional.of(frames.get(0).function()),
                        frames.get(0).source(),
                        frames.get(0).span(),
                        "");
    }

    static Place instruction(WasmFunction function, InstructionReader in) {
        return new Place(
                in.opcode().mnemonic(),
                Optional.of(function.name()),
                Optional.of(function.instance().module().module().source()),
                Optional.of(function.function().body().positions().span(in.offset(), in.end())),
                "");
    }

    static Place host(String operation, Optional<String> function, String where) {
        return new Place(operation, function, Optional.empty(), Optional.empty(), where);
    }

    /** As people read it: {@code sum.wat:10:5}, {@code file.wasm:0x5f} or {@code host.js:6}; may be empty for the host. */
    public String text() {
        return source.isPresent() && span.isPresent()
                ? source.get().place(span.get().start())
                : host;
    }
}
