package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Names;

class WatPrinterTest {

    @Test
    void expressionsAreFoldedBlocksAreFlatAndNamesAreKept() {
        Module module = Texts.parse("(module $m (memory $mem 1) (func $sum (export \"sum\") (param $n i32) (result i32)"
                + "(local $i i32) block $out loop $next local.get $i local.get $n i32.ge_u br_if $out local.get $i"
                + " i32.const 4 i32.mul local.get $i i32.store local.get $i i32.const 1 i32.add local.set $i br $next"
                + " end end local.get $i) (data (i32.const 0) \"xịn xò\\00\"))");
        assertEquals("""
                (module $m
                  (type (;0;) (func (param i32) (result i32)))
                  (func $sum (;0;) (type 0) (param $n i32) (result i32)
                    (local $i i32)
                    block $out
                      loop $next
                        (br_if $out (i32.ge_u (local.get $i) (local.get $n)))
                        (i32.store (i32.mul (local.get $i) (i32.const 4)) (local.get $i))
                        (local.set $i (i32.add (local.get $i) (i32.const 1)))
                        br $next
                      end
                    end
                    (local.get $i))
                  (memory $mem (;0;) 1)
                  (export "sum" (func $sum))
                  (data (;0;) (i32.const 0) "xịn xò\\00"))
                """, WatPrinter.print(module));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(rec (type $a (sub (struct (field $x (mut i8)) (field (ref null $b))))) (type $b (array i16)))"
                        + "(type (sub final $a (struct (field (mut i8)) (field (ref null $b)) (field v128))))",
                "(import \"a\\\"b\" \"\\u{7}\" (func (param i32 i64) (result f32))) (import \"m\" \"t\" (tag (param i32)))"
                        + "(import \"m\" \"mem\" (memory i64 1 2 shared)) (import \"m\" \"g\" (global (mut externref)))",
                "(table 1 2 funcref) (table i64 3 (ref null func)) (table 2 (ref func) (ref.func $f)) (func $f)"
                        + "(elem (table 1) (offset i64.const 0) func $f $f) (elem declare func 0)"
                        + "(elem funcref (item ref.null func) (ref.func 0)) (elem externref)",
                "(memory 1) (memory 0 (pagesize 1)) (data \"\") (data (memory 1) (offset (i32.const 1)) \"\\80\\u{80}\\n\")",
                "(tag $e (param i32)) (func (block $l (result i32) (try_table (catch $e $l) (catch_all 1)) (i32.const 1)) drop)",
                "(func (param i32) (result i32) local.get 0 if (result i32) i32.const 1 else i32.const 2 end)",
                "(func (result i32 i32) i32.const 1 i32.const 2) (func call 0 i32.add drop return)",
                "(memory 1) (memory 1) (data \"x\") (func i32.const 0 i32.const 0 i32.const 0 memory.init 1 0 data.drop 0"
                        + " (memory.copy 1 0 (i32.const 0) (i32.const 0) (i32.const 0)) (drop (memory.size 1)))",
                "(memory 1) (func (param v128) (drop (v128.load8_lane offset=3 align=1 7 (i32.const 0) (local.get 0)))"
                        + "(drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31 (local.get 0) (local.get 0))))",
                "(func (drop (select (result i64) (i64.const -1) (i64.const 2) (i32.const 0))) (select (unreachable)) drop)",
                "(type $s (struct (field $f i32))) (func (param (ref null $s)) (drop (struct.get $s $f (local.get 0)))"
                        + "(drop (ref.test (ref $s) (local.get 0))) (drop (ref.cast nullref (local.get 0))))",
                "(func $a) (start $a) (@custom \"x\" (before type) \"a\\00b\") (@custom \"y\" (after code) \"\")"
            })
    void whatIsPrintedMeansTheSame(String text) {
        Module module = Texts.parse(text);
        String printed = WatPrinter.print(module);
        Module again = Texts.parse(printed);
        assertEquals(Texts.meaning(module), Texts.meaning(again), printed);
        assertEquals(sections(module), sections(again));
        assertEquals(printed, WatPrinter.print(again));
    }

    private static List<List<Object>> sections(Module module) {
        return module.customSections().stream()
                .map((CustomSection each) -> List.<Object>of(each.name(), each.contents(), each.after()))
                .toList();
    }

    @Test
    void aDataCountThatTheCodeDoesNotNeedIsKept() {
        Module plain = Texts.parse("(memory 1) (data \"x\")");
        Module counted = withNames(plain, plain.names(), true);
        assertTrue(Texts.parse(WatPrinter.print(counted)).dataCount());
    }

    @Test
    void namesBecomeValidIdentifiersThatDiffer() {
        Module plain = Texts.parse("(func) (func) (func) (func call 0 call 1 call 2 call 3)");
        Names names = new Names();
        names.put(NameSpace.FUNCTION, 0, "same");
        names.put(NameSpace.FUNCTION, 1, "same");
        names.put(NameSpace.FUNCTION, 2, "with space \"and quote\" é\n");
        names.put(NameSpace.FUNCTION, 3, "");
        Module again = Texts.parse(WatPrinter.print(withNames(plain, names, false)));
        assertEquals(Optional.of("same"), again.names().of(NameSpace.FUNCTION, 0));
        assertEquals(Optional.of("same_1"), again.names().of(NameSpace.FUNCTION, 1));
        assertEquals(Optional.of("with space \"and quote\" é\n"), again.names().of(NameSpace.FUNCTION, 2));
        assertEquals(Optional.empty(), again.names().of(NameSpace.FUNCTION, 3));
        assertEquals(Texts.meaning(plain), Texts.meaning(again));
    }

    private static Module withNames(Module module, Names names, boolean dataCount) {
        return new Module(
                module.source(),
                module.types(),
                module.typeSpans(),
                module.imports(),
                module.functions(),
                module.tables(),
                module.memories(),
                module.tags(),
                module.globals(),
                module.exports(),
                module.start(),
                module.elements(),
                module.data(),
                dataCount,
                module.customSections(),
                names);
    }

    @Test
    void everyFloatComesBackBitByBit() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            int single = random.nextInt();
            assertEquals(single, Floats.f32Bits(FloatPrinter.f32(single)).orElseThrow());
            long twice = random.nextLong();
            assertEquals(twice, Floats.f64Bits(FloatPrinter.f64(twice)).orElseThrow());
        }
        for (int special :
                new int[] {0, 1, 0x8000_0000, 0x7f80_0000, 0xff80_0000, 0x7fc0_0000, 0x7f80_0001, 0xffff_ffff}) {
            assertEquals(special, Floats.f32Bits(FloatPrinter.f32(special)).orElseThrow());
        }
    }

    @Test
    void everyByteStringComesBack() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            for (int j = 0; i % 2 == 0 && j < bytes.length; j++) {
                // Half of them are mostly text.
                bytes[j] = bytes[j] > 0 ? bytes[j] : (byte) 0xc3;
            }
            String quoted = Quotes.quote(palimpsest.engine.source.ByteSlice.of(bytes), " ");
            assertEquals(
                    palimpsest.engine.source.ByteSlice.of(bytes),
                    Texts.parse("(data " + quoted + ")").data().get(0).contents());
        }
    }
}
