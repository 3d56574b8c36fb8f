package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.valid.ValidModule;

/** Reads modules, and explains why one cannot be used. */
final class ModuleFile {
    /** A module takes up to a hundred times the memory of its text. */
    private static final int LARGEST_TEXT = 32 << 20;

    private ModuleFile() {}

    /**
     * Reads a module that must be valid, and tells what is odd about it.
     *
     * @param name what diagnostics and write events call it
     */
    static ValidModule read(Path file, String name, Terminal terminal) throws UserFault {
        Loaded loaded = load(file, name);
        tellNotes(loaded, terminal);
        return loaded.valid().orElseThrow(() -> new UserFault(explain(loaded)));
    }

    /** Reads a module, and tells what is wrong with it. */
    static Loaded load(Path file, String name) throws UserFault {
        byte[] bytes = InputFile.read(file);
        if (bytes.length > LARGEST_TEXT && bytes[0] != 0 && !name.endsWith(".wasm")) {
            throw new UserFault(file + ": is larger than " + (LARGEST_TEXT >> 20) + " MiB, too large for a text");
        }
        return Wasm.load(name, bytes);
    }

    /** Tells on standard error what is odd about a module, a line each. */
    static void tellNotes(Loaded loaded, Terminal terminal) {
        loaded.notes().forEach(note -> terminal.err().println(loaded.source().name() + ": note: " + note));
    }

    /** Every diagnostic, with its line and caret; lines are separated by {@code \n}, none at the end. */
    static String explain(Loaded loaded) {
        return loaded.diagnostics().stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }
}
