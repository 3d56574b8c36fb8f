package palimpsest.engine.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.binary.Decoded;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.text.Parsed;
import palimpsest.engine.text.WatParser;
import palimpsest.engine.valid.ModuleLimits;
import palimpsest.engine.valid.ValidModule;
import palimpsest.engine.valid.Validated;
import palimpsest.engine.valid.Validator;

/** Modules as their sources, and back. */
final class ModuleReader {

    private ModuleReader() {}

    /** The very bytes or text of a module; empty if its text is none that UTF-8 can tell. */
    static Optional<SavedModule> saved(ValidModule module) {
        Source source = module.module().source();
        if (source instanceof BinarySource binary) {
            ByteSlice bytes = ByteSlice.of(binary.bytes());
            return Optional.of(new SavedModule(source.name(), SavedModule.Form.BINARY, bytes));
        }
        String text = ((TextSource) source).text();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        ByteSlice bytes = ByteSlice.of(text.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new SavedModule(source.name(), SavedModule.Form.TEXT, bytes));
    }

    /**
     * Reads and validates a module.
     *
     * @throws Refusal with the diagnostics, if it is not valid
     */
    static ValidModule read(String session, SavedModule saved, ModuleLimits limits) {
        byte[] bytes = saved.contents().toBytes();
        Optional<Module> module;
        List<Diagnostic> faults;
        if (saved.form() == SavedModule.Form.BINARY) {
            Decoded decoded = BinaryDecoder.decode(new BinarySource(saved.name(), bytes));
            module = decoded.module();
            faults = decoded.diagnostics();
        } else {
            Parsed parsed = WatParser.parse(saved.name(), bytes);
            module = parsed.module();
            faults = parsed.diagnostics();
        }
        if (module.isPresent()) {
            Validated validated = Validator.validate(module.get(), limits);
            if (validated.module().isPresent()) {
                return validated.module().get();
            }
            faults = validated.diagnostics();
        }
        throw new Refusal(new SessionFault(
                SessionFault.Kind.MODULE,
                session,
                "the module " + saved.name() + " in the session is not valid",
                OptionalLong.empty(),
                faults));
    }
}
