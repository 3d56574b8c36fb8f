package palimpsest.engine.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.text.Texts;

final class BinaryEncoderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                // Types: a recursive group, open and final subtypes, an array of packed elements.
                "01 14 01 4e 02 50 00 5f 01 63 01 00 4f 01 00 5f 02 63 01 00 78 01",
                "01 04 01 5e 77 01",
                // Imports of every kind.
                "01 04 01 60 00 00 02 1f 05 01 6d 00 00 00 01 6d 00 01 70 00 01 01 6d 00 02 00 01 01 6d 00 03 7e 01 01 6d 00 04 00 00",
                // A table with an initial value, and a 64-bit one.
                "04 0c 02 40 00 70 00 01 d0 70 0b 6f 04 01",
                // Memories: 64-bit, shared, pages of one byte.
                "05 09 03 04 01 03 01 02 08 10 00",
                // A tag, a global, an export, a start function, a body with locals.
                "01 04 01 60 00 00 03 02 01 00 0d 03 01 00 00 06 06 01 7f 01 41 2a 0b 07 05 01 01 67 03 00 08 01 00 0a 06 01 04 01 02 7f 0b",
                // Data: active, passive, in memory 1, with a data count.
                "05 05 02 00 01 00 01 0c 01 03 0b 11 03 00 41 00 0b 01 61 01 01 62 02 01 41 00 0b 01 63"
            })
    void aBinaryInItsShortestFormComesBack(String sections) {
        byte[] bytes = Bytes.module(sections);
        assertArrayEquals(bytes, BinaryEncoder.encode(Bytes.decode(bytes)));
    }

    @Test
    void customSectionsComeBackInTheirPlaces() {
        byte[] bytes = Bytes.module("00 03 01 61 07 05 03 01 00 01 00 02 01 62");
        assertArrayEquals(bytes, BinaryEncoder.encode(Bytes.decode(bytes)));
    }

    @Test
    void namesOfATextBecomeTheNameSection() {
        Module module = Wasm.loadText("n.wat", "(module $m (func $f (param $x i32)))")
                .module()
                .orElseThrow();
        byte[] expected = Bytes.module("01 05 01 60 01 7f 00 03 02 01 00 0a 04 01 02 00 0b"
                + "00 17 04 6e 61 6d 65 00 02 01 6d 01 04 01 00 01 66 02 06 01 00 01 00 01 78");
        assertArrayEquals(expected, BinaryEncoder.encode(module));
    }

    @Test
    void aNameSectionIsReplacedWhereItStood() {
        // Its local names come before its function names, which the encoder puts right.
        byte[] bytes = Bytes.module("00 13 04 6e 61 6d 65 02 06 01 00 01 00 01 78 01 04 01 00 01 66 00 02 01 7a");
        byte[] expected = Bytes.module("00 13 04 6e 61 6d 65 01 04 01 00 01 66 02 06 01 00 01 00 01 78 00 02 01 7a");
        assertArrayEquals(expected, BinaryEncoder.encode(Bytes.decode(bytes)));
    }

    @Test
    void realModulesComeBackEqual() throws IOException {
        List<Path> binaries;
        try (Stream<Path> files = Files.walk(TestData.path("modules"))) {
            binaries = files.filter(file -> file.toString().endsWith(".wasm")).toList();
        }
        assertTrue(binaries.size() > 30, "modules: " + binaries.size());
        for (Path file : binaries) {
            Module module = Bytes.decode(Files.readAllBytes(file));
            Module again = Bytes.decode(BinaryEncoder.encode(module));
            assertTrue(Texts.meaning(module).equals(Texts.meaning(again)), file.toString());
            assertArrayEquals(BinaryEncoder.encode(module), BinaryEncoder.encode(again), file.toString());
        }
    }
}
