package palimpsest.app.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.symbols.LineTable;
import palimpsest.engine.symbols.SourcePlace;

/** Source maps beside a module or in it, and the files they speak of. */
final class SourceMapTest {

    @TempDir
    private Path folder;

    @Test
    void codeBelongsToTheLinesThatTheMapSays() throws IOException {
        ProgramSymbols symbols = read(TinyProgram.in(folder));
        LineTable lines = symbols.symbols().lines();
        assertThat(lines.files()).containsExactly("tiny.ts");
        assertThat(lines.at(TinyProgram.offset(0, 0))).contains(new SourcePlace(0, 3, 3));
        assertThat(lines.at(TinyProgram.offset(0, 4))).contains(new SourcePlace(0, 4, 22));
        assertThat(lines.at(TinyProgram.offset(1, 2))).contains(new SourcePlace(0, 8, 3));
        assertThat(lines.at(TinyProgram.offset(0, 0) - 1)).isEmpty();
        assertThat(new SourceFinder(folder).find("tiny.ts")).contains(TinyProgram.TEXT);
    }

    @Test
    void aMapMayBeInTheModuleItself() {
        String map =
                Base64.getEncoder().encodeToString(TinyProgram.map("a/b.ts").getBytes(StandardCharsets.UTF_8));
        ProgramSymbols symbols = read(TinyProgram.module("data:application/json;base64," + map), Optional.empty());
        assertThat(symbols.symbols().lines().files()).containsExactly("a/b.ts");
    }

    @Test
    void aMapOnTheNetworkIsNotFetched() {
        ProgramSymbols symbols = read(TinyProgram.module("https://example.org/tiny.map"), Optional.of(folder));
        assertThat(symbols.hasLines()).isFalse();
        assertThat(symbols.symbols().faults())
                .containsExactly("the source map https://example.org/tiny.map is not fetched from the network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../tiny.map", "/etc/passwd", "inner/../../tiny.map", "link.map"})
    void aMapOutsideOfTheFolderIsNotRead(String url) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("tiny.map"), TinyProgram.map("tiny.ts"));
        Files.createSymbolicLink(inner.resolve("link.map"), folder.resolve("tiny.map"));
        ProgramSymbols symbols = read(TinyProgram.module(url), Optional.of(inner.resolve("tiny.wasm")));
        assertThat(symbols.hasLines()).isFalse();
        assertThat(symbols.symbols().faults()).containsExactly("there is no source map " + url + " beside the module");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"version\":2}|the source map is broken: revision 2 is not known",
                "{\"version\":3,\"sources\":[],\"mappings\":\"AAAA\"}|the source map is broken: a mapping that leads"
                        + " nowhere",
                "{\"version\":3,\"mappings\":\"A!\"}|the source map is broken: no number at character 1 of its"
                        + " mappings",
                "{\"version\":3,\"mappings\":\"gggggggggggg\"}|the source map is broken: no number at character 7 of"
                        + " its mappings"
            })
    void whatIsBrokenIsSaidAndNoMore(String json, String fault) {
        ProgramSymbols symbols = SourceMap.read(json, Optional.empty());
        assertThat(symbols.hasLines()).isFalse();
        assertThat(symbols.symbols().faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{\"version\":", "7", "{\"version\":3,\"sources\":{}}"})
    void whatIsNoMapIsSaid(String json) {
        assertThat(SourceMap.read(json, Optional.empty()).symbols().faults())
                .singleElement()
                .asString()
                .startsWith("the source map is broken: ");
    }

    @Test
    void filesAreFoundWithoutTheFoldersOfTheirCompiler() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/a.c"), "in src");
        Files.writeString(folder.resolve("b.c"), "beside");
        SourceFinder finder = new SourceFinder(folder);
        assertThat(finder.find("/home/someone/project/src/a.c")).contains("in src");
        assertThat(finder.find("C:\\work\\b.c")).contains("beside");
        assertThat(finder.find("../../b.c")).contains("beside");
        assertThat(finder.find("other.c")).isEmpty();
    }

    @Test
    void anAssemblyScriptModuleHasItsFiles() throws IOException {
        String root = System.getProperty("palimpsest.testdata", "");
        Path file = Path.of(root, "modules/assemblyscript/index.debug.wasm");
        assumeThat(file)
                .as("no test data: set the property palimpsest.testdata")
                .exists();
        ProgramSymbols symbols = read(file);
        LineTable lines = symbols.symbols().lines();
        int index = lines.files().indexOf("index.ts");
        assertThat(symbols.texts().get(index)).isEqualTo(Files.readString(file.resolveSibling("index.ts")));
        // What the program does: it grows its memory, stores, and loads in a function.
        assertThat(lines.rows().stream()
                        .flatMap(row -> row.place().stream())
                        .filter(place -> place.file() == index)
                        .map(SourcePlace::line)
                        .distinct()
                        .sorted())
                .containsExactly(4, 9, 15, 16);
    }

    private static ProgramSymbols read(Path file) throws IOException {
        return read(Files.readAllBytes(file), Optional.of(file));
    }

    private static ProgramSymbols read(byte[] bytes, Optional<Path> file) {
        return ProgramSymbols.of(Wasm.load("tiny.wasm", bytes).module().orElseThrow(), file);
    }
}
