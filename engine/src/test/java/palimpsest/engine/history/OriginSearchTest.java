package palimpsest.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static palimpsest.engine.history.OriginStep.Kind.ARGUMENT;
import static palimpsest.engine.history.OriginStep.Kind.COMPUTED;
import static palimpsest.engine.history.OriginStep.Kind.CONSTANT;
import static palimpsest.engine.history.OriginStep.Kind.CONVERTED;
import static palimpsest.engine.history.OriginStep.Kind.COPIED;
import static palimpsest.engine.history.OriginStep.Kind.DATA;
import static palimpsest.engine.history.OriginStep.Kind.FILLED;
import static palimpsest.engine.history.OriginStep.Kind.GLOBAL;
import static palimpsest.engine.history.OriginStep.Kind.GROWN;
import static palimpsest.engine.history.OriginStep.Kind.HOST;
import static palimpsest.engine.history.OriginStep.Kind.INITIAL;
import static palimpsest.engine.history.OriginStep.Kind.LOADED;
import static palimpsest.engine.history.OriginStep.Kind.LOCAL;
import static palimpsest.engine.history.OriginStep.Kind.RESULT;
import static palimpsest.engine.history.OriginStep.Kind.SELECTED;
import static palimpsest.engine.history.OriginStep.Kind.STORED;
import static palimpsest.engine.history.OriginStep.Kind.ZERO;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Progress;

class OriginSearchTest {

    private static List<OriginStep> origin(Past past, int memory, long address) {
        long cursor = past.timeline.cursor();
        int value = past.at(memory, address);
        List<OriginStep> way = past.history.origin(memory, address).all(Progress.NONE);
        assertEquals(cursor, past.timeline.cursor());
        for (OriginStep station : way) {
            assertEquals(value, station.value());
        }
        return way;
    }

    private static List<OriginStep.Kind> kinds(List<OriginStep> way) {
        return way.stream().map(OriginStep::kind).toList();
    }

    @Test
    void copiesOfCopiesLeadToTheByteOfTheSegment() {
        Past past = Past.of("""
                (module (memory 1) (data $greeting (i32.const 16) "palimpsest")
                  (func (export "go")
                    (memory.copy (i32.const 100) (i32.const 14) (i32.const 12))
                    (memory.copy (i32.const 104) (i32.const 100) (i32.const 12))))
                """).call("go");
        List<OriginStep> way = origin(past, 0, 104 + 2 + 3);
        assertEquals(List.of(COPIED, COPIED, DATA), kinds(way));
        assertEquals(new OriginStep.At(0, 105), way.get(0).at().orElseThrow());
        assertEquals(new OriginStep.At(0, 19), way.get(1).at().orElseThrow());
        assertEquals("byte 3 of data segment greeting", way.get(2).words());
        assertEquals('i', way.get(2).value());
        assertEquals("test.wat:1:20", way.get(2).place().text());
    }

    @Test
    void aLoadedByteIsFollowedThroughCallsLocalsAndGlobalsToItsStore() {
        Past past = Past.of("""
                (module (memory 1) (data (i32.const 0) "\\2a\\2b")
                  (global $g (mut i32) (i32.const 0))
                  (func $inner (param $x i32) (result i32) (return (local.get $x)))
                  (func $outer (param $a i32) (param $b i32) (result i32)
                    (local $c i32)
                    (local.set $c (call $inner (local.get $b)))
                    (local.get $c))
                  (func (export "go")
                    (i32.const 5)
                    (global.set $g (call $outer (i32.const 1) (i32.load8_u (i32.const 1))))
                    (drop)
                    (i32.store offset=4 (i32.const 60)
                      (select (global.get $g) (i32.const 3) (i32.const 1)))))
                """).call("go");
        List<OriginStep> way = origin(past, 0, 64);
        assertEquals(
                List.of(STORED, SELECTED, GLOBAL, RESULT, LOCAL, RESULT, ARGUMENT, ARGUMENT, LOADED, DATA), kinds(way));
        assertEquals("put into global g", way.get(2).words());
        assertEquals("given back by outer", way.get(3).words());
        assertEquals("put into local c of outer", way.get(4).words());
        assertEquals("handed to inner as parameter x", way.get(6).words());
        assertEquals("handed to outer as parameter b", way.get(7).words());
        assertEquals("byte 1 of data segment 0", way.get(9).words());
        assertEquals(0x2b, way.get(9).value());
        // The bytes above the loaded one are the extension's zeroes.
        List<OriginStep> above = origin(past, 0, 65);
        assertEquals(COMPUTED, above.get(above.size() - 1).kind());
        assertEquals(
                "the zeroes added by i32.load8_u", above.get(above.size() - 1).words());
    }

