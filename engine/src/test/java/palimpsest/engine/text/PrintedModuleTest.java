package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Names;
import palimpsest.engine.syntax.Positions;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.SubType;

class PrintedModuleTest {

    @Test
    void aBinaryIsShownInItsTextWithoutAChangeOfItsBytes() {
        // i32.const 7 in five bytes, drop, end: longer than need be, as some linkers write it.
        byte[] bytes = HexFormat.of().parseHex("ffff" + "418780808000" + "1a" + "0b");
        Code body = new Code(bytes, 2, bytes.length, Positions.OWN_BYTES);
        FunctionType type = new FunctionType(List.of(), List.of());
        Module binary = new Module(
                new BinarySource("m.wasm", bytes),
                List.of(new RecursiveType(List.of(SubType.plain(type)))),
                List.of(),
                List.of(new Function(0, List.of(), body, new Span(0, bytes.length))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                List.of(),
                new Names());

        Module shown = PrintedModule.of(binary, "m.wat").orElseThrow();

        String text = ((TextSource) shown.source()).text();
        Code code = shown.functions().get(0).body();
        assertSame(bytes, code.bytes());
        List<String> written = new ArrayList<>();
        InstructionReader reader = new InstructionReader(code);
        while (reader.hasNext()) {
            reader.next();
            Span span = code.positions().span(reader.offset(), reader.end());
            written.add(reader.offset() + " " + text.substring(span.start(), span.end()));
        }
        assertEquals(List.of("2 (i32.const 7)", "8 (drop (i32.const 7))", "9 )"), written);
    }
}
