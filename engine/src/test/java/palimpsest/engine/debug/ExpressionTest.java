package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionTest {

    private final Debugged d = standing();

    private static Debugged standing() {
        Debugged made = Debugged.of("""
                (module
                  (memory 1) (memory $second 1)
                  (data (i32.const 0) "\\01\\00\\00\\80\\ff\\ff\\ff\\ff\\00\\00\\00\\00\\00\\00\\f0\\3fx\\e1\\bb\\8bn")
                  (data $s (memory $second) (i32.const 8) "\\2a")
                  (global $g i64 (i64.const -5))
                  (global $"odd name" f32 (f32.const 0.1))
                  (func (export "f") (param $p i32) (param $q i32) (local $d f64) (local i32)
                    (local.set $d (f64.const 2.5))
                    (drop (i32.add (i32.const 7) (i32.const 9)))))
                """);
        made.call("f", 4, -1);
        for (int i = 0; i < 4; i++) {
            made.debugger.go(Motion.INTO);
        }
        return made;
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "24 => 24",
                "0x1_0 => 16",
                "1 + 2 * 3 => 7",
                "(1 + 2) * 3 => 9",
                "10 - 3 - 2 => 5",
                "-7 / 2 => -3",
                "-7 % 4 => -3",
                "1 << 4 >> 2 => 4",
                "6 & 3 => 2",
                "6 ^ 3 => 5",
                "~0 => -1",
                "!0 + !5 => 1",
                "- - 3 => 3",
                "1.5 * 2 => 3.0",
                "2 < 3 && 3 <= 3 && 4 > 3 && 4 >= 4 && 1 != 2 => 1",
                "0 && 1 / 0 => 0",
                "3 || 1 / 0 => 1",
                "0 || 0 => 0",
                "1 && 2 || 0 && 0 => 1",
                "$p => 4",
                "$1 => -1",
                "local[0] => 4",
                "$d => 2.5",
                "$g => -5",
                "global[0] => -5",
                "$\"odd name\" == 0.1 => 1",
                "stack[0] => 9",
                "stack[1] => 7",
                "i32[0] => -2147483647",
                "u32[0] => 2147483649",
                "i8[3] => -128",
                "u8[$p] => 255",
                "u8[$p-1] => 128",
                "i16[4] => -1",
                "u16[4] => 65535",
                "i64[0] => -2147483647",
                "u64[0] > 0xffff_ffff => 1",
                "f64[8] => 1.0",
                "f64[$p+4] + $d => 3.5",
                "mem1:u8[8] => 42",
                "$second:u8[2 * $p] => 42",
                "utf8[16, 5] => xịn",
                "utf8[16, 1] == utf8[16, 1] => 1",
                "$q == -1 => 1",
                "$q > 3 => 0",
                "i64($q) => -1",
                "i32(2.9) => 2",
                "$p + $g => -1",
                "0x7fffffff + $p => -2147483645",
                "$p > 3 && i32[$p] != 0 => 1"
            })
    void givesItsValue(String text, String shown) {
        assertEquals(shown, d.datum(text).show());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + | 4 | a value is missing",
                "(1 + 2 | 1 | not closed by )",
                "1) | 2 | closes nothing",
                "i32[4) | 6 | where ] is wanted",
                "1 2 | 3 | where an operator is wanted",
                "$x = 3 | 4 | equality is ==",
                "x | 1 | locals and globals begin with $",
                "i32 | 1 | an address in [ ] is wanted",
                "utf8[1] | 7 | a comma and a length",
                "(1, 2) | 3 | a comma stands only",
                "$ | 1 | a name is missing",
                "0xzz | 1 | malformed number",
                "99999999999999999999 | 1 | constant out of range",
                "# | 1 | where a value is wanted"
            })
    void aMistakeIsToldWithItsColumn(String text, int column, String words) {
        Expression.Parsed parsed = Expression.parse(text);
        assertEquals(Optional.empty(), parsed.expression());
        String told = parsed.problem().orElseThrow().render();
        assertTrue(told.startsWith("expression:1:" + column + ": malformed: "), told);
        assertTrue(told.contains(words), told);
        assertTrue(told.contains("\n" + " ".repeat(column - 1) + "^"), told);
    }

    @Test
    void anEmptyTextIsNoExpression() {
        assertTrue(Expression.parse(" ").problem().orElseThrow().message().contains("there is no expression"));
    }

    @Test
    void whatCannotBeEvaluatedIsToldWithItsPlace() {
        assertEquals(
                "expression:1:5: invalid: unknown local: there is no local or global $nobody here\n"
                        + "1 + $nobody\n    ^^^^^^^",
                d.problem("1 + $nobody"));
        assertTrue(d.problem("i32[65533]").contains("out of bounds memory access: 4 bytes at address 65533"));
        assertTrue(d.problem("i32[-1]").contains("address 4294967295"));
        assertTrue(d.problem("1 / ($p - 4)").contains("integer divide by zero"));
        assertTrue(d.problem("utf8[16, 1] + 1").contains("takes numbers, not a text"));
        assertTrue(d.problem("1.5 % 2").contains("% takes integers"));
        assertTrue(d.problem("mem7:i32[0]").contains("there is no memory 7"));
        assertTrue(d.problem("stack[9]").contains("there is no operand 9"));
    }

    @Test
    void deepNestingNeedsNoJavaStack() {
        int depth = 4_900;
        assertEquals("1", d.datum("(".repeat(depth) + "1" + ")".repeat(depth)).show());
        assertEquals("1", d.datum("!".repeat(9_998) + "1").show());
    }

    @Test
    void aCellCanBeWatched() {
        Scope scope = Scope.of(d.machine, d.instance, 0);
        assertEquals(
                Optional.of(new Expression.Cell(0, 12, 8)),
                Debugged.expression("f64[$p+8]").cell(scope));
        assertEquals(
                Optional.of(new Expression.Cell(1, 4, 2)),
                Debugged.expression("mem1:utf8[$p, 2]").cell(scope));
        assertEquals(Optional.empty(), Debugged.expression("i32[0] + 1").cell(scope));
    }

    @Test
    void aVectorIsShownAndNotReckonedWith() {
        Debugged v = Debugged.of("(module (func (export \"f\") (local $v v128) (nop)))")
                .call("f");
        assertEquals("v128:0x00000000000000000000000000000000", v.datum("$v").show());
        assertTrue(v.problem("$v + 1").contains("type mismatch"));
    }
}