    @Test
    void computedValuesNameTheirOperandsWhichCanBeFollowed() {
        Past past = Past.of("""
                (module (memory 1) (data (i32.const 0) "\\07")
                  (func (export "go") (param $n i32)
                    (i32.store8 (i32.const 9) (i32.add (i32.load8_u (i32.const 0)) (local.get $n)))))
                """).call("go", 4);
        List<OriginStep> way = origin(past, 0, 9);
        assertEquals(List.of(STORED, COMPUTED), kinds(way));
        assertEquals("computed by i32.add", way.get(1).words());
        List<OriginOperand> operands = way.get(1).operands();
        assertEquals(
                List.of(new Value.I32(7), new Value.I32(4)),
                operands.stream().map(OriginOperand::value).toList());
        assertEquals(
                List.of(LOADED, DATA),
                kinds(past.history.origin(operands.get(0)).all(Progress.NONE)));
        List<OriginStep> given = past.history.origin(operands.get(1)).all(Progress.NONE);
        assertEquals(List.of(HOST), kinds(given));
        assertEquals("given by the host as parameter n of go", given.get(0).words());
    }

    @Test
    void hostWritesHostResultsGrowthAndUntouchedZeroesEndAWay() {
        Past past = Past.of("""
                (module (import "env" "host" (func $host (param i32) (result i32)))
                  (memory 1)
                  (func (export "go") (param i32)
                    (local $zero i64)
                    (drop (memory.grow (i32.const 1)))
                    (i32.store8 (i32.const 8) (call $host (i32.const 1)))
                    (memory.copy (i32.const 0) (i32.const 65536) (i32.const 1))
                    (memory.copy (i32.const 1) (i32.const 500) (i32.const 1))
                    (i64.store (i32.const 16) (local.get $zero))
                    (memory.fill (i32.const 40) (i32.const 9) (i32.const 3))))
                """);
        past.machine.write(past.memories().get(0), 32, new byte[] {1, 2, 3}, "host.js:6");
        past.call("go", 0);
        assertEquals(List.of(HOST), kinds(origin(past, 0, 33)));
        assertEquals("host.js:6", origin(past, 0, 33).get(0).place().text());
        assertEquals(List.of(STORED, HOST), kinds(origin(past, 0, 8)));
        assertEquals(
                "given back by the host's function host",
                origin(past, 0, 8).get(1).words());
        assertEquals(List.of(COPIED, GROWN), kinds(origin(past, 0, 0)));
        assertEquals(List.of(COPIED, ZERO), kinds(origin(past, 0, 1)));
        assertEquals(List.of(STORED, ZERO), kinds(origin(past, 0, 20)));
        assertEquals(List.of(FILLED, CONSTANT), kinds(origin(past, 0, 41)));
    }

    @Test
    void vectorsLanesShufflesAndConversionsPassTheirBytesOn() {
        Past past = Past.of("""
                (module (memory 1) (data (i32.const 0) "abcdefghijklmnop")
                  (func (export "go")
                    (v128.store (i32.const 32)
                      (i8x16.shuffle 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 16
                        (v128.load (i32.const 0)) (i32x4.splat (i32.const 0x7a7a7a7a))))
                    (i64.store (i32.const 64)
                      (i64.extend_i32_u (i32x4.extract_lane 1 (v128.load (i32.const 32)))))
                    (v128.store8_lane 3 (i32.const 80) (v128.load (i32.const 0)))
                    (f32.store (i32.const 96) (f32.reinterpret_i32 (i32.wrap_i64 (i64.load (i32.const 2)))))))
                """).call("go");
        assertEquals('p', past.at(0, 32));
        List<OriginStep> way = origin(past, 0, 65);
        assertEquals(List.of(STORED, CONVERTED, CONVERTED, LOADED, STORED, CONVERTED, LOADED, DATA), kinds(way));
        // Byte 1 of lane 1 is byte 5, which the shuffle took from byte 10.
        assertEquals("byte 10 of data segment 0", way.get(7).words());
        assertEquals('k', way.get(7).value());
        assertEquals(List.of(STORED, CONVERTED, CONVERTED, CONSTANT), kinds(origin(past, 0, 47)));
        assertEquals("byte 3 of data segment 0", last(origin(past, 0, 80)).words());
        assertEquals("byte 5 of data segment 0", last(origin(past, 0, 99)).words());
    }

