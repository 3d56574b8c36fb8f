package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.FunctionType;

/** A host that writes byte by byte, a million times. */
final class HostWritesTest {

    private static final int COUNT = 1_000_000;
    private static final int SIZE = 4 << 16;
    private static final String MODULE = """
            (module
              (import "host" "fill" (func $fill))
              (memory (export "memory") 4)
              (func (export "go") (call $fill) (i32.store8 (i32.const 7) (i32.const 1))))
            """;

    /** Where the <i>i</i>-th byte goes. */
    private static int address(int i) {
        return (i & 1) == 0 ? (i >> 1) % SIZE : (int) (((i * 2_654_435_761L) >>> 7) % SIZE);
    }

    private static byte value(int i) {
        return (byte) (i * 31 + (i >> 9));
    }

    private static Recorded recorded(TimelineLimits limits) {
        Recorded recorded = new Recorded(limits, 0);
        FunctionType type = new FunctionType(List.of(), List.of());
        HostFunctionInstance fill = new HostFunctionInstance("fill", type, (context, arguments) -> {
            fill(context, recorded.store.memories().get(0));
            return List.of();
        });
        recorded.instantiate(Wasm.loadText("host.wat", MODULE), new Imports().define("host", "fill", fill));
        return recorded;
    }

    private static void fill(HostContext context, MemoryInstance memory) {
        byte[] one = new byte[1];
        for (int i = 0; i < COUNT; i++) {
            one[0] = value(i);
            context.write(memory, address(i), one, (i & 1) == 0 ? "host.js:6" : "host.js:7");
        }
    }

    @Test
    void aMillionStoresFitInEightBytesEachAndCanBeTravelledIn() {
        Recorded recorded = recorded(TimelineLimits.USUAL);
        long first = recorded.machine.step() + 2;
        recorded.call("go", List.<Value>of());
        Timeline timeline = recorded.timeline;
        assertTrue(timeline.tapeBytes() < 8L * COUNT, () -> "the tape takes " + timeline.tapeBytes() + " bytes");
        assertTrue(timeline.checkpoints().size() >= COUNT / 50_000, "checkpoints stand among them");
        String end = recorded.state();

        byte[] expected = new byte[SIZE];
        SplittableRandom random = new SplittableRandom(3);
        List<Integer> stops = new ArrayList<>(List.of(0, 1, COUNT - 1, COUNT));
        for (int i = 0; i < 12; i++) {
            stops.add(random.nextInt(COUNT));
        }
        stops.sort(null);
        List<byte[]> states = new ArrayList<>();
        int done = 0;
        for (int stop : stops) {
            for (; done < stop; done++) {
                expected[address(done)] = value(done);
            }
            states.add(expected.clone());
        }
        for (int i = stops.size() - 1; i >= 0; i--) {
            timeline.travelTo(first + stops.get(i));
            assertEquals(first + stops.get(i), timeline.cursor());
            assertMemory(states.get(i), recorded, stops.get(i));
        }
        int middle = stops.get(8);
        timeline.travelTo(first + middle);
        for (int back = 1; back <= 20; back++) {
            timeline.stepBack();
        }
        timeline.run(20);
        assertMemory(states.get(8), recorded, middle);
        timeline.travelToEnd();
        assertEquals(end, recorded.state());
    }

    private static void assertMemory(byte[] expected, Recorded recorded, int writes) {
        byte[] found = new byte[SIZE];
        recorded.store.memories().get(0).memory().read(0, found, 0, SIZE);
        org.junit.jupiter.api.Assertions.assertArrayEquals(expected, found, "after " + writes + " writes");
    }

    @Test
    void writersOfAByteAreFoundAndTheFutureCanBeCutOff() {
        Recorded recorded = recorded(TimelineLimits.USUAL);
        long first = recorded.machine.step() + 2;
        recorded.call("go", List.<Value>of());
        Timeline timeline = recorded.timeline;
        long address = 1234;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            if (address(i) == address) {
                expected.add(0, first + i + " " + (value(i) & 0xff));
            }
        }
        List<String> found = new ArrayList<>();
        for (PastWrite write : timeline.writersOf(0, address).all(Progress.NONE)) {
            found.add(write.step() + " " + write.after());
        }
        assertEquals(expected, found);

        long cut = first + 300_001;
        timeline.travelTo(cut);
        String there = recorded.state();
        timeline.cut();
        recorded.machine.abandon();
        assertEquals(cut, timeline.end());
        assertTrue(timeline.tapeBytes() < 8L * 301_000, () -> timeline.tapeBytes() + " bytes");
        recorded.machine.write(recorded.store.memories().get(0), 3, new byte[] {9, 9}, "grid");
        recorded.call("go", List.<Value>of());
        timeline.travelTo(cut - 1);
        timeline.run(1);
        // What gave the call up takes no step, and belongs to the moment now.
        assertEquals(
                there.lines().skip(1).filter(line -> line.startsWith("memory")).toList(),
                recorded.state()
                        .lines()
                        .filter(line -> line.startsWith("memory"))
                        .toList());
    }
}
