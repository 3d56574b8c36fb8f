package palimpsest.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.source.TextSource;

final class ScriptRunnerTest {

    private static final String MODULE = """
            (module
              (global (export "g") i64 (i64.const 7))
              (func (export "two") (result i32) (i32.const 2))
              (func (export "nan") (result f32) (f32.const nan:0x600000))
              (func (export "lanes") (result v128) (v128.const i16x8 0 1 2 3 4 5 6 0xffff))
              (func (export "null") (result externref) (ref.null extern))
              (memory 1 1 shared)
              (func (export "wait") (param i64) (result i32)
                (memory.atomic.wait32 (i32.const 0) (i32.const 0) (local.get 0)))
              (func (export "trap") (unreachable))
              (func $deep (export "deep") (call $deep)))
            """;

    private static ScriptReport run(String script) {
        return ScriptRunner.run(new TextSource("test.wast", script));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(assert_return (invoke \"two\") (i32.const 2))",
                "(assert_return (get \"g\") (i64.const 7))",
                "(assert_return (invoke \"two\") (either (i32.const 1) (i32.const 2)))",
                "(assert_return (invoke \"nan\") (f32.const nan:arithmetic))",
                "(assert_return (invoke \"lanes\") (v128.const i16x8 0 1 2 3 4 5 6 -1))",
                "(assert_return (invoke \"null\") (ref.null extern))",
                "(assert_trap (invoke \"trap\") \"unreachable\")",
                "(assert_return (invoke \"wait\" (i64.const 1000000)) (i32.const 2))",
                "(assert_trap (invoke \"wait\" (i64.const -1)) \"deadlock\")",
                "(assert_exhaustion (invoke \"deep\") \"call stack exhausted\")",
                "(assert_trap (module (func $f unreachable) (start $f)) \"unreachable\")",
                "(assert_malformed (module quote \"(func\") \"unexpected token\")",
                "(assert_malformed (module binary \"\\00asm\") \"unexpected end\")",
                "(assert_invalid (module (func (result i32))) \"type mismatch\")",
                "(assert_unlinkable (module (import \"no\" \"no\" (func))) \"unknown import\")",
                "(module definition $d (func)) (module instance $i $d)"
            })
    void whatHoldsIsCounted(String command) {
        ScriptReport report = run(MODULE + command);
        assertEquals(List.of(), report.failures());
        assertEquals(List.of(), report.skips());
        assertTrue(report.passed() >= 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(assert_return (invoke \"two\") (i32.const 3)) | expected [i32:3], got [i32:2]",
                "(assert_return (invoke \"nan\") (f32.const nan:canonical)) | expected [f32:nan:canonical], got [f32:nan:0x600000]",
                "(assert_return (invoke \"trap\")) | expected [], got trap: unreachable",
                "(assert_trap (invoke \"two\") \"unreachable\") | expected trap: unreachable, got [i32:2]",
                "(assert_trap (invoke \"trap\") \"integer overflow\") | expected trap: integer overflow, got trap: unreachable",
                "(assert_invalid (module (func)) \"type mismatch\") | expected invalid: type mismatch, got no fault",
                "(assert_invalid (module (func)) \"multiple oddities\") | expected invalid: multiple oddities, got no fault",
                "(foo) | expected a command, got unknown command",
            })
    void whatDoesNotHoldIsALineWithItsPlace(String command, String told) {
        ScriptReport report = run("(module)\n" + MODULE.replace("\n", "") + "\n " + command);
        assertEquals(2, report.passed());
        assertEquals(1, report.failures().size());
        assertTrue(
                report.failures().get(0).startsWith("test.wast:3:2: " + told),
                report.failures().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(assert_invalid (module (memory 0) (memory 0)) \"multiple memories\") | several memories",
                "(assert_invalid (module (table 0 funcref) (table 0 funcref)) \"multiple tables\") | several tables",
                "(assert_malformed (module quote \"(memory 0x1_0000_0000)\") \"i32 constant out of range\") | 64 bits wide"
            })
    void whatNewerVersionsOverruleIsSkippedWithItsReason(String assertion, String reason) {
        ScriptReport report = run(assertion);
        assertEquals(List.of(), report.failures());
        assertEquals(0, report.passed());
        assertEquals(1, report.skips().size());
        assertTrue(report.skips().get(0).startsWith("test.wast:1:1: skipped: since WebAssembly"));
        assertTrue(report.skips().get(0).contains(reason));
    }

    @Test
    void anOverruledAssertionThatFailsForAnotherReasonIsNoSkip() {
        String assertion = "(assert_invalid (module quote \"(memory 0) (memory\") \"multiple memories\")";
        assertEquals(1, run(assertion).failures().size());
    }
}
