package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.timeline.Overview.Slice;

/** What is known of a whole record without replaying it. */
final class ChronicleTest {

    private static final String MODULE = """
            (module
              (import "host" "ask" (func $ask (param i32) (result i32)))
              (memory 1 8)
              (func $down (export "down") (param i32)
                (if (local.get 0) (then (call $down (i32.sub (local.get 0) (i32.const 1))))))
              (func (export "ask") (param i32) (result i32) (call $ask (local.get 0)))
              (func (export "grow") (drop (memory.grow (i32.const 2))))
              (func $trap (export "trap") unreachable)
              (func (export "deep trap") (call $trap))
              (func $spin (export "spin") (param i32)
                (loop $again
                  (i32.store (i32.shl (i32.and (local.get 0) (i32.const 63)) (i32.const 8)) (local.get 0))
                  (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
              (func $twice (param i32) (call $spin (local.get 0)) (call $spin (local.get 0)))
              (func (export "both") (param i32) (call $twice (local.get 0)) (call $twice (local.get 0))))
            """;

    private static Imports host() {
        return new Imports()
                .define(
                        "host",
                        "ask",
                        new HostFunctionInstance(
                                "host.ask",
                                new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32)),
                                (context, arguments) -> {
                                    if (arguments.get(0).equals(new Value.I32(9))) {
                                        throw new TrapException("not nine");
                                    }
                                    return List.of(new Value.I32(77));
                                }));
    }

    /** Looked at before each step. */
    private static Recorded recorded() {
        return Recorded.text(MODULE, host(), 40);
    }

    /** Running freely. */
    private static Recorded free() {
        Recorded recorded = new Recorded(TimelineLimits.USUAL, 0);
        recorded.instantiate(palimpsest.engine.Wasm.loadText("free.wat", MODULE), host());
        return recorded;
    }

    private static List<String> told(Timeline timeline) {
        return timeline.overview().events().stream()
                .map(each -> each.step() + " " + words(each))
                .toList();
    }

    private static String words(PastEvent event) {
        if (event instanceof PastEvent.Host host) {
            return host.action().getClass().getSimpleName();
        } else if (event instanceof PastEvent.Grown grown) {
            return "grown from " + grown.growth().pagesBefore() + " to "
                    + grown.growth().pagesAfter();
        } else if (event instanceof PastEvent.Failed failed) {
            return ((Outcome.Trapped) failed.how()).trap().message().replace(" executed", "");
        }
        PastEvent.Several several = (PastEvent.Several) event;
        return several.count() + " to " + several.last() + " of " + words(several.first());
    }

    private static List<String> spans(Timeline timeline) {
        return timeline.overview().calls().stream()
                .map(call -> call.depth() + " " + call.function() + " " + call.begin() + "-" + call.end() + " "
                        + call.ending())
                .toList();
    }

    @Test
    void whatHappenedIsKnownInItsOrder() {
        Recorded recorded = recorded();
        MemoryInstance memory = recorded.store.memories().get(0);
        recorded.call("ask", 5);
        recorded.call("grow");
        recorded.call("trap");
        recorded.call("ask", 9);
        recorded.machine.write(memory, 24, new byte[] {1, 2}, "grid");
        recorded.machine.grow(memory, 1, "grid");
        // Steps: 0 allocation; 1 call, 2 local.get, 3 call, 4 return; 5 call, 6 and 7 constant and growth, 8 drop;
        // 9 call, 10 trap; 11 call, 12 local.get, 13 call, 14 failure; 15 write; 16 growth.
        List<String> expected = List.of(
                "0 Instantiate",
                "1 Invoke",
                "4 Return",
                "5 Invoke",
                "7 grown from 1 to 3",
                "9 Invoke",
                "10 unreachable",
                "11 Invoke",
                "14 Fail",
                "14 not nine",
                "15 Write",
                "16 Grow",
                "16 grown from 3 to 4");
        assertEquals(expected, told(recorded.timeline));
        recorded.timeline.travelTo(3);
        assertEquals(expected, told(recorded.timeline), "also from the past");
    }

    @Test
    void callsAreNestedAtAnyDepth() {
        Recorded recorded = recorded();
        recorded.call("down", 100);
        List<CallSpan> calls = recorded.timeline.overview().calls().stream()
                .filter(call -> call.function().equals("down"))
                .toList();
        assertEquals(101, calls.size());
        for (int i = 0; i < calls.size(); i++) {
            assertEquals(i, calls.get(i).depth());
            // local.get, if, local.get, i32.const, i32.sub, call
            assertEquals(2 + 6L * i, calls.get(i).begin());
        }
        assertEquals(recorded.timeline.end(), calls.get(0).end());
    }

    @Test
    void whatFailsEndsAllCallsInIt() {
        Recorded recorded = free();
        recorded.call("deep trap");
        List<String> expected =
                List.of("0 instantiation of test 0-1 ABOUT", "0 deep trap 2-4 UNWOUND", "1 trap 3-4 UNWOUND");
        assertEquals(expected, spans(recorded.timeline));
        recorded.call("ask", 1);
        assertEquals(expected, spans(recorded.timeline).subList(0, 3));
    }

    @Test
    void callsOfAFreeRunAreKnownByTheirTime() {
        Recorded recorded = free();
        recorded.call("both", 300_000);
        List<CallSpan> calls = recorded.timeline.overview().calls();
        List<CallSpan> spins =
                calls.stream().filter(call -> call.function().equals("spin")).toList();
        assertEquals(4, spins.size());
        assertEquals(
                2,
                calls.stream().filter(call -> call.function().equals("twice")).count());
        for (int i = 0; i < spins.size(); i++) {
            assertEquals(2, spins.get(i).depth());
            // Twelve instructions each turn; a look comes after 500,000 steps at the latest.
            assertTrue(spins.get(i).length() >= 3_600_000 && spins.get(i).length() < 4_200_000, spins::toString);
            assertTrue(i == 0 || spins.get(i).begin() >= spins.get(i - 1).end(), spins::toString);
        }
    }

    @Test
    void whatIsInProgressGoesToTheEnd() {
        Recorded recorded = free();
        recorded.machine.invoke(
                recorded.instances.get(0).function("both").orElseThrow(), List.of(new Value.I32(300_000)));
        recorded.machine.run(1_000_000);
        Timeline timeline = recorded.timeline;
        List<CallSpan> calls = timeline.overview().calls();
        assertEquals(4, calls.size());
        for (CallSpan call : calls.subList(1, 4)) {
            assertEquals(CallSpan.Ending.OPEN, call.ending());
            assertEquals(timeline.end(), call.end());
        }
        assertSame(timeline.overview(), timeline.overview(), "nothing new");
    }

    @Test
    void afterACutItIsAsIfTheFutureHadNeverBeen() {
        for (long at = 1; at < 29; at++) {
            long step = at;
            Recorded whole = recorded();
            play(whole);
            assertEquals(28, whole.timeline.end());
            whole.timeline.travelTo(step);
            whole.timeline.cut();
            List<String> before = told(whole.timeline);
            List<String> calls = spans(whole.timeline);
            Recorded part = recorded();
            play(part);
            part.timeline.overview().events().stream()
                    .filter(event -> event.step() < step)
                    .forEach(event -> assertTrue(before.contains(event.step() + " " + words(event)), before::toString));
            assertFalse(whole.timeline.overview().events().stream().anyMatch(event -> event.step() > step));
            for (CallSpan call : part.timeline.overview().calls()) {
                boolean kept = whole.timeline.overview().calls().stream()
                        .anyMatch(each -> each.begin() == call.begin()
                                && each.depth() == call.depth()
                                && each.end() == Math.min(call.end(), step));
                boolean open = call.begin() == step && whole.machine.depth() > call.depth();
                assertEquals(call.begin() < step || open, kept, step + ": " + call + " in " + calls);
            }
            whole.machine.abandon();
            whole.call("ask", 2);
            assertCovers(whole.timeline);
        }
    }

    private static void play(Recorded recorded) {
        recorded.call("down", 2);
        recorded.call("ask", 5);
        recorded.call("deep trap");
        recorded.call("grow");
        recorded.machine.write(recorded.store.memories().get(0), 24, new byte[] {1, 2}, "grid");
    }

    @Test
    void theSlicesCoverTheRecordWithoutGaps() {
        Recorded recorded = recorded();
        recorded.call("down", 20);
        recorded.call("grow");
        recorded.call("ask", 1);
        Timeline timeline = recorded.timeline;
        assertCovers(timeline);
        List<Slice> slices = timeline.overview().slices();
        timeline.travelTo(10);
        assertEquals(slices, timeline.overview().slices(), "also from the past");
        timeline.cut();
        assertCovers(timeline);
    }

    private static void assertCovers(Timeline timeline) {
        long at = timeline.start();
        for (Slice slice : timeline.overview().slices()) {
            assertEquals(at, slice.from());
            assertTrue(slice.to() > slice.from());
            at = slice.to();
        }
        assertEquals(timeline.end(), at);
    }

    @Test
    void aMillionHostWritesInARowAreOneEvent() {
        Recorded recorded = free();
        MemoryInstance memory = recorded.store.memories().get(0);
        long start = recorded.machine.step();
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 1_000_000; i++) {
                recorded.machine.write(memory, i & 0xffff, new byte[] {(byte) i}, "host.js:1");
            }
        });
        recorded.call("grow");
        recorded.machine.write(memory, 0, new byte[1], "host.js:2");
        assertEquals(
                List.of(
                        "0 Instantiate",
                        start + " 1000000 to " + (start + 999_999) + " of Write",
                        start + 1_000_000 + " Invoke",
                        start + 1_000_002 + " grown from 1 to 3",
                        start + 1_000_004 + " Write"),
                told(recorded.timeline));
        recorded.timeline.travelTo(start + 500_000);
        recorded.timeline.cut();
        assertEquals(
                List.of("0 Instantiate", start + " 500000 to " + (start + 499_999) + " of Write"),
                told(recorded.timeline));
    }

    @Test
    void whatIsTooMuchIsThinnedEvenly() {
        Recorded recorded = free();
        for (int i = 0; i < 20_000; i++) {
            recorded.call("ask", 1);
        }
        Overview overview = recorded.timeline.overview();
        long end = recorded.timeline.end();
        assertTrue(overview.calls().size() <= 4_500 && overview.calls().size() > 500);
        assertTrue(overview.events().size() <= 4_096 && overview.events().size() > 500);
        assertEquals(
                20_000,
                overview.events().stream()
                        .mapToLong(event -> event instanceof PastEvent.Several several
                                        && several.first() instanceof PastEvent.Host host
                                        && host.action() instanceof HostAction.Invoke
                                ? several.count()
                                : 0)
                        .sum());
        // One of each call of the module and of the host's function, and of the instantiation.
        assertEquals(40_001, overview.calls().size() + overview.callsLeftOut());
        long before = 0;
        for (CallSpan call : overview.calls()) {
            assertTrue(call.begin() - before <= end / 500, call::toString);
            before = call.begin();
        }
    }

    @Test
    void aLongRecordKeepsAFewThousandSlices() {
        Slices slices = new Slices(7);
        List<Long> ends = new ArrayList<>();
        for (long step = 8; step < 100_000; step += 1 + step % 3) {
            slices.add(step, 1);
            ends.add(step);
        }
        assertTrue(slices.count() > 1000 && slices.count() <= 4096, () -> slices.count() + " slices");
        long lines = 0;
        for (int i = 0; i < slices.count(); i++) {
            lines += slices.lines(i);
        }
        assertEquals(ends.size(), lines);
        assertEquals(ends.get(ends.size() - 1), slices.end(slices.count() - 1));
        slices.cut(50_001);
        assertEquals(50_001, slices.end(slices.count() - 1));
    }

    @Test
    void linesThatAreWrittenAgainAndAgainCountInEachSlice() {
        Recorded recorded = free();
        recorded.call("spin", 1_000_000);
        List<Slice> slices = recorded.timeline.overview().slices();
        long many = slices.stream()
                .filter(slice -> slice.to() - slice.from() > 100_000)
                .count();
        assertTrue(many > 5, () -> "long slices: " + many);
        for (Slice slice : slices) {
            if (slice.to() - slice.from() > 100_000) {
                assertTrue(slice.linesWritten() >= 64, slice::toString);
            }
        }
    }
}
