package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.Memory;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Start;
import palimpsest.engine.syntax.Tag;

/** Short ways to parse texts and to look at what came of them. */
public final class Texts {

    private Texts() {}

    static Module parse(String text) {
        Parsed parsed = WatParser.parse(new TextSource("test.wat", text));
        assertEquals(
                List.of(), parsed.diagnostics().stream().map(Diagnostic::render).toList());
        return parsed.module().orElseThrow();
    }

    static List<Diagnostic> faults(String text) {
        Parsed parsed = WatParser.parse(new TextSource("test.wat", text));
        assertEquals(Optional.empty(), parsed.module());
        return parsed.diagnostics();
    }

    /** Each fault as line, column and message. */
    static List<String> headlines(String text) {
        return faults(text).stream()
                .map(fault -> fault.source().place(fault.span().start()).substring("test.wat:".length()) + " "
                        + fault.message())
                .toList();
    }

    /** The code of the first function in hexadecimal. */
    static String code(String text) {
        return hex(parse(text).functions().get(0).body());
    }

    /** The code of these instructions in a function with two i32 parameters, a memory and a table. */
    static String instructions(String instructions) {
        return code("(memory 1) (table 1 funcref) (func $f (param $a i32) (param $b i32) " + instructions + ")");
    }

    static String hex(Code code) {
        return HexFormat.of().formatHex(code.bytes(), code.start(), code.end());
    }

    /** All that a module means, without places, names and custom sections, in a form that can be compared. */
    public static List<Object> meaning(Module module) {
        return List.of(
                module.types(),
                module.imports().stream()
                        .map(each -> List.of(each.module(), each.name(), each.type()))
                        .toList(),
                module.functions().stream()
                        .map(each -> List.of(each.typeIndex(), each.locals(), hex(each.body())))
                        .toList(),
                module.tables().stream()
                        .map(each -> List.of(each.type(), each.initializer().map(Texts::hex)))
                        .toList(),
                module.memories().stream().map(Memory::type).toList(),
                module.tags().stream().map(Tag::typeIndex).toList(),
                module.globals().stream()
                        .map(each -> List.of(each.type(), hex(each.initializer())))
                        .toList(),
                module.exports().stream()
                        .map(each -> List.of(each.name(), each.kind(), each.index()))
                        .toList(),
                module.start().map(Start::function),
                module.elements().stream()
                        .map(each -> List.of(each.type(), items(each.items()), mode(each.mode())))
                        .toList(),
                module.data().stream()
                        .map(each -> List.of(each.contents(), mode(each.mode())))
                        .toList(),
                module.dataCount());
    }

    /** A binary with its custom sections left out, and the sizes of the others in their shortest form. */
    public static byte[] withoutCustomSections(byte[] bytes) {
        int header = 8;
        ByteWriter out = new ByteWriter().bytes(bytes, 0, header);
        ByteReader in = new ByteReader(bytes, header, bytes.length);
        while (!in.atEnd()) {
            int id = in.u8();
            int length = in.u32();
            if (id != 0) {
                out.u8(id).u32(length).bytes(bytes, in.position(), in.position() + length);
            }
            in.skip(length);
        }
        return out.toBytes();
    }

    private static Object items(ElementItems items) {
        return items instanceof ElementItems.Expressions expressions
                ? expressions.expressions().stream().map(Texts::hex).toList()
                : items;
    }

    private static Object mode(SegmentMode mode) {
        return mode instanceof SegmentMode.Active active ? List.of(active.index(), hex(active.offset())) : mode;
    }
}
