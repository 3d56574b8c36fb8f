package palimpsest.app.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.app.symbols.ProgramSymbols;
import palimpsest.app.symbols.SourceFinder;
import palimpsest.engine.symbols.LineTable;

/** Reads the files of a program. It may take a while. */
final class SourceTexts {

    private static final int MOST_FILES = 5000;
    /** All texts together, in characters. */
    private static final long MOST_TEXT = 32L << 20;

    private SourceTexts() {}

    /** Those files that have code: one's own that were found first, then those of a library, then those that were not found. */
    static List<SourceFile> read(ProgramSymbols program, Optional<Path> chosen) {
        LineTable lines = program.symbols().lines();
        Set<Integer> used = new HashSet<>();
        lines.rows().forEach(row -> row.place().ifPresent(place -> used.add(place.file())));
        List<SourceFile> files = new ArrayList<>();
        long length = 0;
        for (int file : used.stream().sorted().limit(MOST_FILES).toList()) {
            String path = lines.files().get(file);
            Optional<String> text = length > MOST_TEXT ? Optional.empty() : text(program, chosen, file, path);
            length += text.map(String::length).orElse(0);
            files.add(new SourceFile(file, path, text));
        }
        files.sort(Comparator.comparing((SourceFile file) -> file.text().isEmpty())
                .thenComparing(file -> isOfLibrary(file.path()))
                .thenComparing(SourceFile::index));
        return files;
    }

    private static Optional<String> text(ProgramSymbols program, Optional<Path> chosen, int file, String path) {
        return Optional.ofNullable(program.texts().get(file))
                .or(() -> chosen.flatMap(folder -> new SourceFinder(folder).find(path)))
                .or(() -> program.folder().flatMap(folder -> new SourceFinder(folder).find(path)))
                .map(text -> text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** As AssemblyScript names its own. */
    private static boolean isOfLibrary(String path) {
        return path.startsWith("~");
    }
}
