package palimpsest.app.structures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offsets and sizes are those that clang gives the same structures on wasm32. */
class ReaderTest {
    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void back() {
        Locale.setDefault(usual);
    }

    @Test
    void fieldsLieAsInC() {
        Item item = Laid.of("struct S { c: i8, s: i16, i: i32, b: u8, l: i64 }", 1, 0, 0xfe, 0xff, 3)
                .at(0, "S");
        assertThat(item.size()).isEqualTo(24);
        assertThat(Laid.lines(item))
                .containsExactly(
                        "0 c = 1",
                        "1 padding = 1 byte",
                        "2 s = -2",
                        "4 i = 3",
                        "8 b = 0",
                        "9 padding = 7 bytes",
                        "16 l = 0");
    }

    @Test
    void packedStructuresHaveNoPadding() {
        Item item = Laid.of("packed struct S { c: i8, i: i32 }", 1, 2, 0, 0, 0).at(0, "S");
        assertThat(item.size()).isEqualTo(5);
        assertThat(Laid.lines(item)).containsExactly("0 c = 1", "1 i = 2");
    }

    @Test
    void everyScalarIsReadAsWhatItIs() {
        ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 200)
                .put((byte) -2)
                .putShort((short) -3)
                .putInt(-4)
                .putLong(-5)
                .putFloat(1.5f);
        bytes.put((byte) 1).put((byte) 'A').putChar('ị').putDouble(3.14159).putInt(0x1f40d);
        String description = """
                struct S {
                  a: u8  b: i8  c: u16  d: u32  e: u64
                  f: f32  g: bool  h: char  i: char16  j: f64  k: char32
                }
                """;
        Laid laid = new Laid(bytes.array(), Laid.described(description), 4, address -> false);
        assertThat(Laid.lines(laid.at(0, "S")))
                .containsExactly(
                        "0 a = 200",
                        "1 b = -2",
                        "2 c = 65533",
                        "4 d = 4294967292",
                        "8 e = 18446744073709551611",
                        "16 f = 1.5",
                        "20 g = true",
                        "21 h = ‘A’ 65",
                        "22 i = ‘ị’ 7883",
                        "24 j = 3.14159",
                        "32 k = ‘🐍’ 128013",
                        "36 padding = 4 bytes");
    }

    @Test
    void addressesAreAsWideAsTheMemorySays() {
        byte[] bytes = new byte[64];
        bytes[8] = 32;
        Laid wide = new Laid(bytes, Laid.described("struct S { a: u8, p: *u16, n: usize }"), 8, address -> false);
        Item item = wide.at(0, "S");
        assertThat(item.size()).isEqualTo(24);
        assertThat(Laid.in(item, "p").address()).isEqualTo(8);
        assertThat(Laid.in(item, "p").value()).isEqualTo("→ 0x20");
    }

    @Test
    void bitFieldsFillUnitsOfTheirTypeAsInC() {
        // struct { unsigned a : 3, b : 5, c : 24; } of 5, 17, 123456: 0x01e24000 | 17 << 3 | 5.
        Item item = Laid.of("struct F { a: u32 : 3, b: u32 : 5, c: u32 : 24 }", 0x8d, 0x40, 0xe2, 0x01)
                .at(0, "F");
        assertThat(item.size()).isEqualTo(4);
        assertThat(Laid.lines(item)).containsExactly("0 a = 5", "0 b = 17", "1 c = 123456");
        Item signed = Laid.of(
                        "struct F { a: i32 : 30, b: i32 : 4, _: i32 : 0, c: u8 : 1 }",
                        0xff,
                        0xff,
                        0xff,
                        0xff,
                        7,
                        0,
                        0,
                        0,
                        1)
                .at(0, "F");
        assertThat(signed.size()).isEqualTo(12);
        assertThat(Laid.lines(signed)).startsWith("0 a = -1", "4 b = 7", "8 c = 1");
    }

    @Test
    void numbersStandInTheOrderThatIsTold() {
        Item item = Laid.of("big struct S { a: u16, b: little u16, c: u8 : 4, d: u8 : 4 }", 1, 2, 1, 2, 0xab)
                .at(0, "S");
        assertThat(Laid.lines(item)).startsWith("0 a = 258", "2 b = 513", "4 c = 10", "4 d = 11");
    }

    @Test
    void aUnionHasAllFieldsAtOnePlace() {
        Item item =
                Laid.of("union M { u: u32, f: f32, b: [u8; 4] }", 0, 0, 0, 0x40).at(0, "M");
        assertThat(item.size()).isEqualTo(4);
        assertThat(Laid.lines(item)).containsExactly("0 u = 1073741824", "0 f = 2", "0 b = [0, 0, 0, 64]");
    }

    @Test
    void numbersHaveNames() {
        String description = "enum Color: u8 { red = 1, green, blue = 7 } flags Way: u8 { read, write, run } "
                + "struct S { a: Color, b: Color, c: Way, d: Color }";
        assertThat(Laid.lines(Laid.of(description, 2, 7, 5, 9).at(0, "S")))
                .containsExactly("0 a = green 2", "1 b = blue 7", "2 c = read | run 5", "3 d = 9 (has no name)");
    }

    @Test
    void lengthsComeFromOtherFields() {
        String description = """
                struct Header { size: u16, _: u16 }
                struct S { header: Header  count: u8  items: [u16; count]  text: str(header.size)  last: u8 }
                """;
        Item item = Laid.of(description, 5, 0, 0, 0, 2, 0, 1, 0, 2, 0, 0xc3, 0xb2, 'x', 'y', 'z', 9)
                .at(0, "S");
        assertThat(Laid.lines(item))
                .startsWith(
                        "0 header = { size: 5 }",
                        "4 count = 2",
                        "5 padding = 1 byte",
                        "6 items = [1, 2]",
                        "10 text = \"òxyz\"",
                        "15 last = 9");
    }

    @Test
    void textsAreReadInTheirEncodings() {
        byte[] bytes = new byte[64];
        byte[] wide = "ị\n".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(wide, 0, bytes, 0, wide.length);
        byte[] narrow = "xịn".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(narrow, 0, bytes, 16, narrow.length);
        Laid laid = new Laid(bytes, Descriptions.NONE, 4, address -> false);
        assertThat(laid.at(0, "cstr16").value()).isEqualTo("\"ị\\n\"");
        assertThat(laid.at(0, "cstr16").size()).isEqualTo(6);
        assertThat(laid.at(0, "str16(1)").value()).isEqualTo("\"ị\"");
        assertThat(laid.at(16, "cstr").value()).isEqualTo("\"xịn\"");
        assertThat(laid.at(16, "cstr(16)").size()).isEqualTo(16);
        Item cut = laid.at(16, "str(3)");
        assertThat(cut.value()).isEqualTo("\"x\ufffd\"");
        assertThat(cut.fault().orElseThrow()).startsWith("not UTF-8 at 0x11: cut");
    }

    @Test
    void aPointerOpensToWhatItLeadsTo() {
        Item item = Laid.of(
                        "struct P { x: u8, y: u8 } struct S { p: *P, q: *P, r: *cstr }", 16, 0, 0, 0, 0, 0, 0, 0, 18)
                .at(0, "S");
        assertThat(Laid.in(item, "p").value()).isEqualTo("→ 0x10");
        assertThat(Laid.in(item, "p").children()).extracting(Item::name).containsExactly("x", "y");
        assertThat(Laid.in(item, "p", "x").address()).isEqualTo(16);
        assertThat(Laid.in(item, "q").value()).isEqualTo("null");
        assertThat(Laid.in(item, "q").opens()).isFalse();
        assertThat(Laid.in(item, "r").value()).isEqualTo("→ 0x12 \"\"");
    }

    @Test
    void aListIsFollowedToItsEnd() {
        Laid laid = Laid.of(
                "struct Node { next: *Node, value: u32 }",
                16,
                0,
                0,
                0,
                11,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                22);
        Item list = Laid.in(laid.at(0, "Node"), "list by next");
        assertThat(list.value()).isEqualTo("2 nodes, ends with null");
        assertThat(Laid.in(list, "[0]", "value").value()).isEqualTo("11");
        assertThat(Laid.in(list, "[1]", "value").value()).isEqualTo("22");
        assertThat(Laid.in(list, "[1]").children()).extracting(Item::name).containsExactly("next", "value");
    }

    @Test
    void aCircleInAListIsNamed() {
        Laid laid = Laid.of(
                "struct Node { value: u32, next: *Node }",
                1,
                0,
                0,
                0,
                8,
                0,
                0,
                0,
                2,
                0,
                0,
                0,
                16,
                0,
                0,
                0,
                3,
                0,
                0,
                0,
                8);
        Item list = Laid.in(laid.at(0, "Node"), "list by next");
        assertThat(list.value()).isEqualTo("3 nodes, goes back to [1]: a circle");
        Item opened = Laid.in(laid.at(8, "Node"), "next", "next");
        assertThat(Laid.in(opened, "next").fault()).contains("leads back to where we came from");
        assertThat(Laid.in(opened, "next").opens()).isFalse();
    }

    @Test
    void aListThatLeadsOutOfTheMemoryOrGoesOnForLongEnds() {
        Laid outside = Laid.of("struct Node { next: *Node }", 0xf0, 0xff, 0xff, 0xff);
        assertThat(Laid.in(outside.at(0, "Node"), "list by next").value())
                .isEqualTo("1 node, ends at 0xfffffff0, outside of the memory");
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, 5000).forEach(i -> bytes.putInt(8 * i, 8 * (i + 1)));
        Laid laid = new Laid(bytes.array(), Laid.described("struct N { next: *N, v: u32 }"), 4, address -> false);
        Item list = Laid.in(laid.at(8, "N"), "list by next");
        assertThat(list.value()).isEqualTo("1,000 nodes, and more: only 1,000 are followed");
        assertThat(list.children()).hasSize(11);
        assertThat(Laid.in(list, "[900…999]").children()).hasSize(100);
    }

    @Test
    void parametersStandForTypes() {
        String description = "struct Vec<T> { data: *[T; len], len: u32 } type Bytes = Vec<u8>";
        Laid laid = Laid.of(description, 16, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3);
        assertThat(Laid.in(laid.at(0, "Vec<u8>"), "data").children())
                .extracting(Item::value)
                .containsExactly("1", "2", "3");
        assertThat(Laid.in(laid.at(0, "Bytes"), "data", "[2]").value()).isEqualTo("3");
    }

    @Test
    void fieldsMayLieWhereTheyAreToldTo() {
        Item item = Laid.of(
                        "struct S { size: u32 @ -4, a: u8 @ 2, b: u8, bit: u8 : 1 @ 4.3 }", 9, 0, 0, 0, 0, 0, 7, 8, 8)
                .at(4, "S");
        assertThat(Laid.lines(item))
                .containsExactly(
                        "-4 size = 9", "0 padding = 2 bytes", "2 a = 7", "3 b = 8", "4 bit = 1", "5 padding = 3 bytes");
        assertThat(item.size()).isEqualTo(8);
    }

    @Test
    void longArraysAreShownInGroups() {
        byte[] bytes = new byte[1 << 16];
        bytes[12_345] = 7;
        Laid laid = new Laid(bytes, Descriptions.NONE, 4, address -> false);
        Item array = laid.at(0, "[u8; 20000]");
        assertThat(array.children()).hasSize(2);
        Item found = Laid.in(array, "[10000…19999]", "[12300…12399]", "[12345]");
        assertThat(found.value()).isEqualTo("7");
        assertThat(found.address()).isEqualTo(12_345);
    }

    @Test
    void hostileLengthsEndWithWords() {
        String description = """
                struct S { n: u32, all: [u8; n], after: u8 }
                struct Deep { n: u32, all: [[cstr; n]; n] }
                struct Div { n: u32, all: [u8; 4 / n] }
                struct Times { n: u64, all: [u8; n * 4096 * 4096 * 4096 * 4096 * 4096] }
                """;
        Laid laid = Laid.of(description, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
        assertThat(laid.at(0, "S").fault()).contains("what follows all can’t be found");
        assertThat(Laid.lines(laid.at(0, "S")))
                .containsExactly(
                        "0 n = 4294967295",
                        "4 all =  (the memory has no room for n = 4294967295 of them)",
                        "0 … =  (what follows all can’t be found)");
        assertThat(laid.at(0, "Times").fault()).isPresent();
        assertThat(Laid.in(laid.at(16, "Div"), "all").fault()).contains("4 / n has no value here");
        Laid many = Laid.of(description, 250);
        assertThat(many.at(0, "Deep").fault()).isPresent();
        assertThat(many.at(254, "S").fault()).isPresent();
        assertThat(many.at(-8, "S").fault()).isPresent();
        assertThat(many.at(-1, "u32").fault()).contains("0xffffffffffffffff is past the end of the memory");
        assertThat(Laid.of("", 0xff).at(0, "[u64; 33]").fault()).isPresent();
    }

    @Test
    void whatTheLastStepChangedIsMarked() {
        Laid laid = new Laid(
                new byte[16], Laid.described("struct S { a: u32, b: u32, c: [u8; 4] }"), 4, address -> address == 9);
        Item item = laid.at(0, "S");
        assertThat(item.changed()).isTrue();
        assertThat(item.children()).extracting(Item::changed).containsExactly(false, false, true);
        assertThat(Laid.in(item, "c").children()).extracting(Item::changed).containsExactly(false, true, false, false);
    }
}
