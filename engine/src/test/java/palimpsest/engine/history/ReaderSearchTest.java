package palimpsest.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.Guards;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

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

    private static final String WITH_A_HOST = """
            (module (import "env" "host" (func $host (param i32) (result i32)))
              (memory 1) (data (i32.const 0) "0123456789abcdef")
              (func (export "go") (param i32)
                (drop (i32.load8_u (i32.const 3)))
                (drop (call $host (local.get 0)))
                (drop (i32.load8_u (i32.const 3)))))
            """;

    private static String text(PastRead read) {
        return read.step() + " " + read.actor() + " " + read.place().operation() + " "
                + read.place().text() + " " + read.bytes().hex();
    }

    @Test
    void whatTheHostReadIsListedWithItsPlaceAndItsBytes() {
        long[] steps = new long[3];
        Past[] past = new Past[1];
        past[0] = Past.of(WITH_A_HOST, (context, arguments) -> {
            MemoryInstance memory = past[0].memories().get(0);
            steps[0] = past[0].machine.step();
            context.noteRead(memory, 2, 4, "host.js:5");
            context.noteRead(memory, 4, 9, "host.js:6");
            context.write(memory, 3, new byte[] {0x5a}, "host.js:7");
            steps[1] = past[0].machine.step();
            context.noteRead(memory, 3, 1, "host.js:8");
            return arguments;
        });
        past[0].call("go", 1);
        steps[2] = past[0].timeline.end();
        past[0].machine.noteRead(past[0].memories().get(0), 0, 100, "host.js:20");
        List<String> found = past[0].history.readers(0, 3, 1, 0, past[0].timeline.end()).all(Progress.NONE).stream()
                .map(ReaderSearchTest::text)
                .toList();
        assertEquals(
                List.of(
                        steps[2] + " HOST read host.js:20 5a",
                        steps[2] - 2 + " MODULE i32.load8_u test.wat:6:11 5a",
                        steps[1] + " HOST read host.js:8 5a",
                        steps[0] + " HOST read host.js:5 33",
                        steps[0] - 4 + " MODULE i32.load8_u test.wat:4:11 33"),
                found);
        assertEquals(
                found.subList(2, 4),
                past[0].history.readers(0, 3, 1, steps[0] - 1, steps[1]).all(Progress.NONE).stream()
                        .map(ReaderSearchTest::text)
                        .toList());
    }

    @Test
    void aHostThatReadsAThousandTimesIsListedWhollyNewestFirst() {
        Past[] past = new Past[1];
        past[0] = Past.of(WITH_A_HOST, (context, arguments) -> {
            MemoryInstance memory = past[0].memories().get(0);
            for (int i = 0; i < 3000; i++) {
                context.noteRead(memory, 3, 1 + i % 3, "host.js:" + (5 + i % 2));
                if (i % 3 == 0) {
                    context.write(memory, 3, new byte[] {(byte) i}, "host.js:7");
                }
            }
            return arguments;
        });
        past[0].call("go", 1);
        List<PastRead> found =
                past[0].history.readers(0, 3, 1, 0, past[0].timeline.end()).all(Progress.NONE);
        long told = past[0].timeline.tape().stream()
                .filter(entry -> entry.action() instanceof HostAction.Read)
                .count();
        assertEquals(told + 2, found.size());
        assertTrue(told > 2000, () -> told + " reads");
        for (int i = 1; i < found.size(); i++) {
            assertTrue(found.get(i).step() <= found.get(i - 1).step());
        }
    }

    @Test
    void readsBeforeTheFirstStepCount() {
        Machine machine = new Machine(new Store());
        MemoryInstance memory = machine.store()
                .newMemory(new MemoryType(AddressType.I32, new Limits(1, OptionalLong.empty()), false, 16));
        Timeline timeline = new Timeline(machine);
        machine.noteRead(memory, 7, 3, "host.js:1");
        machine.write(memory, 8, new byte[] {1}, "host.js:2");
        List<String> found = new History(timeline)
                .readers(0, 8, 4, 0, timeline.end()).all(Progress.NONE).stream()
                        .map(ReaderSearchTest::text)
                        .toList();
        assertEquals(List.of("0 HOST read host.js:1 0000"), found);
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
