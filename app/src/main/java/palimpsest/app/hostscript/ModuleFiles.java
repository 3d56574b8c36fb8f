package palimpsest.app.hostscript;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;

/**
 * Modules as files. A script that asks for {@code sum.wasm} where only {@code sum.wat} is gets the bytes that an assembler
 * would have made of that text, as it is in the editor now. When it compiles them, the module is that of the text, so that
 * every place in it is one that a person can read.
 */
final class ModuleFiles {

    private static final String BINARY = ".wasm";
    private static final String TEXT = ".wat";

    private final ScriptPort port;
    private final BiConsumer<byte[], Supplier<Loaded>> register;

    /** @param register is told what bytes are as a module, before the script has them */
    ModuleFiles(ScriptPort port, BiConsumer<byte[], Supplier<Loaded>> register) {
        this.port = port;
        this.register = register;
    }

    /** The name of the text that a binary could be made of. */
    static Optional<Path> textOf(Path binary) {
        String name = name(binary);
        return name.endsWith(BINARY)
                ? Optional.of(binary.resolveSibling(name.substring(0, name.length() - BINARY.length()) + TEXT))
                : Optional.empty();
    }

    /**
     * The bytes of a file.
     *
     * @param wanted what the script asked for
     * @param file what is there: that, or the text that it is made of
     * @throws IOException if it cannot be read, or is a text with faults
     */
    byte[] read(Path wanted, Path file) throws IOException {
        if (!wanted.toString().endsWith(BINARY)) {
            return Files.readAllBytes(file);
        }
        if (file.toString().endsWith(TEXT)) {
            return assemble(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        register.accept(bytes, () -> Wasm.load(name(file), bytes));
        return bytes;
    }

    private byte[] assemble(Path text) throws IOException {
        Optional<Loaded> open = port.open(name(text));
        Loaded loaded = open.isPresent() ? open.get() : Wasm.load(name(text), Files.readAllBytes(text));
        if (loaded.valid().isEmpty()) {
            throw new FileSystemException(
                    text.toString(), null, loaded.diagnostics().get(0).headline());
        }
        byte[] binary = Wasm.assemble(loaded.valid().get().module());
        register.accept(binary, () -> loaded);
        return binary;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
