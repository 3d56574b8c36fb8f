package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;

/** Phrases are those of the test suite's {@code assert_malformed}. */
class WatFaultsTest {

    @Test
    void severalFaultsAreToldInOneRunEachAtItsPlace() {
        assertEquals(
                List.of(
                        "1:11 unknown operator get_local",
                        "2:18 unknown local $nope",
                        "2:26 unknown operator i32.ad",
                        "3:17 constant out of range: 4294967296 does not fit an i32",
                        "4:7 unknown operator foo"),
                Texts.headlines("""
                        (func     get_local 0)
                        (func (local.get $nope) (i32.ad (nop)))
                        (func i32.const 4294967296)
                        (func foo)"""));
    }

    @Test
    void aFaultShowsItsLineWithACaretAndHelp() {
        Diagnostic fault =
                Texts.faults("(func (param $x i32)\n\t(drop (get_local $x)))").get(0);
        assertEquals(Phase.MALFORMED, fault.phase());
        assertEquals("""
                test.wat:2:9: malformed: unknown operator get_local
                \t(drop (get_local $x)))
                \t       ^^^^^^^^^
                note: renamed to local.get""", fault.render());
    }

    @ParameterizedTest
    @CsvSource({
        "get_local, local.get",
        "set_local, local.set",
        "tee_local, local.tee",
        "get_global, global.get",
        "set_global, global.set",
        "grow_memory, memory.grow",
        "current_memory, memory.size",
        "i32.wrap/i64, i32.wrap_i64",
        "i32.trunc_s/f32, i32.trunc_f32_s",
        "i32.trunc_s:sat/f32, i32.trunc_sat_f32_s",
        "f32.convert_s/i32, f32.convert_i32_s",
        "i64.extend_u/i32, i64.extend_i32_u",
        "i32.reinterpret/f32, i32.reinterpret_f32",
        "f32x4.convert_s/i32x4, f32x4.convert_i32x4_s",
        "anyfunc, funcref",
        "if_else, if"
    })
    void anOldNameIsToldItsNewOne(String old, String renamed) {
        Diagnostic fault = Texts.faults("(func " + old + ")").get(0);
        assertEquals("unknown operator " + old, fault.message());
        assertEquals(List.of("renamed to " + renamed), fault.notes());
    }

    @ParameterizedTest
    @CsvSource({
        "i32.lod, i32.load",
        "i32.sotre, i32.store",
        "memory.gorw, memory.grow",
        "local.gt, local.get",
        "unreachabel, unreachable"
    })
    void aMisspeltWordIsToldTheNearestOne(String misspelt, String meant) {
        assertEquals(
                List.of("did you mean " + meant + "?"),
                Texts.faults("(func " + misspelt + ")").get(0).notes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(func (local.get counter)) | if it is a name, write $counter",
                "(func (param width i32)) | if it is a name, write $width",
                "(func // nothing yet) | a comment begins with ;; or stands between (; and ;)",
                "(data 'text') | a string stands between double quotes",
                "(func (i32.const 1), (drop)) | nothing stands between items but spaces"
            })
    void habitsOfOtherLanguagesAreRecognised(String text, String note) {
        assertEquals(List.of(note), Texts.faults(text).get(0).notes());
    }

