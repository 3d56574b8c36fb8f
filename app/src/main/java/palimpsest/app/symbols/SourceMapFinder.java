package palimpsest.app.symbols;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.Module;

/** Finds the source map of a module: in the module, or beside it. Nothing is fetched from a network. */
final class SourceMapFinder {

    private static final String SECTION = "sourceMappingURL";
    private static final String BASE64 = ";base64,";

    private SourceMapFinder() {}

    /** The map, or why the one that the module names cannot be had; empty where it has none. */
    static Optional<ProgramSymbols> find(Module module, Optional<Path> file) {
        Optional<Path> folder = file.map(Path::toAbsolutePath).map(Path::getParent);
        Optional<String> url = module.customSections().stream()
                .filter(section -> section.name().equals(SECTION))
                .findFirst()
                .flatMap(SourceMapFinder::url);
        if (url.isEmpty()) {
            return folder.flatMap(where -> new SourceFinder(where)
                    .read(file.map(Path::getFileName).orElse(where) + ".map")
                    .map(text -> SourceMap.read(text, folder)));
        }
        String place = url.get();
        String lower = place.toLowerCase(Locale.ROOT);
        if (lower.startsWith("data:")) {
            return Optional.of(inline(place, folder));
        }
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return Optional.of(ProgramSymbols.broken("the source map " + place + " is not fetched from the network"));
        }
        return folder.map(where -> new SourceFinder(where)
                .read(place)
                .map(text -> SourceMap.read(text, folder))
                .orElse(ProgramSymbols.broken("there is no source map " + place + " beside the module")));
    }

    private static Optional<String> url(CustomSection section) {
        ByteSlice contents = section.contents();
        try {
            return Optional.of(new ByteReader(contents.array(), contents.start(), contents.end()).name());
        } catch (MalformedException broken) {
            return Optional.empty();
        }
    }

    private static ProgramSymbols inline(String url, Optional<Path> folder) {
        int at = url.indexOf(BASE64);
        if (at < 0) {
            return ProgramSymbols.broken("the source map in the module is not written in base 64");
        }
        try {
            byte[] json = Base64.getDecoder().decode(url.substring(at + BASE64.length()));
            return SourceMap.read(new String(json, StandardCharsets.UTF_8), folder);
        } catch (IllegalArgumentException broken) {
            return ProgramSymbols.broken("the source map in the module is broken: " + broken.getMessage());
        }
    }
}