    @Test
    void atomicsSeveralMemoriesAndPassiveSegmentsAreFollowed() {
        Past past = Past.of("""
                (module (memory $a 1) (memory $b 1 1) (data $late "\\01\\02\\03\\04\\05")
                  (func (export "go")
                    (memory.init $b $late (i32.const 10) (i32.const 1) (i32.const 4))
                    (memory.copy $a $b (i32.const 20) (i32.const 10) (i32.const 4))
                    (drop (i32.atomic.rmw.xchg $a (i32.const 8) (i32.load $a (i32.const 20))))
                    (i32.store8 $a (i32.const 30)
                      (i32.atomic.rmw.add $a (i32.const 8) (i32.const 1)))))
                """).call("go");
        List<OriginStep> way = origin(past, 0, 30);
        assertEquals(List.of(STORED, LOADED, STORED, LOADED, COPIED, DATA), kinds(way));
        assertEquals(
                "byte 1 of data segment late, brought by memory.init",
                way.get(5).words());
        assertEquals(new OriginStep.At(1, 10), way.get(4).at().orElseThrow());
        List<OriginStep> added = origin(past, 0, 8);
        assertEquals(List.of(COMPUTED), kinds(added));
        assertEquals(new Value.I32(1), added.get(0).operands().get(0).value());
    }

    @Test
    void branchesTailCallsExceptionsAndLoopsMoveValuesToo() {
        Past past = Past.of("""
                (module (memory 1) (data (i32.const 0) "\\11\\12\\13\\14")
                  (tag $t (param i32 i32))
                  (func $tail (param $p i32) (param $q i32) (result i32) (local.get $q))
                  (func $go (param i32) (result i32)
                    (return_call $tail (i32.const 0) (i32.load8_u (local.get 0))))
                  (func $thrower (throw $t (i32.load8_u (i32.const 2)) (i32.const 99)))
                  (func (export "go") (local $i i32) (local $v i32)
                    (i32.store8 (i32.const 10) (call $go (i32.const 1)))
                    (i32.store8 (i32.const 11)
                      (block $out (result i32)
                        (i32.const 1)
                        (br_table $out $out (i32.load8_u (i32.const 0)) (i32.const 0))))
                    (block $caught (result i32 i32)
                      (try_table (catch $t $caught) (call $thrower))
                      (unreachable))
                    (drop)
                    (local.set $v)
                    (i32.store8 (i32.const 12) (local.get $v))
                    (local.set $v (i32.load8_u (i32.const 3)))
                    (loop $again
                      (local.set $i (i32.add (local.get $i) (i32.const 1)))
                      (br_if $again (i32.lt_u (local.get $i) (i32.const 3000))))
                    (i32.store8 (i32.const 13) (local.get $v))))
                """).call("go");
        assertEquals("byte 1 of data segment 0", last(origin(past, 0, 10)).words());
        assertEquals(List.of(STORED, RESULT, ARGUMENT, LOADED, DATA), kinds(origin(past, 0, 10)));
        assertEquals(List.of(STORED, LOADED, DATA), kinds(origin(past, 0, 11)));
        List<OriginStep> caught = origin(past, 0, 12);
        assertEquals(List.of(STORED, LOCAL, CONVERTED, LOADED, DATA), kinds(caught));
        assertEquals("carried by an exception", caught.get(2).words());
        assertEquals(0x13, last(caught).value());
        // The local was set 15,000 steps before.
        assertEquals(List.of(STORED, LOCAL, LOADED, DATA), kinds(origin(past, 0, 13)));
    }

