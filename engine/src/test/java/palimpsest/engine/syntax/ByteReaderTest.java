package palimpsest.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values from the specification, Binary Format, Values. */
final class ByteReaderTest {

    private static ByteReader reader(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new ByteReader(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({"03, 3", "83 00, 3", "7f, 127", "80 01, 128", "ff ff ff ff 0f, 4294967295", "80 80 80 80 00, 0"})
    void unsigned32(String hex, long expected) {
        assertEquals(expected, Integer.toUnsignedLong(reader(hex).u32()));
    }

    @ParameterizedTest
    @CsvSource({"7e, -2", "fe 7f, -2", "fe ff 7f, -2", "3f, 63", "40, -64", "80 80 80 80 78, -2147483648"})
    void signed32(String hex, int expected) {
        assertEquals(expected, reader(hex).s32());
    }

    @ParameterizedTest
    @CsvSource({
        "80 80 80 80 80 80 80 80 80 7f, -9223372036854775808",
        "ff ff ff ff ff ff ff ff ff 00, 9223372036854775807",
        "7f, -1"
    })
    void signed64(String hex, long expected) {
        assertEquals(expected, reader(hex).s64());
    }

    @ParameterizedTest
    @CsvSource({
        "83 80 80 80 80 00, integer representation too long",
        "83 80 80 80 10, integer too large",
        "ff ff ff ff 1f, integer too large",
        "80 80, unexpected end"
    })
    void refusesUnsigned(String hex, String phrase) {
        MalformedException fault =
                assertThrows(MalformedException.class, () -> reader(hex).u32());
        assertTrue(fault.text().startsWith(phrase), fault.text());
    }

    @ParameterizedTest
    @CsvSource({
        "80 80 80 80 70, integer too large",
        "ff ff ff ff 0f, integer too large",
        "ff ff ff ff ff 7f, integer representation too long"
    })
    void refusesSigned(String hex, String phrase) {
        MalformedException fault =
                assertThrows(MalformedException.class, () -> reader(hex).s32());
        assertTrue(fault.text().startsWith(phrase), fault.text());
    }

    /** An overlong form, a surrogate, a lone continuation byte, a code point above 10FFFF, a cut sequence. */
    @ParameterizedTest
    @ValueSource(strings = {"02 c0 80", "03 ed a0 80", "01 80", "04 f4 90 80 80", "01 c3"})
    void refusesWhatIsNotUtf8(String hex) {
        MalformedException fault =
                assertThrows(MalformedException.class, () -> reader(hex).name());
        assertEquals("malformed UTF-8 encoding", fault.text());
    }

    @Test
    void aNameMayHoldAnyCodePoint() {
        assertEquals("\u0000é\ud83d\ude00", reader("07 00 c3 a9 f0 9f 98 80").name());
    }

    @ParameterizedTest
    @CsvSource({
        "7f, i32",
        "7b, v128",
        "70, funcref",
        "6f, externref",
        "63 00, (ref null 0)",
        "64 70, (ref func)",
        "69, exnref",
        "64 80 01, (ref 128)",
        "74, nullexnref"
    })
    void valueTypes(String hex, String expected) {
        assertEquals(expected, reader(hex).valueType().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"78", "60", "40", "00", "63 40", "64 bf 7f"})
    void refusesOtherValueTypes(String hex) {
        assertThrows(MalformedException.class, () -> reader(hex).valueType());
    }

    @Test
    void whatTheWriterWritesTheReaderReads() {
        for (long value : new long[] {0, 1, 63, 64, 127, 128, -1, -64, -65, Long.MIN_VALUE, Long.MAX_VALUE}) {
            byte[] signed = new ByteWriter().s64(value).toBytes();
            assertEquals(value, new ByteReader(signed, 0, signed.length).s64());
            byte[] unsigned = new ByteWriter().u64(value).toBytes();
            assertEquals(value, new ByteReader(unsigned, 0, unsigned.length).u64());
        }
    }
}
