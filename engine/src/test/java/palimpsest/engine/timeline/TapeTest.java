package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;

/** The tape gives back what was put on it, however small it keeps it. */
final class TapeTest {

    private final Store store = new Store();
    private final List<MemoryInstance> memories = List.of(memory(), memory());

    private MemoryInstance memory() {
        return store.newMemory(new MemoryType(
                AddressType.I32,
                new Limits(1, java.util.OptionalLong.empty()),
                false,
                MemoryType.DEFAULT_PAGE_SIZE_LOG2));
    }

    private TapeEntry random(long step, SplittableRandom random) {
        MemoryInstance memory = memories.get(random.nextInt(8) == 0 ? 1 : 0);
        String place = "host.js:" + random.nextInt(1, 4);
        return new TapeEntry(
                step,
                switch (random.nextInt(9)) {
                    case 0 -> new HostAction.Return(List.<Value>of(new Value.I32(random.nextInt())));
                    case 1 -> new HostAction.Abandon();
                    case 2 -> new HostAction.Write(memory, 5, ByteSlice.of(new byte[random.nextInt(2000)]), place);
                    case 3, 4 -> new HostAction.Read(memory, step * 100, 1 + random.nextInt(90), place);
                    case 5 -> new HostAction.Write(memory, random.nextLong(1L << 40), bytes(random, 1), place);
                    default -> new HostAction.Write(memory, step, bytes(random, random.nextInt(6)), place);
                });
    }

    private static ByteSlice bytes(SplittableRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return ByteSlice.of(bytes);
    }

    private List<TapeEntry> fill(Tape tape, int count, long from, SplittableRandom random) {
        List<TapeEntry> all = new ArrayList<>();
        long step = from;
        for (int i = 0; i < count; i++) {
            TapeEntry entry = random(step, random);
            all.add(entry);
            tape.add(step, entry.action());
            // Reads at one step would be joined.
            step += random.nextInt(20) == 0 ? random.nextLong(1L << 33) : 1;
        }
        return all;
    }

    @Test
    void everyEntryComesBackInWhateverOrderItIsAskedFor() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Tape tape = new Tape();
            List<TapeEntry> expected = fill(tape, 3000, random.nextInt(9), random);
            assertEquals(expected, tape, "in order");
            for (int i = 0; i < 500; i++) {
                int index = random.nextInt(expected.size());
                assertEquals(expected.get(index), tape.get(index));
                assertEquals(expected.get(index), tape.get(index), "again");
            }
            for (int i = 0; i < 50; i++) {
                int index = random.nextInt(expected.size());
                assertEquals(index, tape.first(expected.get(index).step()));
            }
        }
    }

    @Test
    void whatWasCutOffIsGoneAndOtherThingsFollow() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Tape tape = new Tape();
            List<TapeEntry> expected = new ArrayList<>(fill(tape, 1500, 0, random));
            for (int i = 0; i < 6; i++) {
                int keep = random.nextInt(expected.size() + 1);
                tape.cut(keep);
                expected = new ArrayList<>(expected.subList(0, keep));
                assertEquals(expected, tape);
                long step = keep == 0 ? 0 : expected.get(keep - 1).step() + 1;
                expected.addAll(fill(tape, random.nextInt(700), step, random));
                assertEquals(expected, tape);
            }
            long room = tape.bytes();
            tape.cut(0);
            assertTrue(tape.bytes() <= room && tape.bytes() < 1000, () -> tape.bytes() + " bytes of nothing");
        }
    }

    @Test
    void storesInARowTakeLittleMoreThanTheirBytes() {
        Tape tape = new Tape();
        for (int i = 0; i < 100_000; i++) {
            tape.write(i, memories.get(0), i, new byte[] {(byte) i}, "host.js:6");
        }
        assertEquals(100_000, tape.size());
        assertTrue(tape.bytes() < 300_000, () -> tape.bytes() + " bytes");
    }

    @Test
    void readsAtOneStepThatTouchAreOne() {
        Tape tape = new Tape();
        MemoryInstance memory = memories.get(0);
        for (int i = 0; i < 100_000; i++) {
            tape.read(7, memory, i, 1, "host.js:6");
            tape.read(7, memory, 500_000 - i, 2, "host.js:7");
            tape.read(7, memory, 0, 1, "host.js:6");
        }
        tape.read(8, memory, 100_000, 1, "host.js:6");
        assertEquals(
                List.of(
                        new TapeEntry(7, new HostAction.Read(memory, 0, 100_000, "host.js:6")),
                        new TapeEntry(7, new HostAction.Read(memory, 400_001, 100_001, "host.js:7")),
                        new TapeEntry(8, new HostAction.Read(memory, 100_000, 1, "host.js:6"))),
                tape);
    }

    @Test
    void tooManyReadsAreCounted() {
        Tape tape = new Tape();
        for (int i = 0; i < Tape.MOST_READS + 10; i++) {
            tape.read(i, memories.get(0), 0, 1, "host.js:6");
        }
        assertEquals(Tape.MOST_READS, tape.size());
        assertEquals(10, tape.readsLeftOut());
        assertTrue(tape.bytes() < 5L * Tape.MOST_READS, () -> tape.bytes() + " bytes");
        tape.cut(5);
        assertEquals(0, tape.readsLeftOut());
        assertTrue(tape.read(5, memories.get(0), 0, 1, "host.js:6"));
    }
}
