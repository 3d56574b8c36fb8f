package palimpsest.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.Guards;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Progress;

class ReaderSearchTest {

    private static final String MODULE = """
            (module (memory $a 1) (memory $b 1) (data (i32.const 0) "0123456789abcdef")
              (func (export "go")
                (drop (i32.load8_u (i32.const 3)))
                (drop (i32.load8_u (i32.const 4)))
                (drop (i32.load8_u $b (i32.const 3)))
                (drop (v128.load (i32.const 0)))
                (memory.copy $b $a (i32.const 0) (i32.const 2) (i32.const 2))
                (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 0)))
                (drop (v128.load8_lane offset=1 3 (i32.const 2) (v128.const i64x2 0 0)))
                (i32.store8 (i32.const 3) (i32.const 5))
                (memory.fill (i32.const 0) (i32.const 1) (i32.const 8)))
              (func (export "trap") (drop (i32.load (i32.const 65533)))))
            """;

    @Test
    void loadsCopiesAtomicsAndVectorsReadAndWritesDoNot() {
        Past past = Past.of(MODULE).call("go");
        List<PastRead> found =
                past.history.readers(0, 3, 1, 0, past.timeline.end()).all(Progress.NONE);
        assertEquals(
                List.of("v128.load8_lane", "i32.atomic.rmw.add", "memory.copy", "v128.load", "i32.load8_u"),
                found.stream().map(read -> read.place().operation()).toList());
        assertEquals(
                Set.of("33"),
                Set.copyOf(found.stream().map(read -> read.bytes().hex()).toList()));
        assertEquals("test.wat:3:11", found.get(4).place().text());
        assertEquals(2, found.get(2).address());
        assertEquals(2, found.get(2).width());
    }

    @Test
    void anAccessThatTrapsReadsNothing() {
        Past past = Past.of(MODULE).call("trap");
        assertTrue(past.history
                .readers(0, 65534, 2, 0, past.timeline.end())
                .all(Progress.NONE)
                .isEmpty());
    }

    @Test
    void theGuardsThatWereSetStaySet() {
        Past past = Past.of(MODULE).call("go");
        Guards guards = new Guards(Set.of(), List.of(new Guards.Range(0, 5, 6)), List.of(), true);
        past.machine.setGuards(guards);
        past.history.readers(0, 3, 1, 0, past.timeline.end()).all(Progress.NONE);
        assertEquals(guards, past.machine.guards());
    }

    @Test
    void manyReadsOfAByteAllComeNewestFirst() {
        Past past = Past.of("""
                (module (memory 1)
                  (func (export "go") (param i32)
                    (loop (drop (i32.load8_u (i32.const 9)))
                      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
                """);
        past.machine.invoke(past.instance.function("go").orElseThrow(), List.of(new Value.I32(5000)));
        past.machine.finish();
        List<Long> steps = past.history.readers(0, 9, 1, 0, past.timeline.end()).all(Progress.NONE).stream()
                .map(PastRead::step)
                .toList();
        assertEquals(5000, steps.size());
        for (int i = 1; i < steps.size(); i++) {
            assertEquals(8, steps.get(i - 1) - steps.get(i));
        }
    }
}
