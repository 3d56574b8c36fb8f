package palimpsest.app.structures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.Fx;
import palimpsest.app.session.Seen;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.Value;
import palimpsest.engine.symbols.Symbols;
import palimpsest.engine.syntax.AddressType;

/** Structures laid over what real compilers make; expected values are those of the sources beside the modules. */
class RealModulesTest {
    private static final String C = """
            enum Color: u32 { red = 1, green = 2, blue = 7 }
            struct Point { x: i32, y: i32 }
            struct Node { next: *Node, name: *cstr, value: u32 }
            union Mixed { u: u32, f: f32, b: [u8; 4] }
            struct Flags { a: u32 : 3, b: u32 : 5, c: u32 : 24 }
            struct Everything {
              c: char, s: i16, i: i32, l: i64, f: f32, d: f64
              ok: bool, color: Color, pts: [Point; 3], mix: Mixed
              flags: Flags, text: *cstr, head: *Node
            }
            """;

    private final Locale usual = Locale.getDefault();
    private final Fx fx = new Fx();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void back() {
        Locale.setDefault(usual);
        fx.close();
    }

    @Test
    void aStructureOfCHasTheValuesOfItsSource() {
        open("c/O2-dwarf4.wasm");
        Item every = lay(C, "Everything", pointer(call("every_ptr")));
        assertThat(every.size()).isEqualTo(80);
        assertThat(values(every))
                .containsExactly(
                        "c ‘A’ 65",
                        "s -2",
                        "i 100000",
                        "l -5000000000",
                        "f 1.5",
                        "d 3.14159",
                        "ok true",
                        "color blue 7",
                        "pts [{ x: 1, y: 2 }, { x: 3, y: 4 }, { x: -5, y: -6 }]",
                        "mix { u: 1073741824, f: 2, b: [0, 0, 0, 64] }",
                        "flags { a: 5, b: 17, c: 123456 }",
                        "text " + Laid.in(every, "text").value(),
                        "head " + Laid.in(every, "head").value());
        assertThat(Laid.in(every, "text").value()).endsWith(" \"xịn xò\"");
        Item list = Laid.in(every, "head", "list by next");
        assertThat(list.value()).isEqualTo("3 nodes, ends with null");
        assertThat(list.children().stream().limit(3))
                .extracting(node -> Laid.in(node, "name", "*").value()
                        + Laid.in(node, "value").value())
                .containsExactly("\"first\"11", "\"second\"22", "\"third\"33");
    }

    @Test
    void typesAndVariablesOfAModuleComeFromItsDebugInformation() {
        for (String file : List.of("c/O0-dwarf4.wasm", "c/O0-dwarf5.wasm", "c/O2-dwarf4.wasm")) {
            open(file);
            Snapshot now = fx.settled();
            Symbols symbols = now.program().orElseThrow().symbols().symbols();
            Library library = new Library();
            library.module(ModuleDescriptions.of(symbols).types());
            assertThat(library.module().all())
                    .extracting(Declaration::name)
                    .contains("Everything", "Node", "Point", "Mixed", "Flags", "Color");
            ModuleTypes.Variable every = ModuleTypes.variables(symbols).stream()
                    .filter(variable -> variable.name().equals("every"))
                    .findFirst()
                    .orElseThrow();
            assertThat(every.type()).isEqualTo("Everything");
            assertThat(every.address()).isEqualTo(pointer(call("every_ptr")));
            Item item = read(library, every.type(), every.address());
            assertThat(item.size()).isEqualTo(80);
            assertThat(values(item))
                    .contains(
                            "l -5000000000",
                            "color BLUE 7",
                            "pts [{ x: 1, y: 2 }, { x: 3, y: 4 }, { x: -5, y: -6 }]",
                            "mix { u: 1073741824, f: 2, b: [0, 0, 0, 64] }",
                            "flags { a: 5, b: 17, c: 123456 }")
                    .anyMatch(value -> value.startsWith("text → ") && value.endsWith("\"xịn xò\""));
            assertThat(Laid.in(item, "head", "list by next").value()).isEqualTo("3 nodes, ends with null");
        }
    }

    @Test
    void anArrayOfCIsReadInA64BitMemory() {
        open("c/mem64.wasm");
        long buffer = pointer(call("get"));
        assertThat(lay("", "[u8; 4]", buffer).value()).isEqualTo("[1, 2, 3, 0]");
    }

    @Test
    void stringsAndArraysOfAssemblyScriptAreReadWithTheirHeaders() {
        open("assemblyscript/strings.debug.wasm");
        call("__new", Value.i32(10), Value.i32(2));
        long name = pointer(fx.on(fx.session()::snapshot));
        fx.session().hostWrite(0, name, "Thảo!".getBytes(StandardCharsets.UTF_16LE));
        long greeting = pointer(call("greet", Value.i32((int) name)));
        Item text = lay("", "AsString", greeting);
        assertThat(Laid.in(text, "text").value()).isEqualTo("\"Hello, Thảo!!\"");
        assertThat(Laid.in(text, "header", "rtSize").value()).isEqualTo("26");
        assertThat(Laid.in(text, "header", "rtId").value()).isEqualTo("2");
        assertThat(Laid.in(text, "header").address()).isEqualTo(greeting - 20);

        Item bytes = lay("", "AsTypedArray<u8>", pointer(call("makeBytes", Value.i32(5))));
        assertThat(Laid.in(bytes, "byteLength").value()).isEqualTo("5");
        assertThat(Laid.in(bytes, "dataStart").children())
                .extracting(Item::value)
                .containsExactly("0", "7", "14", "21", "28");
        assertThat(Laid.in(bytes, "buffer", "header", "rtSize").value()).isEqualTo("5");
        assertThat(Laid.in(bytes, "buffer", "header", "rtId").value()).isEqualTo("1");
    }

