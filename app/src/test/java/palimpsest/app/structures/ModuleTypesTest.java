package palimpsest.app.structures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import palimpsest.engine.symbols.DataType;
import palimpsest.engine.symbols.DataType.Encoding;
import palimpsest.engine.symbols.LineTable;
import palimpsest.engine.symbols.Symbols;
import palimpsest.engine.symbols.TypeLayout;

class ModuleTypesTest {
    private static final DataType BYTE = new DataType.Numeric("u8", Encoding.UNSIGNED, 1);
    private static final DataType WORD = new DataType.Numeric("usize", Encoding.UNSIGNED, 4);

    @Test
    void namesOfOtherLanguagesBecomeNamesThatCanBeWritten() {
        DataType text = layout("&str", 8, field("data_ptr", 0, pointer("u8")), field("length", 4, WORD));
        DataType vector =
                layout("alloc::vec::Vec<u8, alloc::alloc::Global>", 12, field("__0", 0, text), field("len", 8, WORD));
        DataType odd = layout("union", 4, field("", 0, layout("", 4, field("i32", 0, WORD))), field("type", 0, WORD));
        String written = text(text, vector, odd, BYTE);
        Descriptions descriptions = Laid.described(written);
        assertThat(descriptions.all())
                .extracting(Declaration::name)
                .containsExactly("str_2", "Vec_u8_Global", "union_2");
        Item item = Laid.of(written, 16, 0, 0, 0, 3, 0, 0, 0, 9).at(0, "Vec_u8_Global");
        assertThat(item.size()).isEqualTo(12);
        assertThat(Laid.in(item, "_0", "length").value()).isEqualTo("3");
        assertThat(Laid.in(item, "len").value()).isEqualTo("9");
    }

    @Test
    void bitsLieWhereTheDebugInformationSaysTheyDo() {
        TypeLayout flags = new TypeLayout(
                "Flags",
                4,
                false,
                List.of(
                        new TypeLayout.Field("a", 0, WORD, Optional.of(new TypeLayout.Bits(0, 3))),
                        new TypeLayout.Field("b", 0, WORD, Optional.of(new TypeLayout.Bits(3, 5))),
                        new TypeLayout.Field("c", 0, WORD, Optional.of(new TypeLayout.Bits(8, 24)))));
        Item item = Laid.of(text(flags), 0x8d, 0x40, 0xe2, 0x01).at(0, "Flags");
        assertThat(Laid.lines(item)).containsExactly("0 a = 5", "0 b = 17", "1 c = 123456");
    }

    @Test
    void pointersLeadToTextsStructuresAndNothingKnown() {
        DataType character = new DataType.Numeric("char", Encoding.SIGNED, 1);
        DataType colour = new DataType.Enumeration("Colour", 4, false, new TreeMap<>(Map.of(1L, "RED", 7L, "BLUE")));
        DataType node = layout(
                "Node",
                20,
                field("next", 0, pointer("Node")),
                field("name", 4, pointer("const char")),
                field("more", 8, pointer("void")),
                field("colour", 12, colour),
                field("unknown", 16, new DataType.Opaque("function", 4)));
        String written = text(node, colour, character);
        assertThat(written)
                .contains(
                        "next: *Node @ 0", "name: *cstr @ 4", "more: *void @ 8", "colour: Colour @ 12", "[u8; 4] @ 16")
                .contains("enum Colour: u32 { RED = 1, BLUE = 7 }");
        assertThat(Laid.in(
                                Laid.of(written, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7)
                                        .at(0, "Node"),
                                "colour")
                        .value())
                .isEqualTo("BLUE 7");
    }

    private static String text(DataType... types) {
        Map<String, DataType> named = new LinkedHashMap<>();
        for (DataType type : types) {
            named.put(type.name(), type);
        }
        return ModuleTypes.text(new Symbols(LineTable.EMPTY, List.of(), List.of(), named, List.of()));
    }

    private static TypeLayout layout(String name, long size, TypeLayout.Field... fields) {
        return new TypeLayout(name, size, false, List.of(fields));
    }

    private static TypeLayout.Field field(String name, long offset, DataType type) {
        return new TypeLayout.Field(name, offset, type, Optional.empty());
    }

    private static DataType pointer(String target) {
        return new DataType.Pointer(target + " *", 4, target);
    }
}
