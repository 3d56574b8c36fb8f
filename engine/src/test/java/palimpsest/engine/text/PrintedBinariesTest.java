package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.binary.BinaryEncoder;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;

/** Binaries of real toolchains, printed and assembled again. */
class PrintedBinariesTest {

    @Test
    void everyBinaryIsTheSameButForCustomSections() throws IOException {
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
        TextSource printed = new TextSource(name, WatPrinter.print(original));
        Module again = WatParser.parse(printed).module().orElseThrow();
        assertArrayEquals(
                Texts.withoutCustomSections(bytes), Texts.withoutCustomSections(BinaryEncoder.encode(again)), name);
    }
}
