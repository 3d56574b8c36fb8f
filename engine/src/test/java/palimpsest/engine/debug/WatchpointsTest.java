package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.debug.Watchpoint.Kind;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

final class WatchpointsTest {

    private static Debugged body(String instructions) {
        return Debugged.of("(module (import \"env\" \"host\" (func $host (param i32)))\n"
                + "  (memory 1 3) (memory $other 1) (data $d \"12345678\")\n"
                + "  (func $f (export \"f\") " + instructions + "))");
    }

    private static List<StopReason.Hit> hits(Debugged d, Watchpoint watch) {
        d.debugger.add(watch);
        return d.call("f").run().stream()
                .map(stop -> ((StopReason.WatchHit) stop).hit())
                .toList();
    }

    @Test
    void aStoreThatTouchesOneWatchedByteIsMet() {
        Debugged d = body("(i32.store (i32.const 8) (i32.const 0x04030201))");
        List<StopReason.Hit> hits = hits(d, Watchpoint.on(0, 11, 12));
        assertEquals(
                List.of(new StopReason.Hit(
                        hits.get(0).step(),
                        Actor.MODULE,
                        true,
                        0,
                        11,
                        ByteSlice.of((byte) 0),
                        ByteSlice.of((byte) 4),
                        "i32.store",
                        "test.wat:3:25")),
                hits);
        assertEquals(4, d.memory().loadByte(11));
        assertEquals(d.machine.step() - 1, hits.get(0).step());
    }

    @Test
    void rangesThatOnlyTouchDoNotOverlap() {
        Debugged d = body("(i32.store (i32.const 8) (i32.const -1))");
        assertEquals(List.of(), hits(d, Watchpoint.on(0, 12, 16)));
        assertEquals(List.of(), hits(d, Watchpoint.on(0, 4, 8)));
    }

    @Test
    void addressZeroAndTheLastByteAreWatched() {
        assertEquals(
                1,
                hits(body("(i32.store8 (i32.const 0) (i32.const 1))"), Watchpoint.on(0, 0, 1))
                        .size());
        Debugged d = body("(i32.store (i32.const 65532) (i32.const -1))");
        assertEquals(1, hits(d, Watchpoint.on(0, 65_535, 65_536)).size());
    }

    @Test
    void anotherMemoryIsAnotherPlace() {
        Debugged d = body("(i32.store $other (i32.const 8) (i32.const 1))");
        assertEquals(List.of(), hits(d, Watchpoint.on(0, 8, 12)));
        assertEquals(
                1,
                hits(body("(i32.store $other (i32.const 8) (i32.const 1))"), Watchpoint.on(1, 8, 12))
                        .size());
    }

    @Test
    void aWriteOfTheSameValueIsAWriteAndNoChange() {
        String store = "(i32.store (i32.const 8) (i32.const 0))";
        assertEquals(List.of(), hits(body(store), Watchpoint.on(0, 8, 12)));
        assertEquals(
                1,
                hits(body(store), Watchpoint.on(0, 8, 12).kind(Kind.ANY_WRITE)).size());
        assertEquals(List.of(), hits(body(store), Watchpoint.on(0, 8, 12).kind(Kind.READ)));
    }

