package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.valid.ValidModule;

/** Reads modules, and explains why one cannot be used. */
final class ModuleFile {
    private ModuleFile() {}

    /**
     * Reads a module that must be valid.
     *
     * @param name what diagnostics and write events call it
     */
    static ValidModule read(Path file, String name) throws UserFault {
        Loaded loaded = Wasm.load(name, InputFile.read(file));
        return loaded.valid().orElseThrow(() -> new UserFault(explain(loaded)));
    }

    /** Every diagnostic, with its line and caret; lines are separated by {@code \n}, none at the end. */
    static String explain(Loaded loaded) {
        return loaded.diagnostics().stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }
}
