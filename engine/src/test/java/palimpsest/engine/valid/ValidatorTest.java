package palimpsest.engine.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;

/** Each rule from the specification, chapter Validation; phrases as in its test suite. */
final class ValidatorTest {

    private static List<Diagnostic> faults(String text) {
        return Wasm.loadText("test.wat", text).diagnostics();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    (func (result i32) i64.const 1 i32.const 2 i32.add) | type mismatch: i32.add takes [i32 i32], the stack has [i64 i32]
                    (func (result i32) i64.const 1) | type mismatch: at its end the function leaves [i32], the stack has [i64]
                    (func i32.const 1) | type mismatch: at its end the function leaves [], the stack has [i32]
                    (func (block (result i32))) | type mismatch: at its end the block leaves [i32], the stack has []
                    (func drop) | type mismatch: drop takes a value, the stack has []
                    (func (if (result i32) (i32.const 1) (then (i32.const 2)))) | type mismatch
                    (func local.get 0 drop) | unknown local 0: the function has 0
                    (func br 1) | unknown label 1
                    (func call 1) | unknown function 1: there is 1
                    (func global.get 0 drop) | unknown global 0: there is none
                    (func (i32.load (i32.const 0)) drop) | unknown memory 0
                    (func (table.get 0 (i32.const 0)) drop) | unknown table 0
                    (func (type 3)) | unknown type
                    (memory 1) (func (i32.load align=8 (i32.const 0)) drop) | alignment must not be larger than natural
                    (memory 1) (func (i32.load offset=4294967296 (i32.const 0)) drop) | offset out of range
                    (memory 65537) | memory size must be at most 65536 pages (4GiB)
                    (memory i64 0x1000000000001) | memory size must be at most 281474976710656 pages
                    (memory 2 1) | size minimum must not be greater than maximum
                    (memory 1 (pagesize 2)) | invalid custom page size
                    (memory 1 shared) | shared memory must have maximum
                    (table 1 (ref func)) | type mismatch: a table of (ref func) needs an initial value
                    (global i32 (i32.clz (i32.const 1))) | constant expression required: i32.clz is none
                    (global (mut i32) (i32.const 0)) (global i32 (global.get 0)) | constant expression required: global 0 is mutable
                    (global i32 (global.get 1)) (global i32 (i32.const 0)) | unknown global 1
                    (global i32 (i32.const 0)) (func (global.set 0 (i32.const 1))) | immutable global
                    (func) (func ref.func 0 drop) | undeclared function reference
                    (func (local (ref func)) local.get 0 drop) | uninitialized local 0
                    (func (export "a")) (func (export "a")) | duplicate export name "a"
                    (func (param i32)) (start 0) | start function
                    (tag (result i32)) | non-empty tag result type
                    (func (select (result i32 i32) (i32.const 0) (i32.const 0) (i32.const 0)) drop) | invalid result arity
                    (func (param externref) (select (local.get 0) (local.get 0) (i32.const 1)) drop) | type mismatch
                    (type $a (sub final (struct))) (type $b (sub $a (struct))) | sub type $b extends type $a, which is final
                    (type $a (sub (struct (field i32)))) (type $b (sub $a (struct (field i64)))) | sub type $b does not match its supertype $a
                    (type $s (struct (field i32))) (func (param (ref $s)) (struct.set $s 0 (local.get 0) (i32.const 1))) | immutable field
                    (type $a (array i32)) (func (param (ref $a)) (array.set $a (local.get 0) (i32.const 0) (i32.const 1))) | immutable array
                    (func (i8x16.extract_lane_s 16 (v128.const i64x2 0 0)) drop) | invalid lane index 16
                    (func (br_table 0 1 (i32.const 0))) (func (result i32) (block (br_table 0 1 (i32.const 1) (i32.const 0)))) | unknown label
                    (func (result i32) (block (br_table 0 1 (i32.const 1) (i32.const 0))) (i32.const 1)) | type mismatch: one label of br_table takes [], the default takes [i32]
                    (type $f (func (result i64))) (func (result i32) (return_call_ref $f (ref.null $f))) | type mismatch: return_call_ref calls a function that gives [i64], this function gives [i32]
                    (tag $t (param i64)) (func (result i32) (block (result i32) (try_table (catch $t 0)) (i32.const 1))) | type mismatch: catch passes [i64], its label takes [i32]
                    """)
    void aBrokenRuleIsTold(String fields, String message) {
        List<Diagnostic> faults = faults("(module " + fields + ")");
        assertEquals(Phase.INVALID, faults.get(0).phase(), faults.toString());
        assertTrue(faults.get(0).message().startsWith(message), faults.get(0).message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Code that cannot be reached takes any operand from nowhere.
                "(func (result i32) unreachable i32.add)",
                "(func (result i32) unreachable (block (param i64) (result i64) br 0) drop select)",
                "(func unreachable ref.as_non_null drop br_on_null 0 drop)",
                "(func (param i32) (result i32) (block (result i32) (br_if 0 (i32.const 1) (local.get 0))))",
                // A local set in a block is set until its end; one set outside stays.
                "(func (param (ref func)) (local (ref func)) (local.set 1 (local.get 0)) (block (drop (local.get 1))))",
                "(func $f) (elem declare func $f) (func (result funcref) ref.func $f)",
                "(memory i64 1) (memory 1) (func (memory.copy 0 1 (i64.const 0) (i32.const 0) (i32.const 1)))",
                "(table i64 1 funcref) (func (call_indirect (i64.const 0)))",
                "(memory 1) (func (i32.load offset=4294967295 align=1 (i32.const 0)) drop)",
                "(global $a i32 (i32.const 1)) (global $b i32 (i32.add (global.get $a) (i32.const 2)))",
                "(func (result i32 i64) (return_call 0))",
                "(type $a (sub (struct (field (ref null any))))) (type $b (sub $a (struct (field (ref null i31)) (field i8))))",
                "(tag $t (param i32)) (func (result i32) (block (result i32) (try_table (catch $t 0)) (i32.const 1)))",
                "(func (param anyref) (result i31ref) (block (result (ref i31)) (br_on_cast 0 anyref (ref i31) (local.get 0)) drop (ref.null i31) return))",
                "(memory 1 1 shared) (func (i32.atomic.rmw.add (i32.const 0) (i32.const 1)) drop atomic.fence)"
            })
    void whatTheRulesAllowIsValid(String fields) {
        assertEquals(List.of(), faults("(module " + fields + ")"));
    }

    @Test
    void everyFunctionTellsItsFirstFaultInTheOrderOfTheText() {
        List<Diagnostic> faults = faults("(module (func $a i32.add drop) (func) (func $b local.get 7 drop))");
        assertEquals(2, faults.size());
        assertTrue(faults.get(0).message().startsWith("type mismatch"));
        assertTrue(faults.get(1).message().startsWith("unknown local 7"));
        assertEquals(
                "test.wat:1:18",
                faults.get(0).source().place(faults.get(0).span().start()));
    }

    @Test
    void aFaultInABinaryIsAtTheInstructionsOwnBytes() {
        byte[] bytes = {
            0, 'a', 's', 'm', 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 0x0a, 7, 1, 5, 0, 0x41, 0, 0x45, 0x0b
        };
        Loaded loaded = Wasm.load("b.wasm", bytes);
        assertEquals(26, loaded.diagnostics().get(0).span().start());
        assertTrue(loaded.diagnostics().get(0).message().startsWith("type mismatch"));
    }

    @Test
    void aFaultInATypeIsAtItsDefinition() {
        Diagnostic inGroup = faults("(module (type (func))\n(rec (type (func))\n (type (sub 0 (struct)))))")
                .get(0);
        assertEquals("test.wat:3:2", place(inGroup));
        assertTrue(inGroup.message().startsWith("sub type 2 extends type 0, which is final"));
        Diagnostic inUse = faults("(module (func)\n (func (param i32) (result (ref 7)) unreachable))")
                .get(0);
        assertEquals("test.wat:2:8", place(inUse));
        assertTrue(inUse.message().startsWith("unknown type 7"));
        // A function type, then a structure whose field names type 9, at offset 14.
        byte[] bytes = {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 9, 2, 0x60, 0, 0, 0x5f, 1, 0x64, 9, 0};
        Diagnostic inBinary = Wasm.load("t.wasm", bytes).diagnostics().get(0);
        assertEquals(14, inBinary.span().start());
        assertEquals(19, inBinary.span().end());
    }

    private static String place(Diagnostic fault) {
        return fault.source().place(fault.span().start());
    }

    @Test
    void limitsOfTheEngineHaveTheirOwnWords() {
        String locals = "i32 ".repeat(50_001);
        assertTrue(faults("(module (func (local " + locals + ")))")
                .get(0)
                .message()
                .startsWith("too many locals: 50001"));
        String results = "(result " + "i32 ".repeat(1_001) + ")";
        assertTrue(faults("(module (type (func " + results + ")))")
                .get(0)
                .message()
                .contains("at most 1000"));
    }

    @Test
    void anOperandStackCannotGrowWithoutBound() {
        // Each call leaves 1,000 values: 2,000 calls would leave two million.
        String results = "(result " + "i32 ".repeat(1_000) + ")";
        String text = "(module (import \"m\" \"f\" (func $f " + results + ")) (func " + "call $f ".repeat(2_000) + "))";
        assertTrue(faults(text).get(0).message().startsWith("operand stack higher than"));
    }

    @Test
    void manyFaultsAreCutOff() {
        assertEquals(100, faults("(module " + "(func drop)".repeat(1_000) + ")").size());
    }
}
