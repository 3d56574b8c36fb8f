package palimpsest.app.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.app.session.Fx;
import palimpsest.app.session.MemoryImage;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.DataType;
import palimpsest.engine.symbols.DataType.Encoding;
import palimpsest.engine.symbols.TypeLayout;
import palimpsest.engine.symbols.TypeLayout.Bits;
import palimpsest.engine.symbols.TypeLayout.Field;

/** Bytes as values of a language's types. */
@Timeout(60)
final class ValuesTest {

    private static final DataType CHAR = new DataType.Numeric("char", Encoding.CHARACTER, 1);
    private static final DataType INT = new DataType.Numeric("int", Encoding.SIGNED, 4);
    private static final DataType UNSIGNED = new DataType.Numeric("unsigned int", Encoding.UNSIGNED, 4);
    private static final DataType TEXT = new DataType.Pointer("char *", 4, "char");
    private static final DataType NODE = new TypeLayout(
            "node",
            12,
            false,
            List.of(
                    field("next", 0, new DataType.Pointer("node *", 4, "node")),
                    field("name", 4, TEXT),
                    field("value", 8, INT)));
    private static final DataType COLOR =
            new DataType.Enumeration("color", 4, false, new TreeMap<>(Map.of(1L, "RED", 7L, "BLUE")));
    private static final DataType FLAGS = new TypeLayout(
            "flags",
            4,
            false,
            List.of(
                    new Field("a", 0, UNSIGNED, Optional.of(new Bits(0, 3))),
                    new Field("b", 0, INT, Optional.of(new Bits(3, 5))),
                    new Field("c", 0, UNSIGNED, Optional.of(new Bits(8, 24)))));

    private final Fx fx = new Fx();
    private Values values = new Values(Optional.empty(), Map.of());

    @BeforeEach
    void open() {
        MemoryImage image = fx.open("""
                        (module (memory 1)
                          (data (i32.const 16) "\\20\\00\\00\\00\\40\\00\\00\\00\\0b\\00\\00\\00\\15\\e2\\01\\00")
                          (data (i32.const 32) "\\00\\00\\00\\00\\46\\00\\00\\00\\16\\00\\00\\00")
                          (data (i32.const 64) "first\\00xịn xò\\00")
                          (data (i32.const 65530) "endlos"))
                        """).memories().get(0).image();
        values = new Values(Optional.of(image), Map.of("char", CHAR, "node", NODE, "int", INT));
    }

    @AfterEach
    void close() {
        fx.close();
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(INT, new int[] {0xfe, 0xff, 0xff, 0xff}, "-2"),
                Arguments.of(UNSIGNED, new int[] {0xfe, 0xff, 0xff, 0xff}, "4294967294"),
                Arguments.of(CHAR, new int[] {0x41}, "'A' 65"),
                Arguments.of(CHAR, new int[] {0xe1}, "-31"),
                Arguments.of(
                        new DataType.Numeric("char", Encoding.CHARACTER, 4), new int[] {0xcb, 0x1e, 0, 0}, "'ị' 7883"),
                Arguments.of(new DataType.Numeric("float", Encoding.FLOAT, 4), new int[] {0, 0, 0xc0, 0x3f}, "1.5"),
                Arguments.of(
                        new DataType.Numeric("double", Encoding.FLOAT, 8),
                        new int[] {0x6e, 0x86, 0x1b, 0xf0, 0xf9, 0x21, 0x09, 0x40},
                        "3.14159"),
                Arguments.of(new DataType.Numeric("bool", Encoding.BOOLEAN, 1), new int[] {1}, "true"),
                Arguments.of(new DataType.Numeric("bool", Encoding.BOOLEAN, 1), new int[] {2}, "true (2)"),
                Arguments.of(COLOR, new int[] {7, 0, 0, 0}, "BLUE (7)"),
                Arguments.of(COLOR, new int[] {5, 0, 0, 0}, "5"),
                // 0x1e24015 is 101 below 00010 below 123456.
                Arguments.of(FLAGS, new int[] {0x15, 0x40, 0xe2, 0x01}, "{a 5, b 2, c 123456}"),
                Arguments.of(FLAGS, new int[] {0xf8, 0, 0, 0}, "{a 0, b -1, c 0}"),
                Arguments.of(INT, new int[] {1, 2}, "not known"),
                Arguments.of(new DataType.Opaque("void", 0), new int[] {}, "not known"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aValueOutsideOfMemoryIsReadFromItsBytes(DataType type, int[] bytes, String text) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        assertThat(values.text(Cell.of(type, ByteSlice.of(raw)))).isEqualTo(text);
    }

    @Test
    void aPointerShowsItsTextAndLeadsToWhatItPointsTo() {
        Cell node = Cell.at(NODE, 16);
        assertThat(values.text(node)).isEqualTo("{next 0x20, name 0x40 \u201cfirst\u201d, value 11}");
        Values.Part next = values.parts(node).get(0);
        assertThat(values.hasParts(next.cell())).isTrue();
        assertThat(values.parts(next.cell()))
                .extracting(part -> part.name() + " " + values.text(part.cell()))
                .containsExactly("next null", "name 0x46 \u201cx\u1ecbn x\u00f2\u201d", "value 22");
        assertThat(values.parts(values.parts(next.cell()).get(0).cell())).isEmpty();
    }

    @Test
    void elementsFollowEachOther() {
        DataType rows = new DataType.Array("int[2][2]", new DataType.Array("int[2]", INT, 2), 2);
        Cell cell = Cell.at(rows, 16);
        assertThat(values.text(cell)).isEqualTo("{{\u2026}, {\u2026}}");
        Cell second = values.parts(cell).get(1).cell();
        assertThat(values.text(second)).isEqualTo("{11, 123413}");
    }

    @Test
    void whatLeavesTheMemoryIsNotKnown() {
        assertThat(values.text(Cell.at(INT, 65_533))).isEqualTo("not known");
        assertThat(values.text(Cell.at(INT, -4))).isEqualTo("not known");
        assertThat(values.text(Cell.at(new DataType.Array("char[90]", CHAR, 90), 65_530)))
                .isEqualTo("\u201cendlos\u201d");
        byte[] far = {0, 0, 0, (byte) 0x90};
        Cell wild = Cell.of(new DataType.Pointer("node *", 4, "node"), ByteSlice.of(far));
        assertThat(values.text(wild)).isEqualTo("0x90000000");
        assertThat(values.hasParts(wild)).isFalse();
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        String long1 = "\u1ecb".repeat(40);
        MemoryImage image = fx.open("(module (memory 1) (data (i32.const 8) \"" + long1 + "\"))")
                .memories()
                .get(0)
                .image();
        Values others = new Values(Optional.of(image), Map.of("char", CHAR));
        byte[] address = {8, 0, 0, 0};
        String text = others.text(Cell.of(TEXT, ByteSlice.of(address)));
        assertThat(text).isEqualTo("0x8 \u201c" + "\u1ecb".repeat(16) + "\u2026\u201d");
        assertThat("\u1ecb".getBytes(StandardCharsets.UTF_8)).hasSize(3);
    }

    private static Field field(String name, long offset, DataType type) {
        return new Field(name, offset, type, Optional.empty());
    }
}
