package palimpsest.app.symbols;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.symbols.DwarfReader;
import palimpsest.engine.symbols.Symbols;
import palimpsest.engine.syntax.Module;

/**
 * What is known of the program that a module was made from.
 *
 * @param symbols lines, functions, variables and types; its faults say what could not be read
 * @param texts the files that came along, by their indices in the table of lines
 * @param folder where other files may be: that of the module
 */
public record ProgramSymbols(Symbols symbols, Map<Integer, String> texts, Optional<Path> folder) {

    /** Nothing is known. */
    public static final ProgramSymbols NONE = new ProgramSymbols(Symbols.NONE, Map.of(), Optional.empty());

    public ProgramSymbols {
        texts = Map.copyOf(texts);
    }

    /**
     * Reads what a module says, and where it says nothing, a source map.
     *
     * @param file where the module was read from; files are looked for beside it
     */
    public static ProgramSymbols of(Module module, Optional<Path> file) {
        if (!(module.source() instanceof BinarySource)) {
            return NONE;
        }
        Optional<Path> folder = file.map(Path::toAbsolutePath).map(Path::getParent);
        Symbols symbols = DwarfReader.read(module);
        if (!symbols.isEmpty() || !symbols.faults().isEmpty()) {
            return new ProgramSymbols(symbols, Map.of(), folder);
        }
        return SourceMapFinder.find(module, file).orElse(NONE);
    }

    /** Whether there are files and lines to show. */
    public boolean hasLines() {
        return !symbols.lines().isEmpty();
    }

    static ProgramSymbols broken(String fault) {
        Symbols none = Symbols.NONE;
        return new ProgramSymbols(
                new Symbols(none.lines(), none.functions(), none.globals(), none.types(), List.of(fault)),
                Map.of(),
                Optional.empty());
    }
}
