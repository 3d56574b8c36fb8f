package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.ValueType;

/**
 * Binaries of real toolchains, printed and assembled again. Two things of a binary have no words in the text format:
 * numbers that are longer than need be, and neighbouring runs of locals of one type. All the rest must be the same.
 */
class PrintedBinariesTest {

    /** Where functions stand in {@link Texts#meaning}; they are compared apart. */
    private static final int FUNCTIONS = 2;

    @Test
    void everyBinaryIsPrintedAsTheSameModule() throws IOException {
        int count = 0;
        try (Stream<Path> files = Files.walk(TestData.path("modules"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".wasm"))
                    .sorted()
                    .toList()) {
                check(file.getFileName().toString(), Files.readAllBytes(file));
                count++;
            }
        }
        assertTrue(count > 30, "modules: " + count);
    }

    private static void check(String name, byte[] bytes) {
        Module original =
                BinaryDecoder.decode(new BinarySource(name, bytes)).module().orElseThrow();
        String printed = WatPrinter.print(original);
        Module again = WatParser.parse(new TextSource(name, printed)).module().orElseThrow();
        List<Object> expected = new ArrayList<>(Texts.meaning(original));
        List<Object> actual = new ArrayList<>(Texts.meaning(again));
        assertEquals(original.functions().size(), again.functions().size(), name);
        for (int i = 0; i < original.functions().size(); i++) {
            same(
                    name + " function " + i,
                    original,
                    original.functions().get(i),
                    again.functions().get(i));
        }
        expected.remove(FUNCTIONS);
        actual.remove(FUNCTIONS);
        assertEquals(expected, actual, name);
    }

    private static void same(String name, Module module, Function original, Function printed) {
        assertEquals(original.typeIndex(), printed.typeIndex(), name);
        assertEquals(locals(original), locals(printed), name);
        if (!original.body().equals(printed.body())) {
            assertEquals(instructions(module, original.body()), instructions(module, printed.body()), name);
        }
    }

    private static List<ValueType> locals(Function function) {
        List<ValueType> all = new ArrayList<>();
        for (Locals run : function.locals()) {
            for (int i = 0; i < run.count(); i++) {
                all.add(run.type());
            }
        }
        return all;
    }

    /** Every instruction with its immediates, however long their encoding is. */
    private static List<String> instructions(Module module, Code code) {
        Identifiers ids = new Identifiers(module.names());
        ImmediatePrinter printer =
                new ImmediatePrinter(ids, new TypePrinter(ids), new Arity(module), Map.of(), new LabelNames(Map.of()));
        List<String> all = new ArrayList<>();
        InstructionReader reader = new InstructionReader(code);
        while (reader.hasNext()) {
            all.add(reader.next() + " " + printer.write(reader));
        }
        return all;
    }
}
