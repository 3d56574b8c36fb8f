package palimpsest.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.binary.BinaryEncoder;
import palimpsest.engine.binary.Decoded;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.text.Parsed;
import palimpsest.engine.text.WatParser;
import palimpsest.engine.text.WatPrinter;
import palimpsest.engine.valid.Validated;
import palimpsest.engine.valid.Validator;

/** WebAssembly for the window, the host scripts and the command line. No mistake of a user crosses it as an exception. */
public final class Wasm {

    private static final byte[] MAGIC = {0, 'a', 's', 'm'};

    private Wasm() {}

    /**
     * Reads a module and validates it. Bytes that begin with {@code \0asm}, or have a name that ends in {@code .wasm}, are
     * a binary, all others a text in UTF-8.
     *
     * @param name the name to show, usually a file name without its folder
     */
    public static Loaded load(String name, byte[] bytes) {
        if (startsWith(bytes, MAGIC) || name.endsWith(".wasm")) {
            BinarySource source = new BinarySource(name, bytes);
            Decoded decoded = BinaryDecoder.decode(source);
            return decoded.module().map(Wasm::validate).orElseGet(() -> refused(source, decoded.diagnostics()));
        }
        Parsed parsed = WatParser.parse(name, bytes);
        return parsed.module()
                .map(Wasm::validate)
                .orElseGet(() -> refused(parsed.diagnostics().get(0).source(), parsed.diagnostics()));
    }

    /** Reads a text and validates it. */
    public static Loaded loadText(String name, String text) {
        TextSource source = new TextSource(name, text);
        Parsed parsed = WatParser.parse(source);
        return parsed.module().map(Wasm::validate).orElseGet(() -> refused(source, parsed.diagnostics()));
    }

    /** The module in the text format; it assembles again to an equal module. */
    public static String print(Module module) {
        return WatPrinter.print(module);
    }

    /** The module in the binary format, with its names in the name section. */
    public static byte[] assemble(Module module) {
        return BinaryEncoder.encode(module);
    }

    private static Loaded validate(Module module) {
        Validated validated = Validator.validate(module);
        return new Loaded(module.source(), Optional.of(module), validated.module(), validated.diagnostics());
    }

    private static Loaded refused(Source source, List<Diagnostic> diagnostics) {
        return new Loaded(source, Optional.empty(), Optional.empty(), diagnostics);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