    @Test
    void severalResultsVectorsAndCallsBackFromTheHostAreFollowed() {
        Past[] self = new Past[1];
        Past past = Past.of("""
                (module (import "env" "host" (func $host (param i32) (result i32)))
                  (memory 1) (data (i32.const 0) "0123456789abcdef")
                  (func $pair (param v128 i32) (result i32 v128) (local.get 1) (local.get 0))
                  (func (export "back") (param $p i32)
                    (i32.store8 (i32.const 50) (local.get $p)))
                  (func (export "go")
                    (call $pair (v128.load (i32.const 0)) (i32.load8_u (i32.const 9)))
                    (v128.store offset=8)
                    (drop (call $host (i32.const 6)))))
                """, (context, arguments) -> {
            context.call(self[0].instance.function("back").orElseThrow(), arguments);
            return List.of(new Value.I32(0));
        });
        self[0] = past;
        past.call("go");
        // The vector went to the address that the other result says: '9' is 57.
        List<OriginStep> way = origin(past, 0, 57 + 8 + 3);
        assertEquals(List.of(STORED, RESULT, ARGUMENT, LOADED, DATA), kinds(way));
        assertEquals("byte 3 of data segment 0", last(way).words());
        List<OriginStep> given = origin(past, 0, 50);
        assertEquals(List.of(STORED, HOST), kinds(given));
        assertEquals("given by the host as parameter p of back", last(given).words());
    }

    @Test
    void whereItIsNotFollowedItSaysWhy() {
        Past past = Past.of("""
                (module (memory 1) (data (i32.const 0) "\\11")
                  (tag $t (param i32))
                  (func $thrower (throw $t (i32.load8_u (i32.const 0))))
                  (func $again
                    (block $both (result i32 exnref)
                      (try_table (catch_ref $t $both) (call $thrower))
                      (unreachable))
                    (throw_ref))
                  (func (export "go")
                    (i32.store8 (i32.const 4)
                      (block $caught (result i32)
                        (try_table (catch $t $caught) (call $again))
                        (unreachable)))))
                """).call("go");
        List<OriginStep> way = origin(past, 0, 4);
        assertEquals(OriginStep.Kind.UNFOLLOWED, last(way).kind());
        assertEquals(0x11, last(way).value());
        assertEquals(
                "not followed further: a branch or an exception may have moved it",
                last(way).words());
    }

    @Test
    void globalsThatWereNeverSetHoldWhatTheyHeldAtFirst() {
        Past past = Past.of("""
                (module (memory 1) (global $k i32 (i32.const 77)) (global $m (mut i32) (i32.const 78))
                  (func (export "go")
                    (i32.store8 (i32.const 0) (global.get $k))
                    (i32.store8 (i32.const 1) (global.get $m))))
                """).call("go");
        assertEquals(List.of(STORED, INITIAL), kinds(origin(past, 0, 0)));
        assertEquals("what global m held at first", last(origin(past, 0, 1)).words());
    }

    @Test
    void itGoesOnWhereItWasEnded() {
        Past past = Past.of("""
                (module (memory 1) (data (i32.const 0) "a")
                  (func (export "go") (local i32)
                    (loop
                      (memory.copy (i32.add (local.get 0) (i32.const 1)) (local.get 0) (i32.const 1))
                      (br_if 0 (i32.lt_u (local.tee 0 (i32.add (local.get 0) (i32.const 1))) (i32.const 50))))))
                """).call("go");
        OriginSearch search = past.history.origin(0, 50);
        assertTrue(search.more(share -> false).isEmpty());
        assertFalse(search.finished());
        int asked = 0;
        int found = 0;
        while (!search.finished()) {
            AtomicInteger once = new AtomicInteger(1);
            found += search.more(share -> once.getAndDecrement() > 0).size();
            asked++;
        }
        assertEquals(51, found);
        assertTrue(asked > 10);
    }

    private static OriginStep last(List<OriginStep> way) {
        return way.get(way.size() - 1);
    }
}