    @Test
    void anArrayOfObjectsOfAssemblyScriptIsFollowed() {
        open("assemblyscript/strings.debug.wasm");
        call("__new", Value.i32(4), Value.i32(2));
        long name = pointer(fx.on(fx.session()::snapshot));
        fx.session().hostWrite(0, name, "hi".getBytes(StandardCharsets.UTF_16LE));
        call("addPoint", Value.i32(3), Value.f64(Double.doubleToLongBits(0.5)), Value.i32((int) name));
        Snapshot now = call("addPoint", Value.i32(-4), Value.f64(Double.doubleToLongBits(2.5)), Value.i32((int) name));
        long points = now.globals().stream()
                .filter(global -> global.name().contains("points"))
                .map(global -> ((Value.Numeric) global.value()).bits())
                .findFirst()
                .orElseThrow();
        Item array = lay("struct Point { x: i32, y: f64, name: *AsString }", "AsArray<*Point>", points);
        assertThat(Laid.in(array, "length").value()).isEqualTo("2");
        Item second = Laid.in(array, "dataStart", "[1]");
        assertThat(Laid.in(second, "x").value()).isEqualTo("-4");
        assertThat(Laid.in(second, "y").value()).isEqualTo("2.5");
        assertThat(Laid.in(second, "name", "text").value()).isEqualTo("\"hi\"");
    }

    @Test
    void aVectorOfRustIsFound() {
        open("rust/linear_memory.wasm");
        call("add_item", Value.i32(7), Value.f64(Double.doubleToLongBits(1.25)));
        Snapshot now = call("add_item", Value.i32(8), Value.f64(Double.doubleToLongBits(96.25)));
        long vector = vector(now, 2);
        Item items = lay("struct Item { id: u32, weight: f64, tag: [char; 4] }", "OldRustVec<Item>", vector);
        assertThat(Laid.in(items, "len").value()).isEqualTo("2");
        assertThat(Laid.in(items, "data", "[1]").value()).isEqualTo("{ id: 8, weight: 96.25, tag: \"item\" }");
        assertThat(Laid.in(items, "data", "[0]", "weight").value()).isEqualTo("1.25");
    }

    @Test
    void theBufferOfEachTutorialIsReadAtItsPointer() {
        open("wasm-by-example/tinygo.wasm");
        List<String> exports = fx.on(fx.session()::snapshot).exports().stream()
                .map(export -> export.name())
                .toList();
        assertThat(exports).contains("getWasmMemoryBufferPointer");
        long buffer = pointer(call("getWasmMemoryBufferPointer"));
        fx.session().hostWrite(0, buffer, (byte) 24, (byte) 15);
        fx.settled();
        assertThat(lay("", "[u8; 2]", buffer).value()).isEqualTo("[24, 15]");
    }

    /** Where a vector of so many elements stands: the word of its length is the third, behind a larger or equal capacity. */
    private static long vector(Snapshot now, int length) {
        int from = 1 << 20;
        int[] bytes = Seen.bytes(now, 0, from, 1 << 16);
        for (int at = 0; at + 12 <= bytes.length; at += 4) {
            int data = word(bytes, at);
            int capacity = word(bytes, at + 4);
            if (word(bytes, at + 8) == length && capacity == 4 && data > from && data % 8 == 0) {
                return from + (long) at;
            }
        }
        throw new AssertionError("no vector of " + length);
    }

    private static int word(int[] bytes, int at) {
        return bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24;
    }

    // ---- What a person does

    private void open(String file) {
        String data = System.getProperty("palimpsest.testdata", "../shared");
        Path path = Path.of(data).resolve("modules").resolve(file);
        assumeTrue(Files.exists(path), "the modules are not here: " + path);
        try {
            fx.session().open(file.substring(file.indexOf('/') + 1), Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        fx.session().instantiate();
        assertThat(fx.settled().instantiated()).isTrue();
    }

    private Snapshot call(String export, Value... arguments) {
        return fx.call(export, arguments);
    }

    private static long pointer(Snapshot now) {
        return ((Value.Numeric) Seen.returned(now).get(0)).bits();
    }

    private Item lay(String descriptions, String type, long address) {
        Library library = new Library();
        assertThat(library.own(descriptions)).isEmpty();
        return read(library, type, address);
    }

    private Item read(Library library, String type, long address) {
        Library.Found found = library.type(type);
        assertThat(found.fault()).isEmpty();
        var memory = fx.settled().memories().get(0);
        int pointer = memory.type().addressType() == AddressType.I64 ? 8 : 4;
        Reader reader = new Reader(new Layout(library.all(), pointer), MemoryBytes.of(memory.image()));
        return reader.read("laid", "laid", found.type().orElseThrow(), address);
    }

    private static List<String> values(Item item) {
        return item.children().stream()
                .filter(child -> child.kind() != Item.Kind.PADDING)
                .map(child -> child.name() + " " + child.value())
                .toList();
    }
}
