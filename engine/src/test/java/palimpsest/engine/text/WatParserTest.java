package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.TypeIndex;

/** Bytes expected here are those of the specification, chapter Binary Format. */
class WatParserTest {

    @Test
    void foldedAndFlatInstructionsGiveTheSameCode() {
        String flat = Texts.instructions("i32.const 8 local.get $a i32.load local.get 1 i32.add i32.store offset=4");
        String folded = Texts.instructions(
                "(i32.store offset=4 (i32.const 8) (i32.add (i32.load (local.get $a)) (local.get 1)))");
        assertEquals("41082000280200200" + "16a3602040b", flat);
        assertEquals(flat, folded);
    }

    @Test
    void anIfMayBeFoldedOrFlat() {
        String flat = Texts.instructions("local.get 0 if (result i32) i32.const 1 else i32.const 2 end drop");
        assertEquals("2000047f410105410" + "20b1a0b", flat);
        assertEquals(
                flat,
                Texts.instructions("(drop (if (result i32) (local.get 0) (then (i32.const 1)) (else i32.const 2)))"));
    }

    @Test
    void labelsAreCountedFromTheInnermostBlock() {
        assertEquals(
                "02400340" + "0c010c000c02" + "0b0b0b",
                Texts.instructions("block $out loop $again br $out br $again br 2 end end"));
        assertEquals(
                "0240" + "0240" + "0c00" + "0b" + "0c00" + "0b0b",
                Texts.instructions("(block $l (block $l (br $l)) (br $l))"));
    }

    @Test
    void aFoldedConditionDoesNotSeeTheLabelOfItsIf() {
        assertEquals(
                "0240" + "200020000d00" + "04400c000b" + "0b0b",
                Texts.instructions("(block $l (if $l (br_if $l (local.get 0) (local.get 0)) (then (br $l))))"));
    }

    @Test
    void memoryInstructionsTakeTheirNaturalAlignmentAndMemoryZero() {
        assertEquals("2000" + "290300" + "1a0b", Texts.instructions("(drop (i64.load (local.get 0)))"));
        assertEquals(
                "2000" + "2c00ffffffff0f" + "1a0b",
                Texts.instructions("(drop (i32.load8_s offset=0xffff_ffff align=1 (local.get 0)))"));
        assertEquals(
                "2000" + "28420109" + "1a0b",
                Texts.code("(memory 1) (memory $m 1) (func (param i32) (drop (i32.load $m offset=9 (local.get 0))))"));
    }

    @Test
    void segmentsStandFirstInTheBinaryAndLastInTheText() {
        String text = "(memory 1) (memory $m 1) (data $d \"x\") (func i32.const 0 i32.const 0 i32.const 0 "
                + "memory.init $m $d)";
        assertEquals("410041004100fc0800010b", Texts.code(text));
        assertTrue(Texts.parse(text).dataCount());
    }

    @Test
    void anImplicitTypeIsTheFirstEqualOneOrANewOneAtTheEnd() {
        Module module =
                Texts.parse("(func (param i32)) (func (param i64) (block (param i64) (result i32 i32) unreachable)"
                        + " unreachable) (type $late (func (param i32))) (func (result i32 i32) unreachable)");
        List<CompositeType> types =
                module.flatTypes().stream().map(SubType::composite).toList();
        FunctionType i32 = new FunctionType(List.of(NumberType.I32), List.of());
        FunctionType i64 = new FunctionType(List.of(NumberType.I64), List.of());
        List<NumberType> two = List.of(NumberType.I32, NumberType.I32);
        FunctionType block = new FunctionType(List.of(NumberType.I64), List.copyOf(two));
        FunctionType last = new FunctionType(List.of(), List.copyOf(two));
        assertEquals(List.of(i32, i64, block, last), types);
        assertEquals(
                List.of(0, 1, 3),
                module.functions().stream().map(each -> each.typeIndex()).toList());
    }

    @Test
    void aTypeOfALargerGroupIsNotTakenForAnImplicitOne() {
        Module module = Texts.parse("(rec (type (func)) (type (func))) (type (sub (func))) (func)");
        assertEquals(3, module.functions().get(0).typeIndex());
        assertEquals(4, module.flatTypes().size());
    }