    @Test
    void aMisspeltIdentifierIsToldTheNearestOne() {
        Diagnostic fault =
                Texts.faults("(func (local $count i32) local.get $cuont drop)").get(0);
        assertEquals("unknown local $cuont", fault.message());
        assertEquals(List.of("did you mean $count?"), fault.notes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(func $f) (func $f) | 1:17 duplicate func $f",
                "(func (param $x i32) (local $x i32)) | 1:29 duplicate local $x",
                "(type (struct (field $x i32) (field $x i32))) | 1:37 duplicate field $x",
                "(func (call $g)) | 1:13 unknown func $g",
                "(func (br $l)) | 1:11 unknown label $l",
                "(func (global.get $g)) | 1:19 unknown global $g",
                "(func block $a end $b) | 1:20 mismatching label $b: the block at test.wat:1:7 has $a",
                "(func) (import \"\" \"\" (func)) | 1:8 import after function: imports stand before what the module defines",
                "(func $f) (start $f) (start $f) | 1:22 multiple start sections",
                "(type $t (func (param i32))) (func (type $t) (param i64)) | 1:36 inline function type [i64] -> [] differs from type 0, [i32] -> []",
                "(memory 1) (func i32.const 0 i32.load align=3 drop) | 1:39 alignment must be a power of two",
                "(func (i32.const -0x80000001)) | 1:18 constant out of range: -0x80000001 does not fit an i32",
                "(func (f32.const 1e39)) | 1:18 constant out of range: 1e39 does not fit an f32",
                "(func (v128.const i32x4 1 2 3)) | 1:19 wrong number of lane literals: i32x4 has 4 lanes, here are 3",
                "(func (i8x16.extract_lane_s 256 (unreachable))) | 1:29 i8 constant out of range: 256",
                "(memory 1 (pagesize 3)) | 1:21 invalid custom page size: a page is 1 or 65536 bytes",
                "(func (nop) (local i32)) | 1:14 unexpected token local, expected an instruction",
                "(func (i32.const)) | 1:17 unexpected token ), expected an i32 number",
                "(func $ (nop)) | 1:7 empty identifier",
                "(data \"a\\q\") | 1:9 illegal escape",
                "(data \"abc | 1:7 unclosed string literal",
                "(func) (; comment | 1:8 unclosed comment",
                "(func (@a) | 1:11 unexpected token: the text ends here, expected )",
                "(func (@a | 1:7 unclosed annotation",
                "(func ß) | 1:7 illegal character ß",
                "(func)) | 1:7 unexpected token ), expected a module field in parentheses",
                "(func block) | 1:12 unexpected token ), expected end",
                "(func (if (i32.const 1))) | 1:24 unexpected token ), expected (then …)",
                "(func end) | 1:7 unexpected token end, expected an instruction; no block is open here",
                "(func (try (do))) | 1:8 unexpected token try: it belongs to the old form of exceptions",
                "(func rethrow 0) | 1:7 unexpected token rethrow: it belongs to the old form of exceptions",
                "(func delegate 0) | 1:7 unexpected token delegate: it belongs to the old form of exceptions"
            })
    void eachFaultHasItsPhraseAndPlace(String text, String headline) {
        assertEquals(headline, Texts.headlines(text).get(0));
    }

    @Test
    void aFaultDoesNotMakeOthersOfItself() {
        assertEquals(
                List.of("1:21 unexpected token $x, expected a value type"),
                Texts.headlines("(func (block (param $x i32) (drop)))"));
        assertEquals(
                1,
                Texts.faults("(func (i32.add (get_local 0) (i32.const 1)) (drop))")
                        .size());
        assertEquals(
                1, Texts.faults("(func block $l (param $x i32) br $l end nop)").size());
        assertEquals(
                1,
                Texts.faults("(func (if $l (resul i32) (i32.const 0) (then (br $l))))")
                        .size());
        assertEquals(1, Texts.faults("(func (drop \"never closed").size());
    }

    @Test
    void aFieldInsideAFunctionIsTakenForAMissingParenthesis() {
        Diagnostic fault = Texts.faults("(func $a (nop)\n(func $b)").get(0);
        assertEquals("unexpected token func, expected an instruction", fault.message());
        assertEquals(List.of("is the ) missing that closes the func at test.wat:1:1?"), fault.notes());
    }

    @Test
    void aMissingParenthesisIsToldOnce() {
        String text =
                "(module (func $a (nop)\n(func $b)\n(func (export \"c\") (result i32) (i32.const 1))\n(start $a))";
        assertEquals(List.of("2:2 unexpected token func, expected an instruction"), Texts.headlines(text));
    }

    @Test
    void aCharacterThatNobodySeesIsNamedByItsNumber() {
        assertEquals(List.of("1:1 illegal character U+FEFF"), Texts.headlines("\ufeff(func)"));
    }

    @Test
    void noMoreFaultsAreToldThanAnybodyWouldRead() {
        assertEquals(100, Texts.faults("(func foo)".repeat(1000)).size());
    }

    @Test
    void faultsStandInTheOrderOfTheText() {
        List<Diagnostic> faults = Texts.faults("(func foo) (type $t (func (param bar))) (data \"\\z\")");
        assertEquals(3, faults.size());
        assertTrue(faults.get(0).span().start() < faults.get(1).span().start());
        assertTrue(faults.get(1).span().start() < faults.get(2).span().start());
    }
}
