package palimpsest.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.binary.BinaryEncoder;
import palimpsest.engine.binary.Decoded;
import palimpsest.engine.runtime.ResourceLimits;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;
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
        return load(name, bytes, ResourceLimits.USUAL);
    }

    /** Like {@link #load(String, byte[])}; what is larger than the limits allow is invalid. */
    public static Loaded load(String name, byte[] bytes, ResourceLimits limits) {
        boolean binary = startsWith(bytes, MAGIC) || name.endsWith(".wasm");
        int most = limits.module().moduleBytes();
        if (bytes.length > most) {
            Source source = binary ? new BinarySource(name, new byte[0]) : new TextSource(name, "");
            String message = "module of " + bytes.length + " bytes: at most " + most + " are allowed";
            return refused(source, List.of(new Diagnostic(Phase.INVALID, source, Span.at(0), message)), List.of());
        }
        return binary
                ? loadBinary(new BinarySource(name, bytes), limits)
                : loaded(WatParser.parse(name, bytes), limits);
    }

    /** Reads a text and validates it. */
    public static Loaded loadText(String name, String text) {
        return loaded(WatParser.parse(new TextSource(name, text)), ResourceLimits.USUAL);
    }

    /** The module in the text format; it assembles again to an equal module. */
    public static String print(Module module) {
        return WatPrinter.print(module);
    }

    /** The module in the binary format, with its names in the name section. */
    public static byte[] assemble(Module module) {
        return BinaryEncoder.encode(module);
    }

    private static Loaded loadBinary(BinarySource source, ResourceLimits limits) {
        Decoded decoded = BinaryDecoder.decode(source);
        return decoded.module()
                .map(module -> validated(module, limits, decoded.notes()))
                .orElseGet(() -> refused(source, decoded.diagnostics(), decoded.notes()));
    }

    private static Loaded loaded(Parsed parsed, ResourceLimits limits) {
        return parsed.module()
                .map(module -> validated(module, limits, List.of()))
                .orElseGet(() -> refused(parsed.diagnostics().get(0).source(), parsed.diagnostics(), List.of()));
    }

    private static Loaded validated(Module module, ResourceLimits limits, List<String> notes) {
        Validated validated = Validator.validate(module, limits.module());
        return new Loaded(module.source(), Optional.of(module), validated.module(), validated.diagnostics(), notes);
    }

    private static Loaded refused(Source source, List<Diagnostic> diagnostics, List<String> notes) {
        return new Loaded(source, Optional.empty(), Optional.empty(), diagnostics, notes);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
