package palimpsest.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.CallSpan;
import palimpsest.engine.timeline.Progress;

class CallSpansTest {

    private static String text(CallSpan span) {
        return "  ".repeat(span.depth()) + span.function() + " " + span.begin() + ".." + span.end() + " "
                + span.ending();
    }

    private static List<String> calls(Past past, long from, long to) {
        long cursor = past.timeline.cursor();
        CallSpans found = past.history.calls(from, to, 1000, Progress.NONE);
        assertTrue(found.complete());
        assertEquals(cursor, past.timeline.cursor());
        return found.spans().stream().map(CallSpansTest::text).toList();
    }

    @Test
    void callsNestWithTheirFirstStepsAndTheStepsAfterTheirLast() {
        Past past = Past.of("""
                (module
                  (func $leaf (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
                  (func $tail (param i32) (result i32) (return_call $leaf (local.get 0)))
                  (func $go (export "go") (result i32) (call $leaf (call $tail (i32.const 3)))))
                """);
        assertEquals(List.of("instantiation of test 0..1 LEFT"), calls(past, 0, 1));
        past.call("go");
        // 1 the host's call, 2 const, 3 call, 4 get, 5 tail call, 6 to 8 leaf, 9 call, 10 to 12 leaf
        assertEquals(
                List.of("go 2..13 LEFT", "  tail 4..6 LEFT", "  leaf 6..9 LEFT", "  leaf 10..13 LEFT"),
                calls(past, 1, past.timeline.end()));
        assertEquals(List.of("go 2..7 OPEN", "  leaf 6..7 OPEN"), calls(past, 6, 7));
    }

    @Test
    void theHostsFunctionsAndWhatTheyCallAreCallsToo() {
        Past[] self = new Past[1];
        Past past = Past.of("""
                (module
                  (import "env" "host" (func $host (param i32) (result i32)))
                  (func (export "back") (nop))
                  (func (export "go") (drop (call $host (i32.const 1)))))
                """, (context, arguments) -> {
            context.call(self[0].instance.function("back").orElseThrow(), List.of());
            return List.of(new Value.I32(5));
        });
        self[0] = past;
        past.call("go");
        // 1 the host's call, 2 const, 3 call, 4 the host's call, 5 nop, 6 the host's return, 7 drop
        assertEquals(
                List.of("go 2..8 LEFT", "  host 4..7 LEFT", "    back 5..6 LEFT"), calls(past, 1, past.timeline.end()));
        CallSpan host = past.history.calls(4, 5, 10, Progress.NONE).spans().get(1);
        assertEquals(Snapshot.Kind.HOST, host.kind());
    }

    @Test
    void trapsAndExceptionsUnwindTheirCalls() {
        Past past = Past.of("""
                (module (tag $t)
                  (func $thrower (throw $t))
                  (func $between (call $thrower) (nop))
                  (func $trap (unreachable))
                  (func (export "go")
                    (block $caught (try_table (catch $t $caught) (call $between)))
                    (call $trap)))
                """).call("go").call("go");
        // 1 the host's call, 2 call, 3 call, 4 throw, 5 call, 6 unreachable, 7 the host's call
        assertEquals(
                List.of(
                        "go 2..7 UNWOUND",
                        "  between 3..5 UNWOUND",
                        "    thrower 4..5 UNWOUND",
                        "  trap 6..7 UNWOUND",
                        "go 8..13 UNWOUND"),
                calls(past, 1, past.timeline.end()).stream()
                        .filter(each -> !each.contains(" 9..") && !each.contains(" 10..") && !each.contains(" 12.."))
                        .toList());
    }

    @Test
    void aLongRangeIsSampledAndHoldsEveryLongCall() {
        Past past = Past.of("""
                (module
                  (func $short (nop))
                  (func $long (param i32)
                    (loop (call $short)
                      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
                  (func (export "go") (call $long (i32.const 200000)) (call $long (i32.const 200000))))
                """, 100_000);
        past.machine.invoke(past.instance.function("go").orElseThrow(), List.of());
        past.machine.finish();
        long end = past.timeline.end();
        assertTrue(end > Calls.EXACT);
        CallSpans found = past.history.calls(0, end, 100_000, Progress.NONE);
        assertTrue(found.sampled());
        List<CallSpan> wanted = found.spans().stream()
                .filter(span -> span.function().equals("long"))
                .toList();
        assertEquals(2, wanted.size());
        long length = (end - 5) / 2;
        assertTrue(Math.abs(wanted.get(0).length() - length) < end / 500);
        assertTrue(wanted.get(1).begin() - wanted.get(0).begin() >= length - 5);
        assertFalse(past.history.calls(0, end, 10, share -> share < 0.5).complete());
    }
}