    @Test
    void structuresArraysAndSupertypesKeepTheirForm() {
        Module module = Texts.parse("(rec (type $s (sub (struct (field $x (mut i8)) (field i32 (ref null $a)))))"
                + " (type $a (array (mut (ref $s))))) (type (sub final $s (struct)))"
                + "(func (param (ref $s)) (result i32) (struct.get_s $s $x (local.get 0)))");
        assertEquals(
                "(struct (field (mut i8)) (field i32) (field (ref null 1)))",
                module.flatTypes().get(0).composite().toString());
        assertEquals(
                "(array (mut (ref 0)))", module.flatTypes().get(1).composite().toString());
        assertFalse(module.flatTypes().get(0).isFinal());
        assertEquals(List.of(new TypeIndex(0)), module.flatTypes().get(2).supertypes());
        assertTrue(module.flatTypes().get(2).isFinal());
        assertEquals("2000fb0300000b", Texts.hex(module.functions().get(0).body()));
        assertEquals(Optional.of("x"), module.names().of(NameSpace.FIELD, 0, 0));
    }

    @Test
    void inlineImportsAndExportsStandForFields() {
        Module module = Texts.parse("(func $f (export \"a\") (export \"b\") (import \"m\" \"n\") (param i32))"
                + "(global (import \"m\" \"g\") (mut i64)) (memory (export \"mem\") 1 2)");
        assertEquals(2, module.imports().size());
        assertEquals(1, module.importedCount(ExternalKind.FUNC));
        assertEquals(
                List.of("a", "b", "mem"),
                module.exports().stream().map(each -> each.name()).toList());
        assertEquals(
                new MemoryType(AddressType.I32, new Limits(1, OptionalLong.of(2)), false, 16),
                module.memories().get(0).type());
    }

    @Test
    void inlineDataMakesAMemoryThatHoldsItExactly() {
        Module module = Texts.parse(
                "(memory i64 (data \"a\" \"bc\")) (memory (pagesize 1) (data \"abc\"))" + "(memory i64 1 2 shared)");
        Limits onePage = new Limits(1, OptionalLong.of(1));
        assertEquals(
                new MemoryType(AddressType.I64, onePage, false, 16),
                module.memories().get(0).type());
        assertEquals(
                new MemoryType(AddressType.I32, new Limits(3, OptionalLong.of(3)), false, 0),
                module.memories().get(1).type());
        assertTrue(module.memories().get(2).type().shared());
        assertEquals("616263", module.data().get(0).contents().hex());
        SegmentMode.Active mode = (SegmentMode.Active) module.data().get(0).mode();
        assertEquals("42000b", Texts.hex(mode.offset()));
    }

    @Test
    void elementSegmentsKeepTheFormTheyWereWrittenIn() {
        Module module = Texts.parse("(table $t 5 funcref) (func $f) (elem (i32.const 0) $f 0)"
                + "(elem (table $t) (offset i32.const 1) funcref (ref.func $f) (item ref.null func))"
                + "(elem declare func $f) (elem $p func)");
        assertEquals(
                new ElementItems.Functions(List.of(0, 0)),
                module.elements().get(0).items());
        assertEquals(
                new ReferenceType(false, AbstractHeapType.FUNC),
                module.elements().get(0).type());
        assertEquals(ReferenceType.FUNCREF, module.elements().get(1).type());
        ElementItems.Expressions expressions =
                (ElementItems.Expressions) module.elements().get(1).items();
        assertEquals(
                List.of("d2000b", "d0700b"),
                expressions.expressions().stream().map(Texts::hex).toList());
        assertEquals(new SegmentMode.Declarative(), module.elements().get(2).mode());
        assertEquals(new SegmentMode.Passive(), module.elements().get(3).mode());
        assertEquals(Optional.of("p"), module.names().of(NameSpace.ELEMENT, 3));
    }

    @Test
    void segmentsWrittenInsideTablesAndMemoriesAreCountedToo() {
        assertEquals(
                "fc0901" + "fc0d01" + "0b",
                Texts.code("(memory (data \"x\")) (data $d \"y\") (table funcref (elem)) (elem $e func) "
                        + "(func data.drop $d elem.drop $e)"));
    }

    @Test
    void exceptionHandlersBranchToLabelsOutsideThemselves() {
        assertEquals(
                "0240" + "1f40" + "02" + "000000" + "0200" + "0800" + "0b0b0b",
                Texts.code("(tag $e) (func (block $l (try_table (catch $e $l) (catch_all $l) (throw $e))))"));
    }

