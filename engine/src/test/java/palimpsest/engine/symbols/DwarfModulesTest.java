package palimpsest.engine.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.symbols.TypeLayout.Bits;

/** What compilers write, read as {@code llvm-dwarfdump} reads it. */
final class DwarfModulesTest {

    /** Where the code section's contents begin in the modules that clang made without optimising. */
    private static final Map<String, Integer> CODE = Map.of("c/O0-dwarf4.wasm", 416, "c/O0-dwarf5.wasm", 416);

    @ParameterizedTest
    @ValueSource(strings = {"c/O0-dwarf4.wasm", "c/O0-dwarf5.wasm"})
    void linesAreThoseOfAnotherReader(String file) throws IOException {
        Symbols symbols = read(file);
        int code = CODE.get(file);

        assertEquals(List.of(), symbols.faults());
        LineTable lines = symbols.lines();
        assertEquals("linear_memory.c", lines.files().get(0));
        // Of the 182 rows that llvm-dwarfdump --debug-line prints.
        assertEquals(182, lines.rows().size());
        assertEquals(Optional.of(new SourcePlace(0, 28, 80)), lines.at(code + 0x05));
        assertEquals(Optional.of(new SourcePlace(0, 33, 81)), lines.at(code + 0xf9));
        assertEquals(Optional.of(new SourcePlace(0, 33, 60)), lines.at(code + 0x11a));
        assertEquals(Optional.of(new SourcePlace(0, 34, 145)), lines.at(code + 0x23a));
        assertEquals(Optional.empty(), lines.at(code + 0x23b));
        assertEquals(Optional.empty(), lines.at(code + 0x355));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c/O0-dwarf4.wasm", "c/O0-dwarf5.wasm", "c/O2-dwarf4.wasm"})
    void structuresLieAsAnotherReaderSays(String file) throws IOException {
        Symbols symbols = read(file);

        TypeLayout everything =
                assertInstanceOf(TypeLayout.class, symbols.types().get("Everything"));
        assertEquals(80, everything.size());
        assertEquals(
                "c@0 s@2 i@4 l@8 f@16 d@24 ok@32 color@36 pts@40 mix@64 flags@68 text@72 head@76",
                everything.fields().stream()
                        .map(field -> field.name() + "@" + field.offset())
                        .collect(Collectors.joining(" ")));
        assertEquals("Point[3]", everything.fields().get(8).type().name());
        DataType.Enumeration color = assertInstanceOf(
                DataType.Enumeration.class, everything.fields().get(7).type());
        assertEquals(new TreeMap<>(Map.of(1L, "RED", 2L, "GREEN", 7L, "BLUE")), color.values());
        TypeLayout flags =
                assertInstanceOf(TypeLayout.class, everything.fields().get(10).type());
        assertEquals(
                List.of(new Bits(0, 3), new Bits(3, 5), new Bits(8, 24)),
                flags.fields().stream().map(field -> field.bits().orElseThrow()).toList());
        TypeLayout mixed =
                assertInstanceOf(TypeLayout.class, everything.fields().get(9).type());
        assertTrue(mixed.union());
        assertEquals("greeting every matrix counter buffer first second third", names(symbols.globals()));
        assertEquals("int64_t[2][3]", symbols.globals().get(2).type().name());
        assertEquals(48, symbols.globals().get(2).type().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c/O0-dwarf4.wasm", "c/O0-dwarf5.wasm"})
    void functionsAndTheirBlocksHaveTheirVariables(String file) throws IOException {
        List<Scope> scopes = read(file).scopesAt(CODE.get(file) + 0xf9);

        assertEquals(2, scopes.size());
        assertEquals("list_sum", scopes.get(0).name());
        assertEquals("t", names(scopes.get(0).variables()));
        assertEquals(Scope.Kind.BLOCK, scopes.get(1).kind());
        assertEquals("n", names(scopes.get(1).variables()));
        assertEquals("Node *", scopes.get(1).variables().get(0).type().name());
    }

    @Test
    void aLibraryOfManyUnitsIsReadWhole() throws IOException {
        Symbols symbols = read("wasi/hello.O0-dwarf.wasm");

        assertEquals(List.of(), symbols.faults());
        assertEquals(2502, symbols.lines().rows().size());
        assertTrue(symbols.lines().files().contains("hello.c"), symbols.lines()::toString);
        Scope exit = symbols.functions().stream()
                .filter(scope -> scope.name().equals("exit"))
                .findFirst()
                .orElseThrow();
        assertEquals("__wasm_call_dtors", exit.parts().get(0).name());
        assertEquals(Scope.Kind.INLINED, exit.parts().get(0).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c/O0-dwarf4.wasm", "c/O0-dwarf5.wasm", "wasm-by-example/tinygo.wasm"})
    void whatIsCutOffOrChangedIsReadAsFarAsItGoes(String file) throws IOException {
        byte[] good = Files.readAllBytes(TestData.path("modules/" + file));
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int changes = 0; changes < 10; changes++) {
                bad[good.length / 3 + random.nextInt(bad.length - good.length / 3)] = (byte) random.nextInt();
            }
            Wasm.load(file, bad)
                    .module()
                    .ifPresent(module ->
                            assertTrue(DwarfReader.read(module).faults().size() <= 20));
        }
    }

    private static Symbols read(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(TestData.path("modules/" + file));
        return DwarfReader.read(Wasm.load(file, bytes).module().orElseThrow());
    }

    private static String names(List<Variable> variables) {
        return variables.stream().map(Variable::name).collect(Collectors.joining(" "));
    }
}
