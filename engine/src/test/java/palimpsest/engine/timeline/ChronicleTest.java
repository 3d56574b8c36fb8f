package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
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
              (func (export "trap") unreachable)
              (func (export "spin") (param i32)
                (loop $again
                  (i32.store (i32.shl (i32.and (local.get 0) (i32.const 63)) (i32.const 8)) (local.get 0))
                  (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
            """;

    private static Recorded recorded() {
        HostFunctionInstance ask = new HostFunctionInstance(
                "host.ask",
                new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32)),
                (context, arguments) -> {
                    if (arguments.get(0).equals(new Value.I32(9))) {
                        throw new TrapException("not nine");
                    }
                    return List.of(new Value.I32(77));
                });
        return Recorded.text(MODULE, new Imports().define("host", "ask", ask), 40);
    }

    private static List<String> told(Timeline timeline) {
        return timeline.happenings().stream()
                .map(each -> each.kind() + " " + each.what() + " " + each.values())
                .toList();
    }

    @Test
    void whatHappenedIsKnownInItsOrder() {
        Recorded recorded = recorded();
        recorded.call("ask", 5);
        recorded.call("grow");
        recorded.call("trap");
        recorded.call("ask", 9);
        recorded.machine.write(recorded.store.memories().get(0), 24, new byte[] {1, 2}, "grid");
        recorded.machine.grow(recorded.store.memories().get(0), 1, "grid");
        List<String> expected = List.of(
                "INSTANTIATION test []",
                "CALL ask [i32:5]",
                "HOST_RETURN host.ask [i32:77]",
                "CALL grow []",
                "GROWTH memory 0 from 1 to 3 pages []",
                "CALL trap []",
                "FAILURE unreachable",
                "CALL ask [i32:9]",
                "HOST_FAILURE host.ask",
                "FAILURE not nine",
                "HOST_WRITE 2 bytes at 24 of memory 0 []",
                "HOST_CHANGE grows memory 0 by 1 pages []",
                "GROWTH memory 0 from 3 to 4 pages []");
        List<String> found = told(recorded.timeline);
        assertEquals(expected.size(), found.size(), found::toString);
        for (int i = 0; i < expected.size(); i++) {
            String text = found.get(i);
            assertTrue(text.startsWith(expected.get(i)), text);
        }
        long before = 0;
        for (Happening each : recorded.timeline.happenings()) {
            assertTrue(each.step() >= before);
            before = each.step();
        }
        recorded.timeline.travelTo(3);
        assertEquals(found, told(recorded.timeline), "also from the past");
    }

    @Test
    void theOverviewCoversTheRecordWithoutGaps() {
        Recorded recorded = recorded();
        recorded.call("down", 20);
        recorded.call("grow");
        recorded.call("ask", 1);
        Timeline timeline = recorded.timeline;
        assertCovers(timeline);
        List<Slice> slices = timeline.overview().slices();
        assertEquals(21, slices.stream().mapToInt(Slice::highest).max().orElseThrow());
        assertEquals(1, slices.stream().mapToInt(Slice::growths).sum());
        assertEquals(
                timeline.tape().size(),
                slices.stream().mapToInt(Slice::hostActions).sum());
        timeline.travelTo(10);
        assertEquals(slices, timeline.overview().slices(), "also from the past");
        timeline.cut();
        assertCovers(timeline);
        recorded.machine.abandon();
        recorded.call("ask", 2);
        assertCovers(timeline);
    }

    private static void assertCovers(Timeline timeline) {
        long at = timeline.start();
        for (Slice slice : timeline.overview().slices()) {
            assertEquals(at, slice.from());
            assertTrue(slice.to() > slice.from());
            assertTrue(slice.lowest() <= slice.highest());
            at = slice.to();
        }
        assertEquals(timeline.end(), at);
    }

    @Test
    void aLongRecordKeepsAFewThousandSlices() {
        Slices slices = new Slices(7);
        List<Long> ends = new ArrayList<>();
        for (long step = 8; step < 100_000; step += 1 + step % 3) {
            slices.add(step, 1, 2, 3);
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
        Recorded recorded = new Recorded(TimelineLimits.USUAL, 0);
        recorded.instantiate(
                palimpsest.engine.Wasm.loadText("spin.wat", MODULE),
                new Imports()
                        .define(
                                "host",
                                "ask",
                                new HostFunctionInstance(
                                        "host.ask",
                                        new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32)),
                                        (context, arguments) -> List.of(new Value.I32(0)))));
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
