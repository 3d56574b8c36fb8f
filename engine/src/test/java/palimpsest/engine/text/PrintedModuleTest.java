package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.binary.BinaryEncoder;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Names;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.Positions;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.SubType;

class PrintedModuleTest {

    /** A function with these locals and this body, as a binary has it. */
    private static Module binary(List<Locals> locals, String code) {
        byte[] bytes = HexFormat.of().parseHex("ffff" + code);
        Code body = new Code(bytes, 2, bytes.length, Positions.OWN_BYTES);
        FunctionType type = new FunctionType(List.of(), List.of());
        return new Module(
                new BinarySource("m.wasm", bytes),
                List.of(new RecursiveType(List.of(SubType.plain(type)))),
                List.of(new Span(0, 2)),
                List.of(),
                List.of(new Function(0, locals, body, new Span(0, bytes.length))),
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
    }

    @Test
    void numbersOfAConstantExpressionKeepTheirLength() {
        // (global i32 (i32.const 7)) with the number in three bytes, and a data segment at 0, in two.
        byte[] bytes = HexFormat.of()
                .parseHex("0061736d01000000" + "0503010001" + "0608017f00418780000b" + "0b0801004180000b0161");
        Module original =
                BinaryDecoder.decode(new BinarySource("m.wasm", bytes)).module().orElseThrow();
        Module again = Texts.parse(WatPrinter.print(original));
        assertArrayEquals(bytes, BinaryEncoder.encode(again));
    }

    @Test
    void aBinaryIsShownInItsTextWithoutAChangeOfItsBytes() {
        // i32.const 7 in five bytes, drop, end: longer than need be, as some linkers write it.
        Module binary = binary(List.of(), "418780808000" + "1a" + "0b");

        Module shown = PrintedModule.of(binary, "m.wat").orElseThrow();

        String text = ((TextSource) shown.source()).text();
        Code code = shown.functions().get(0).body();
        assertSame(binary.functions().get(0).body().bytes(), code.bytes());
        List<String> written = new ArrayList<>();
        InstructionReader reader = new InstructionReader(code);
        while (reader.hasNext()) {
            reader.next();
            Span span = code.positions().span(reader.offset(), reader.end());
            written.add(reader.offset() + " " + text.substring(span.start(), span.end()));
        }
        assertEquals(List.of("2 (i32.const 7)", "8 (drop (i32.const 7))", "9 )"), written);
    }

    @Test
    void unusualEncodingsComeBackWithTheText() {
        List<Locals> runs =
                List.of(new Locals(1, NumberType.I32), new Locals(0, NumberType.F64), new Locals(2, NumberType.I32));
        Module binary = binary(runs, "41ffffffff7f" + "1a" + "418780808000" + "1a" + "0b");
        Module again = Texts.parse(WatPrinter.print(binary));
        assertEquals(Texts.meaning(binary), Texts.meaning(again));
    }

    @Test
    void aNoteAboutAnEncodingThatNoLongerFitsIsPassedOver() {
        Module binary =
                binary(List.of(new Locals(1, NumberType.I32), new Locals(1, NumberType.I32)), "418780808000" + "1a0b");
        String printed = WatPrinter.print(binary);
        String changed = printed.replace("i32.const 7", "i32.const 8").replace("(local i32)", "(local i64)");
        Function function = Texts.parse(changed).functions().get(0);
        assertEquals("41081a0b", Texts.hex(function.body()));
        assertEquals(List.of(new Locals(2, NumberType.I64)), function.locals());
        Texts.parse(printed.replace("\\80", "\\ff"));
        Texts.parse("(func nop) (@palimpsest.encoding \"\\00\\ff\\ff\\ff\\ff\\0f\")");
    }
}
