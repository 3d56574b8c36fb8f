package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;

/** Cases after the test suite's {@code annotations.wast} and {@code custom/}. */
class AnnotationsTest {

    @Test
    void annotationsNobodyKnowsStandAnywhere() {
        Module module = Texts.parse(
                "((@a) module (@b x \")\" (y $z)) (@a , ; ] [ }} ;)\n ((@a) func (@x (@y) 0x 8q) $f (@a)))");
        assertEquals(1, module.functions().size());
    }

    @Test
    void aCustomAnnotationIsASectionWithItsPlace() {
        Module module =
                Texts.parse("(module (@custom \"first\" (before first) \"a\") (func) (@custom \"mid\" (before global))"
                        + " (@custom \"late\" (after func) \"b\" \"\\00\") (@custom \"last\"))");
        assertEquals(
                List.of("first 0 61", "mid 13 ", "late 3 6200", "last 11 "),
                module.customSections().stream()
                        .map((CustomSection each) -> each.name() + " " + each.after() + " "
                                + each.contents().hex())
                        .toList());
    }

    @Test
    void aNameAnnotationNamesInsteadOfTheIdentifier() {
        Module module = Texts.parse(
                "(module $m (@name \"Modül\") (func $lambda (@name \"λ\") call $lambda) (func (@name \"μ\")))");
        assertEquals(Optional.of("Modül"), module.names().module());
        assertEquals(Optional.of("λ"), module.names().of(NameSpace.FUNCTION, 0));
        assertEquals(Optional.of("μ"), module.names().of(NameSpace.FUNCTION, 1));
    }

    @Test
    void branchHintsBecomeTheirSection() {
        Module module = Texts.parse(
                "(func) (func (param i32) (local i32) (block local.get 0 (@metadata.code.branch_hint \"\\00\")"
                        + " br_if 0 (@metadata.code.branch_hint \"\\01\") (if (local.get 0) (then))))");
        CustomSection section = module.customSections().get(0);
        assertEquals("metadata.code.branch_hint", section.name());
        // One function, number 1, two hints: br_if and if stand 3 + 4 and 3 + 8 bytes after the start of the locals.
        assertEquals(
                "01" + "01" + "02" + "070100" + "0b0101", section.contents().hex());
    }

    @Test
    void branchHintsArePrintedAtTheirInstructions() {
        Module module = Texts.parse("(func (param i32) (result i32) (local i64)"
                + " (block (result i32) (@metadata.code.branch_hint \"\\01\")"
                + " (br_if 0 (i32.const 3) (local.get 0))"
                + " (@metadata.code.branch_hint \"\\00\") (br_if 0 (local.get 0)))"
                + " (@metadata.code.branch_hint \"\\01\") (if (local.get 0) (then)))");
        String printed = WatPrinter.print(module);
        assertFalse(printed.contains("@custom"), printed);
        assertEquals(4, printed.split("@metadata.code.branch_hint").length, printed);
        assertEquals(
                module.customSections().get(0).contents(),
                Texts.parse(printed).customSections().get(0).contents());
    }

    @Test
    void branchHintsThatHintAtNothingStayBytes() {
        String odd = "(@custom \"metadata.code.branch_hint\" (before code) \"\\01\\00\\01\\02\\01\\00\")";
        Module module = Texts.parse("(func nop nop nop)" + odd);
        String printed = WatPrinter.print(module);
        assertTrue(printed.contains("@custom"), printed);
        assertEquals(
                module.customSections().get(0).contents(),
                Texts.parse(printed).customSections().get(0).contents());
    }

    @Test
    void whatIsWrongInAnAnnotationIsTold() {
        assertEquals(
                "1:10 misplaced @custom annotation",
                Texts.headlines("(func    (@custom \"a\"))").get(0));
        assertEquals(
                "1:1 @custom annotation: missing section name",
                Texts.headlines("(@custom 4)").get(0));
        assertEquals(
                "1:1 @custom annotation: malformed section kind",
                Texts.headlines("(@custom \"a\" (before types))").get(0));
        assertEquals("1:1 empty annotation id", Texts.headlines("(@ x)").get(0));
        assertEquals(
                "1:9 @metadata.code.branch_hint annotation: not in a function",
                Texts.headlines("(module (@metadata.code.branch_hint \"\\01\"))")
                        .get(0));
        assertEquals(
                "1:7 @metadata.code.branch_hint annotation: invalid target nop, a hint is for br_if or if",
                Texts.headlines("(func (@metadata.code.branch_hint \"\\01\") nop)")
                        .get(0));
    }
}