    @Test
    void castsSayInTheirCodeWhetherNullPasses() {
        assertEquals(
                "2000" + "fb1570" + "1a" + "2000" + "fb1470" + "1a" + "0b",
                Texts.code("(func (param funcref) (drop (ref.test funcref (local.get 0)))"
                        + " (drop (ref.test (ref func) (local.get 0))))"));
        assertEquals(
                "026b" + "2000" + "fb1801006e6b" + "1a" + "d06b" + "0b" + "1a" + "0b",
                Texts.code("(func (param anyref) (drop (block $l (result structref)"
                        + " (drop (br_on_cast $l anyref (ref struct) (local.get 0))) (ref.null struct))))"));
    }

    @Test
    void localsOfOneTypeShareARun() {
        Module module = Texts.parse("(func (local $a i32) (local i32 i64) (local $z i64) local.get $z drop)");
        assertEquals(
                List.of(new Locals(2, NumberType.I32), new Locals(2, NumberType.I64)),
                module.functions().get(0).locals());
        assertEquals("20031a0b", Texts.hex(module.functions().get(0).body()));
    }

    @Test
    void namesAreKeptWithoutTheirDollar() {
        Module module = Texts.parse("(module $m (func $f (param $p i32) (local $l i32) (block (block $b))) "
                + "(func $\"two words\" call $\"two words\" call $f) (memory $mem 1))");
        assertEquals(Optional.of("m"), module.names().module());
        assertEquals(Optional.of("f"), module.names().of(NameSpace.FUNCTION, 0));
        assertEquals(Optional.of("two words"), module.names().of(NameSpace.FUNCTION, 1));
        assertEquals(Optional.of("p"), module.names().of(NameSpace.LOCAL, 0, 0));
        assertEquals(Optional.of("l"), module.names().of(NameSpace.LOCAL, 0, 1));
        assertEquals(Optional.of("b"), module.names().of(NameSpace.LABEL, 0, 1));
        assertEquals(Optional.of("mem"), module.names().of(NameSpace.MEMORY, 0));
        assertEquals("100110000b", Texts.hex(module.functions().get(1).body()));
    }

    @Test
    void eachInstructionKnowsWhereItWasWritten() {
        String text =
                "(func (result i32)\n  (i32.add (i32.const 1) (; two ;) (i32.const 0x2))\n  i32.const  3 i32.mul)";
        Code code = Texts.parse(text).functions().get(0).body();
        List<String> written = new ArrayList<>();
        InstructionReader reader = new InstructionReader(code);
        while (reader.hasNext()) {
            reader.next();
            Span span = code.positions().span(reader.offset(), reader.end());
            written.add(text.substring(span.start(), span.end()));
        }
        assertEquals(
                List.of(
                        "(i32.const 1)",
                        "(i32.const 0x2)",
                        "(i32.add (i32.const 1) (; two ;) (i32.const 0x2))",
                        "i32.const  3",
                        "i32.mul",
                        ")"),
                written);
    }

    @Test
    void aModuleOfALargerTextIsParsedByItself() {
        Tokens tokens = Tokens.of(new palimpsest.engine.source.TextSource(
                "s.wast",
                "(assert_invalid (module $a (func)) \"x\") (module definition $b (memory 1)) (invoke \"f\")"));
        TokenCursor in = new TokenCursor(tokens, 0);
        assertTrue(in.skipOpen("assert_invalid"));
        assertEquals(
                1,
                WatParser.parseModule(tokens, in.index())
                        .module()
                        .orElseThrow()
                        .functions()
                        .size());
        in.skipGroup();
        assertEquals("x", in.name());
        in.close();
        assertEquals(
                Optional.of("b"),
                WatParser.parseModule(tokens, in.index())
                        .module()
                        .orElseThrow()
                        .names()
                        .module());
        in.skipGroup();
        assertTrue(in.atOpen("invoke"));
    }

    @Test
    void bytesThatAreNotUtf8AreNamedWithTheirPlace() {
        byte[] bytes = "(func)\n ;; \u00fc\n".getBytes(StandardCharsets.UTF_8);
        bytes[12] = 'x';
        Parsed parsed = WatParser.parse("test.wat", bytes);
        assertEquals(
                "test.wat:2:5: malformed: malformed UTF-8 encoding: byte 0xc3 at offset 11",
                parsed.diagnostics().get(0).headline());
    }
}