    @Test
    void aChangeBesideTheWatchedBytesIsNone() {
        Debugged d = body("(i32.store (i32.const 8) (i32.const 0xff))");
        assertEquals(List.of(), hits(d, Watchpoint.on(0, 9, 12)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(i64.store8 (i32.const 20) (i64.const 9))",
                "(v128.store (i32.const 8) (v128.const i64x2 -1 -1))",
                "(v128.store8_lane 0 (i32.const 20) (v128.const i64x2 -1 -1))",
                "(memory.fill (i32.const 0) (i32.const 1) (i32.const 21))",
                "(memory.copy (i32.const 18) (i32.const 100) (i32.const 9))",
                "(memory.copy $other 0 (i32.const 0) (i32.const 0) (i32.const 1)) (i32.store8 (i32.const 20) (i32.const 1))",
                "(memory.init $d (i32.const 16) (i32.const 0) (i32.const 8))",
                "(drop (i32.atomic.rmw.add (i32.const 20) (i32.const 1)))",
                "(drop (i32.atomic.rmw8.cmpxchg_u (i32.const 20) (i32.const 0) (i32.const 3)))",
                "(i32.atomic.store (i32.const 20) (i32.const 1))"
            })
    void everyWayToWriteIsMet(String write) {
        Debugged d = body(write);
        assertEquals(1, hits(d, Watchpoint.on(0, 20, 21).kind(Kind.ANY_WRITE)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(drop (i32.load8_u (i32.const 20)))",
                "(drop (f64.load (i32.const 13)))",
                "(drop (v128.load8x8_s (i32.const 20)))",
                "(memory.copy (i32.const 100) (i32.const 19) (i32.const 2))",
                "(memory.copy $other 0 (i32.const 100) (i32.const 19) (i32.const 2))",
                "(drop (i32.atomic.rmw.add (i32.const 20) (i32.const 1)))",
                "(drop (i32.atomic.load (i32.const 20)))"
            })
    void everyWayToReadIsMet(String read) {
        assertEquals(
                1, hits(body(read), Watchpoint.on(0, 20, 21).kind(Kind.READ)).size());
    }

    @Test
    void aCompareExchangeThatFindsAnotherValueWritesNothing() {
        Debugged d = body("(drop (i32.atomic.rmw.cmpxchg (i32.const 20) (i32.const 5) (i32.const 3)))");
        assertEquals(List.of(), hits(d, Watchpoint.on(0, 20, 21).kind(Kind.ANY_WRITE)));
    }

    @Test
    void aStoreThatTrapsIsNoHit() {
        Debugged d = body("(i32.store (i32.const 65533) (i32.const 1))");
        d.debugger.add(Watchpoint.on(0, 65_533, 65_536));
        assertTrue(d.call("f").debugger.go(Motion.RUN).reason() instanceof StopReason.Trapped);
    }

    @Test
    void aStoreAtTheEndOfTheCallIsMetBeforeTheCallEnds() {
        Debugged d = body("(i32.store (i32.const 8) (i32.const 1))");
        d.debugger.add(Watchpoint.on(0, 8, 9));
        assertEquals("WatchHit", d.call("f").go(Motion.RUN));
        assertEquals("Ended", d.go(Motion.RUN));
    }

    @Test
    void aHostWriteIsTheHosts() {
        Debugged[] holder = new Debugged[1];
        Debugged d = Debugged.of("""
                (module (import "env" "host" (func $host (param i32))) (memory 1)
                  (func $f (export "f") (call $host (i32.const 1)) (i32.store8 (i32.const 3) (i32.const 9))))
                """, (context, arguments) -> {
            context.write(holder[0].instance.memories().get(0), 3, new byte[] {7}, "host.js:6");
            return List.of();
        });
        holder[0] = d;
        List<StopReason.Hit> hits = hits(d, Watchpoint.on(0, 3, 4));
        assertEquals(
                List.of(Actor.HOST, Actor.MODULE),
                hits.stream().map(StopReason.Hit::actor).toList());
        assertEquals("host.js:6", hits.get(0).place());
        assertEquals(ByteSlice.of((byte) 7), hits.get(1).before());
        d.debugger.points().keySet().stream().toList().forEach(d.debugger::remove);
        assertEquals(
                1,
                hits(d, Watchpoint.on(0, 3, 4).kind(Kind.ANY_WRITE).by(Actor.HOST))
                        .size());
    }

    @Test
    void aDataSegmentIsMetInTheInstantiation() {
        Debugged d = Debugged.begun("(module (memory 1) (data $text (i32.const 4) \"ab\"))");
        d.debugger.go(Motion.INTO);
        d.debugger.add(Watchpoint.on(0, 5, 6).by(Actor.DATA_SEGMENT));
        StopReason.WatchHit stop =
                (StopReason.WatchHit) d.debugger.go(Motion.RUN).reason();
        assertEquals(Actor.DATA_SEGMENT, stop.hit().actor());
        assertEquals(ByteSlice.of((byte) 'b'), stop.hit().after());
        assertEquals("Ended", d.go(Motion.RUN));
    }

    @Test
    void growthOverWatchedAddressesIsMet() {
        Debugged d = body("(drop (memory.grow (i32.const 1)))");
        assertEquals(
                List.of(Actor.GROWTH),
                hits(d, Watchpoint.on(0, 70_000, 70_001)).stream()
                        .map(StopReason.Hit::actor)
                        .toList());
    }

    @Test
    void conditionsAndIgnoredHitsHoldForWatchpointsToo() {
        String loop = """
                (local $i i32)
                (loop $l
                  (i32.store (i32.const 8) (local.get $i))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $l (i32.lt_u (local.get $i) (i32.const 10))))
                """;
        Debugged d = body(loop);
        assertEquals(
                3,
                hits(d, Watchpoint.on(0, 8, 9).when(Debugged.expression("i32[8] > 6")))
                        .size());
        assertEquals(2, hits(body(loop), Watchpoint.on(0, 8, 9).ignoring(7)).size());
    }

    @Test
    void whatTheHostReadsMeetsAReadWatchpoint() {
        Debugged[] holder = new Debugged[1];
        String wat = """
                (module (import "env" "host" (func $host (param i32))) (memory 1)
                  (func $f (export "f") (call $host (i32.const 1)) (i32.store8 (i32.const 3) (i32.const 9))))
                """;
        holder[0] = Debugged.of(wat, (context, arguments) -> {
            context.noteRead(holder[0].instance.memories().get(0), 2, 4, "host.js:6");
            return List.of();
        });
        List<StopReason.Hit> hits = hits(holder[0], Watchpoint.on(0, 3, 4).kind(Kind.READ));
        assertEquals(1, hits.size());
        assertEquals("host.js:6", hits.get(0).place());
        assertEquals("read", hits.get(0).operation());
        assertEquals(Actor.HOST, hits.get(0).actor());
        holder[0] = Debugged.of(wat, (context, arguments) -> {
            context.noteRead(holder[0].instance.memories().get(0), 4, 4, "host.js:6");
            return List.of();
        });
        assertEquals(List.of(), hits(holder[0], Watchpoint.on(0, 3, 4).kind(Kind.READ)));
    }

    @Test
    void lookingAndSteppingAreNoReads() {
        Debugged d = body("(nop) (i32.store (i32.const 8) (i32.const 1)) (nop)");
        d.debugger.add(Watchpoint.on(0, 0, 100).kind(Kind.READ));
        d.call("f");
        assertEquals("0", d.datum("i32[8]").show());
        assertEquals(
                List.of("StepDone", "StepDone", "StepDone", "StepDone", "Ended"),
                Stream.generate(() ->
                                d.debugger.go(Motion.INTO).reason().getClass().getSimpleName())
                        .limit(5)
                        .toList());
    }

    @Test
    void aStepOntoWatchedBytesIsAHit() {
        Debugged d = body("(i32.store (i32.const 8) (i32.const 1)) (nop)");
        d.debugger.add(Watchpoint.on(0, 8, 9));
        d.call("f");
        d.go(Motion.INTO);
        d.go(Motion.INTO);
        assertEquals("WatchHit", d.go(Motion.OVER));
        assertEquals("f: (nop)", d.standing());
    }

    /** Long enough that generated code runs. */
    @Test
    void aHotLoopStopsAtTheVeryStoreInEveryTier() {
        List<String> told = new ArrayList<>();
        for (Tier tier : List.of(Tier.EXACT, Tier.FAST, Tier.HOT, Tier.STRESS)) {
            Debugged d = body("""
                    (local $i i32)
                    (loop $l
                      (i32.store8 offset=3 (i32.and (local.get $i) (i32.const 0x7fff)) (local.get $i))
                      (if (i32.eq (local.get $i) (i32.const 290000))
                        (then (memory.fill (i32.const 40000) (i32.const 5) (i32.const 9))))
                      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 300000))))
                    """);
            d.machine.setFastest(tier);
            d.debugger.add(Watchpoint.on(0, 777, 778).kind(Kind.ANY_WRITE));
            d.debugger.add(Watchpoint.on(0, 40_004, 40_005));
            d.call("f");
            StringBuilder stops = new StringBuilder();
            Stop stop = d.debugger.go(Motion.RUN);
            while (stop.reason() instanceof StopReason.WatchHit hit) {
                stops.append(stop.step()).append(' ').append(hit.hit()).append('\n');
                stop = d.debugger.go(Motion.RUN);
            }
            told.add(stops + " " + stop.step() + " " + stop.reason());
        }
        assertEquals(12, told.get(0).lines().count(), told.get(0));
        told.forEach(each -> assertEquals(told.get(0), each));
    }

    @Test
    void aHostWriteIsToldAtOnceWhereSomebodyDecidesInside() {
        Debugged[] holder = new Debugged[1];
        List<String> inside = new ArrayList<>();
        Debugged d = Debugged.of("""
                (module (import "env" "host" (func $host (param i32))) (memory 1)
                  (func $f (export "f") (call $host (i32.const 1))))
                """, (context, arguments) -> {
            context.write(holder[0].instance.memories().get(0), 3, new byte[] {7}, "host.js:6");
            inside.add("host goes on");
            context.write(holder[0].instance.memories().get(0), 9, new byte[] {7}, "host.js:7");
            return List.of();
        });
        holder[0] = d;
        d.debugger.add(Watchpoint.on(0, 3, 4));
        d.debugger.whenStoppedInside(stop -> {
            inside.add(stop.reason().getClass().getSimpleName() + " at " + stop.step() + ", next " + d.machine.step()
                    + ", byte " + d.memory().loadByte(3));
            return Motion.RUN;
        });
        d.call("f");
        long called = d.machine.step();
        assertEquals("Ended", d.go(Motion.RUN));
        long at = called + 3;
        assertEquals(List.of("WatchHit at " + at + ", next " + at + ", byte 7", "host goes on"), inside);
        assertEquals("WatchHit", d.back(Motion.RUN));
        assertEquals(at, d.machine.step());
    }

    @Test
    void allThatOneStepMeetsIsTold() {
        Debugged d = body("(i32.store (i32.const 8) (i32.const 1)) (nop)");
        d.debugger.add(Watchpoint.on(0, 8, 9));
        d.debugger.add(Watchpoint.on(0, 4, 12).kind(Kind.ANY_WRITE));
        d.debugger.add(d.at("(nop)"));
        Stop stop = d.call("f").debugger.go(Motion.RUN);
        assertEquals(3, stop.reasons().size());
        assertTrue(stop.is(StopReason.WatchHit.class) && stop.is(StopReason.AtBreakpoint.class));
    }

    @Test
    void anEditWhileNothingRunsIsToldRightAfterIt() {
        Debugged d = body("(nop)");
        d.debugger.add(Watchpoint.on(0, 8, 9).when(Debugged.expression("1")));
        d.machine.write(d.instance.memories().get(0), 8, new byte[] {3}, "grid");
        Stop stop = d.debugger.afterHostAction().orElseThrow();
        assertEquals(
                Actor.HOST,
                stop.reason(StopReason.WatchHit.class).orElseThrow().hit().actor());
        assertTrue(d.debugger.afterHostAction().isEmpty());
    }
}
