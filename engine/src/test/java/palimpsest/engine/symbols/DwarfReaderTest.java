package palimpsest.engine.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.TypeLayout.Bits;

/** Debug information written by hand: what it says is in {@link TinyDwarf}. */
final class DwarfReaderTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void codeBelongsToTheLinesThatTheProgramSays(int version) {
        Symbols symbols = DwarfReader.read(TinyDwarf.module(version));

        assertEquals(List.of(), symbols.faults());
        assertEquals(List.of("src/tiny.c"), symbols.lines().files());
        LineTable lines = symbols.lines();
        assertEquals(Optional.of(new SourcePlace(0, 5, 0)), lines.at(TinyDwarf.offset(0)));
        assertEquals(Optional.of(new SourcePlace(0, 6, 7)), lines.at(TinyDwarf.offset(TinyDwarf.LINE_6)));
        assertEquals(Optional.of(new SourcePlace(0, 6, 7)), lines.at(TinyDwarf.offset(TinyDwarf.LINE_7 - 1)));
        assertEquals(Optional.of(new SourcePlace(0, 7, 3)), lines.at(TinyDwarf.offset(TinyDwarf.LINE_7)));
        assertEquals(Optional.empty(), lines.at(TinyDwarf.offset(TinyDwarf.END)));
        assertEquals(Optional.empty(), lines.at(TinyDwarf.offset(0) - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatIsBeforeTheEndOfThePrologueIsNoPlaceToStop(int version) {
        List<Boolean> statements = DwarfReader.read(TinyDwarf.module(version)).lines().rows().stream()
                .map(LineTable.Row::statement)
                .toList();

        assertEquals(List.of(false, true, false, false), statements);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void typesLieAsTheCompilerSaid(int version) {
        Symbols symbols = DwarfReader.read(TinyDwarf.module(version));

        TypeLayout pair = assertInstanceOf(TypeLayout.class, symbols.types().get("pair"));
        assertEquals(8, pair.size());
        assertEquals(
                List.of("low", "high", "next"),
                pair.fields().stream().map(TypeLayout.Field::name).toList());
        assertEquals(Optional.of(new Bits(0, 4)), pair.fields().get(0).bits());
        assertEquals(Optional.of(new Bits(4, 12)), pair.fields().get(1).bits());
        assertEquals(4, pair.fields().get(2).offset());
        assertEquals(
                new DataType.Pointer("pair *", 4, "pair"), pair.fields().get(2).type());

        Variable pairs = symbols.globals().get(0);
        assertEquals("pairs", pairs.name());
        assertEquals(new DataType.Array("pair[3]", pair, 3), pairs.type());
        assertEquals(24, pairs.type().size());
        assertEquals(new Found.InMemory(16), Operations.find(pairs, 0, new Frame()));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void variablesAreWhereTheirProgramsSay(int version) {
        Symbols symbols = DwarfReader.read(TinyDwarf.module(version));
        int here = TinyDwarf.offset(TinyDwarf.LINE_7);

        List<Scope> scopes = symbols.scopesAt(here);
        assertEquals(List.of("same"), scopes.stream().map(Scope::name).toList());
        List<Variable> variables = scopes.get(0).variables();
        assertEquals(List.of("n", "m"), variables.stream().map(Variable::name).toList());
        assertTrue(variables.get(0).parameter());
        Frame frame = new Frame(scopes.get(0).frameBase(), List.of(77L, 1000L));
        Found n = Operations.find(variables.get(0), here, frame);
        assertEquals(new Found.Outside(ByteSlice.of(new byte[] {77, 0, 0, 0, 0, 0, 0, 0}), Found.Place.LOCAL, 0), n);
        assertEquals(new Found.InMemory(1008), Operations.find(variables.get(1), here, frame));
    }

    @Test
    void aModuleWithoutDebugInformationHasNoSymbols() {
        assertTrue(DwarfReader.read(Wasm.loadText("a.wat", "(module)").module().orElseThrow())
                .isEmpty());
    }

    @Test
    void aTableThatEndsTooEarlyIsToldAndTheRestIsKept() {
        byte[] bytes = TinyDwarf.bytes(4);
        // The length of the line table, one more than there is.
        int at = find(bytes, ".debug_line") + ".debug_line".length();
        bytes[at]++;

        Symbols symbols = DwarfReader.read(TinyDwarf.module(bytes));

        assertEquals(List.of("a length that goes too far at 0x4 of .debug_line"), symbols.faults());
        assertEquals("pairs", symbols.globals().get(0).name());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void nothingThatIsBrokenCanDoMoreThanLeaveSomethingOut(int version) {
        byte[] good = TinyDwarf.bytes(version);
        int from = find(good, ".debug_info");
        Random random = new Random(version);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                byte[] bad = good.clone();
                for (int changes = random.nextInt(4); changes >= 0; changes--) {
                    bad[from + random.nextInt(bad.length - from)] = (byte) random.nextInt();
                }
                Wasm.load("bad.wasm", bad).module().ifPresent(DwarfReaderTest::useEverything);
            }
        });
    }

    private static void useEverything(palimpsest.engine.syntax.Module module) {
        Symbols symbols = DwarfReader.read(module);
        symbols.faults().forEach(fault -> assertFalse(fault.isEmpty()));
        for (LineTable.Row row : symbols.lines().rows()) {
            for (Scope scope : symbols.scopesAt(row.offset())) {
                Frame frame = new Frame(scope.frameBase(), List.of(1L, 2L));
                scope.variables().forEach(variable -> Operations.find(variable, row.offset(), frame));
            }
        }
        symbols.globals().forEach(variable -> Operations.find(variable, 0, new Frame()));
    }

    private static int find(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    /** A call with some locals, over a memory of 64 bytes that hold their own addresses. */
    private record Frame(Optional<Location> frameBase, List<Long> locals) implements Situation {
        Frame() {
            this(Optional.empty(), List.of());
        }

        @Override
        public OptionalLong local(int index) {
            return index >= 0 && index < locals.size() ? OptionalLong.of(locals.get(index)) : OptionalLong.empty();
        }

        @Override
        public OptionalLong global(int index) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong operand(int index) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<ByteSlice> memory(long address, int count) {
            if (address < 0 || address > 64 - count) {
                return Optional.empty();
            }
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) (address + i);
            }
            return Optional.of(ByteSlice.of(bytes));
        }
    }
}
