package palimpsest.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Progress;

class DifferenceTest {

    private static final String MODULE = """
            (module (memory $a 1) (memory $b 1) (data (memory $b) (i32.const 5) "xyz")
              (global $count (mut i32) (i32.const 3)) (global $same (mut i64) (i64.const 4))
              (table $t 2 4 funcref) (elem declare func $f)
              (func $f)
              (func (export "go")
                (i32.store $a (i32.const 65534) (i32.const 0x01020304))
                (i32.store8 $b (i32.const 6) (i32.const 0x59))
                (i32.store8 $b (i32.const 7) (i32.const 0x7a))
                (drop (memory.grow $a (i32.const 1)))
                (i32.store8 $a (i32.const 70000) (i32.const 1))
                (global.set $count (i32.const 9))
                (global.set $same (i64.const 4))
                (table.set $t (i32.const 1) (ref.func $f))
                (drop (table.grow $t (ref.null func) (i32.const 1)))))
            """;

    @Test
    void bytesSizesGlobalsAndElementsThatDifferAreTold() {
        Past past = Past.of(MODULE.replace("(memory $a 1)", "(memory $a 2)"));
        long before = past.timeline.end();
        past.call("go");
        past.machine.write(past.memories().get(0), 10, new byte[] {0, 7, 8}, "host.js:1");
        Difference found = past.history.difference(past.timeline.end(), before, 100, Progress.NONE);
        assertTrue(found.complete());
        assertEquals(before, found.from());
        assertEquals(
                List.of("0 11 0000 0708", "0 65534 0000 0403", "0 65536 0000 0201", "0 70000 00 01", "1 6 79 59"),
                found.runs().stream()
                        .map(run -> run.memory() + " " + run.address() + " " + run.before() + " " + run.after())
                        .toList());
        assertEquals(8, found.changedBytes());
        assertEquals(Map.of(Actor.HOST, 2L, Actor.MODULE, 6L), found.bytesByActor());
        assertEquals(List.of(new Difference.Size(0, 131072, 196608)), found.sizes());
        assertEquals(1, found.globals().size());
        assertEquals("count", found.globals().get(0).name());
        assertEquals(new Value.I32(3), found.globals().get(0).before());
        assertEquals(new Value.I32(9), found.globals().get(0).after());
        assertEquals(2, found.totalElements());
        assertEquals(1, found.elements().get(0).index());
        assertTrue(found.elements().get(1).before().isEmpty());
    }

    @Test
    void aMomentDoesNotDifferFromItself() {
        Past past = Past.of(MODULE.replace("(memory $a 1)", "(memory $a 2)")).call("go");
        for (long step = 0; step <= past.timeline.end(); step++) {
            Difference found = past.history.difference(step, step, 100, Progress.NONE);
            assertEquals(
                    0,
                    found.changedBytes()
                            + found.sizes().size()
                            + found.globals().size());
            assertEquals(0, found.totalElements());
        }
    }

    @Test
    void aMemoryThatWasNotThereCountsAsZeroes() {
        Past past = Past.of(MODULE);
        Difference found = past.history.difference(0, past.timeline.end(), 100, Progress.NONE);
        assertEquals(3, found.changedBytes());
        assertEquals(Map.of(Actor.DATA_SEGMENT, 3L), found.bytesByActor());
        assertEquals(List.of(new Difference.Size(0, 0, 65536), new Difference.Size(1, 0, 65536)), found.sizes());
    }
}
