package palimpsest.engine.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LinearMemoryTest {

    private static final int PAGE = 65536;

    private final WriteSites sites = new WriteSites();
    private final int host = sites.number(WriteSite.host(Actor.HOST, "write", "host.js:6"));
    private final int growth = sites.number(WriteSite.host(Actor.GROWTH, "grow", "host.js:7"));
    private long step;

    private LinearMemory memory(long minimum, long maximum) {
        return new LinearMemory(0, 16, minimum, maximum, sites, site -> step);
    }

    private static byte[] bytes(LinearMemory memory, long address, int count) {
        byte[] bytes = new byte[count];
        memory.read(address, bytes, 0, count);
        return bytes;
    }

    @Test
    void numbersLieInLittleEndianOrder() {
        LinearMemory memory = memory(1, 1);
        memory.storeInt(0, 1000000, host);
        assertArrayEquals(new byte[] {0x40, 0x42, 0x0f, 0}, bytes(memory, 0, 4));
        memory.storeLong(8, 0x0102030405060708L, host);
        assertArrayEquals(new byte[] {8, 7, 6, 5, 4, 3, 2, 1}, bytes(memory, 8, 8));
        memory.storeByte(16, -1, host);
        assertEquals(-1, memory.loadByte(16));
        memory.storeShort(18, 0x8001, host);
        assertEquals((short) 0x8001, memory.loadShort(18));
    }

    @Test
    void accessesAcrossPagesAndCardsAreWhole() {
        LinearMemory memory = memory(2, 2);
        for (long address : new long[] {4093, PAGE - 1, PAGE - 2, PAGE - 3, PAGE - 5, PAGE - 7}) {
            for (int round = 0; round < 2; round++) {
                memory.storeLong(address, 0x1122334455667788L + round, host);
                assertEquals(0x1122334455667788L + round, memory.loadLong(address));
                memory.storeInt(address, 0xcafe + round, host);
                assertEquals(0xcafe + round, memory.loadInt(address));
                memory.storeShort(address, 77 + round, host);
                assertEquals(77 + round, memory.loadShort(address));
            }
        }
    }

    @Test
    void storeAcrossTheEndTrapsAndWritesNothing() {
        LinearMemory memory = memory(1, 1);
        AccessFault fault = assertThrows(AccessFault.class, () -> memory.storeInt(PAGE - 2, -1, host));
        assertEquals(PAGE - 2, fault.address());
        assertEquals(4, fault.width());
        assertArrayEquals(new byte[2], bytes(memory, PAGE - 2, 2));
        assertThrows(AccessFault.class, () -> memory.fill(PAGE - 10, (byte) 1, 11, host));
        assertThrows(AccessFault.class, () -> memory.copy(PAGE - 10, memory, 0, 11, host));
        assertThrows(AccessFault.class, () -> memory.loadByte(-1));
        assertThrows(AccessFault.class, () -> memory.write(Long.MAX_VALUE, new byte[2], 0, 2, host));
        assertArrayEquals(new byte[10], bytes(memory, PAGE - 10, 10));
        memory.storeInt(PAGE - 4, 7, host);
        assertEquals(7, memory.loadInt(PAGE - 4));
    }

    @Test
    void neverTouchedGrownAndWrittenAreThreeAnswers() {
        LinearMemory memory = memory(1, 3);
        step = 5;
        assertEquals(1, memory.grow(1, growth));
        memory.storeByte(3, 0, host);
        assertEquals(ByteOrigin.NEVER_TOUCHED, memory.origin(2));
        assertEquals(ByteOrigin.WRITTEN, memory.origin(3));
        assertEquals(ByteOrigin.GROWN, memory.origin(PAGE));
        assertEquals(Optional.empty(), memory.actor(2));
        assertEquals(Optional.of(Actor.HOST), memory.actor(3));
        assertEquals(Optional.of(Actor.GROWTH), memory.actor(PAGE + 1));
        assertEquals(Optional.of(5L), memory.grownAt(PAGE + 1));
        assertEquals("host.js:6", memory.lastSite(3).orElseThrow().place());
        char[] marks = new char[2];
        memory.marks(2, marks);
        assertArrayEquals(new char[] {'.', 'h'}, marks);
    }

    @Test
    void growthPastTheMaximumIsRefusedAndSaysWhy() {
        LinearMemory memory = memory(1, 2);
        assertEquals(-1, memory.grow(2, growth));
        assertTrue(memory.refusal(2).orElseThrow().contains("at most 2"));
        assertEquals(1, memory.grow(0, growth));
        assertEquals(1, memory.grow(1, growth));
        assertEquals(-1, memory.grow(1, growth));
        assertEquals(-1, memory.grow(-1, growth));
        assertEquals(2, memory.pages());
    }

    @Test
    void pagesOfOneByteGiveALengthInBytes() {
        LinearMemory memory = new LinearMemory(0, 0, 5, 100, sites, site -> step);
        assertEquals(5, memory.length());
        memory.storeByte(4, 9, host);
        assertThrows(AccessFault.class, () -> memory.storeByte(5, 9, host));
        assertThrows(AccessFault.class, () -> memory.loadInt(2));
        assertEquals(5, memory.grow(3, growth));
        assertEquals(8, memory.length());
        assertEquals(ByteOrigin.GROWN, memory.origin(5));
    }

    @Test
    void fourGibibytesCostLittleUntilTheyAreWritten() {
        LinearMemory memory = memory(65536, 65536);
        memory.storeLong((1L << 32) - 8, 42, host);
        assertEquals(42, memory.loadLong((1L << 32) - 8));
        assertEquals(0, memory.loadLong(1L << 31));
        assertThrows(AccessFault.class, () -> memory.loadByte(1L << 32));
    }

    @Test
    void everyWriteIsToldWithOldAndNewBytesEvenIfNothingChanges() {
        LinearMemory memory = memory(2, 3);
        List<WriteEvent> events = new ArrayList<>();
        memory.storeInt(0, 1, host);
        memory.listen(WriteListener.events(events::add));
        step = 9;
        memory.storeInt(0, 1, host);
        memory.storeByte(1, 5, host);
        memory.storeShort(PAGE - 1, -1, host);
        memory.storeVector(8, 1, 2, host);
        memory.fill(40, (byte) 3, 3, host);
        memory.copy(50, memory, 40, 3, host);
        memory.write(60, new byte[] {1, 2}, 0, 2, host);
        memory.grow(1, growth);
        assertEquals(
                List.of(
                        "0 01000000>01000000",
                        "1 00>05",
                        "65535 0000>ffff",
                        "8 00000000000000000000000000000000>01000000000000000200000000000000",
                        "40 000000>030303",
                        "50 000000>030303",
                        "60 0000>0102",
                        "pages 2>3"),
                events.stream().map(LinearMemoryTest::told).toList());
        assertTrue(events.stream().allMatch(event -> event.step() == 9 && event.memory() == 0));
        assertEquals(Actor.HOST, events.get(0).actor());
        assertEquals(Actor.GROWTH, events.get(7).actor());
    }

    private static String told(WriteEvent event) {
        if (event instanceof WriteEvent.Written written) {
            return written.address() + " " + written.before() + ">" + written.after();
        }
        WriteEvent.Grown grown = (WriteEvent.Grown) event;
        return "pages " + grown.pagesBefore() + ">" + grown.pagesAfter();
    }

    @Test
    void playingTheEventsGivesTheMemory() {
        Random random = new Random(7);
        LinearMemory memory = memory(2, 10);
        byte[] played = new byte[10 * PAGE];
        memory.listen(WriteListener.events(event -> {
            if (event instanceof WriteEvent.Written written) {
                byte[] before = new byte[written.before().length()];
                System.arraycopy(played, (int) written.address(), before, 0, before.length);
                assertArrayEquals(before, written.before().toBytes());
                System.arraycopy(written.after().toBytes(), 0, played, (int) written.address(), before.length);
            }
        }));
        for (int i = 0; i < 2000; i++) {
            long length = memory.length();
            long address = random.nextInt((int) length - 300);
            switch (random.nextInt(7)) {
                case 0 -> memory.storeByte(address, random.nextInt(), host);
                case 1 -> memory.storeInt(address, random.nextInt(), host);
                case 2 -> memory.storeLong(address, random.nextLong(), host);
                case 3 -> memory.fill(address, (byte) random.nextInt(), random.nextInt(300), host);
                case 4 -> memory.copy(address, memory, random.nextInt((int) length - 300), random.nextInt(300), host);
                case 5 -> memory.storeVector(address, random.nextLong(), random.nextLong(), host);
                default -> memory.grow(random.nextInt(100) == 0 ? 1 : 0, growth);
            }
        }
        byte[] now = bytes(memory, 0, (int) memory.length());
        assertArrayEquals(now, Arrays.copyOf(played, now.length));
    }

    @Test
    void overlappingCopiesArriveAsIfReadBefore() {
        LinearMemory memory = memory(4, 4);
        byte[] pattern = new byte[150_000];
        new Random(3).nextBytes(pattern);
        for (int shift : new int[] {1, 70_000, -1, -70_000}) {
            int from = shift > 0 ? 0 : 70_000;
            memory.write(from, pattern, 0, pattern.length, host);
            memory.copy(from + shift, memory, from, pattern.length, host);
            assertArrayEquals(pattern, bytes(memory, from + shift, pattern.length), "shifted by " + shift);
        }
    }

    @Test
    void aCheckpointBringsBackBytesWritersAndLength() {
        LinearMemory memory = memory(1, 4);
        memory.storeInt(100, 1, host);
        MemoryCheckpoint first = memory.checkpoint(true);
        memory.storeInt(100, 2, host);
        memory.grow(1, growth);
        memory.storeByte(PAGE + 5, 3, host);
        MemoryCheckpoint second = memory.checkpoint(true);
        memory.storeByte(PAGE + 5, 4, host);
        memory.restore(first, false);
        assertEquals(PAGE, memory.length());
        assertEquals(1, memory.loadInt(100));
        assertEquals(host, memory.writer(100));
        memory.storeInt(100, 9, host);
        memory.restore(second, false);
        assertEquals(2, memory.loadInt(100));
        assertEquals(3, memory.loadByte(PAGE + 5));
        assertEquals(ByteOrigin.GROWN, memory.origin(PAGE + 6));
        memory.restore(first, false);
        assertEquals(1, memory.loadInt(100));
    }

    @Test
    void goingBackToAMarkUndoesStoresBulkWritesAndGrowth() {
        LinearMemory memory = memory(2, 8);
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            List<MemoryMark> marks = new ArrayList<>();
            List<String> states = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                states.add(state(memory));
                marks.add(memory.mark());
                scribble(memory, random);
            }
            if (round % 5 == 4) {
                memory.checkpoint(round % 2 == 0);
                scribble(memory, random);
            }
            int to = random.nextInt(5);
            assertTrue(memory.reaches(marks.get(to)));
            memory.goBack(marks.get(to));
            assertEquals(states.get(to), state(memory));
            for (int i = to + 1; i < 5; i++) {
                assertFalse(memory.reaches(marks.get(i)), "what came after it");
            }
            scribble(memory, random);
            memory.goBack(marks.get(0));
            assertEquals(states.get(0), state(memory));
            scribble(memory, random);
        }
    }

    @Test
    void marksAndCheckpointsDoNotDisturbEachOther() {
        LinearMemory memory = memory(2, 8);
        Random random = new Random(8);
        for (int round = 0; round < 30; round++) {
            String first = state(memory);
            MemoryCheckpoint checkpoint = memory.checkpoint(true);
            scribble(memory, random);
            String second = state(memory);
            MemoryMark mark = memory.mark();
            scribble(memory, random);
            String third = state(memory);
            MemoryCheckpoint later = memory.checkpoint(false);
            scribble(memory, random);
            memory.goBack(mark);
            assertEquals(second, state(memory));
            memory.restore(later, true);
            assertEquals(third, state(memory));
            assertFalse(memory.reaches(mark));
            memory.restore(checkpoint, false);
            assertEquals(first, state(memory));
            memory.restore(later, true);
            assertEquals(third, state(memory));
        }
    }

    @Test
    void tooManyWritesAfterAMarkForgetIt() {
        LinearMemory memory = memory(1024, 1024);
        MemoryMark mark = memory.mark();
        for (int i = 0; i < 1024 * 256; i++) {
            memory.storeByte(i * 256L, 1, host);
        }
        assertFalse(memory.reaches(mark));
        assertTrue(memory.markBytes() < 50 << 20);
    }

    private void scribble(LinearMemory memory, Random random) {
        for (int i = 0; i < 60; i++) {
            step++;
            long at = random.nextInt((int) memory.length() - 5000);
            switch (random.nextInt(6)) {
                case 0 -> memory.fill(at, (byte) i, random.nextInt(5000), host);
                case 1 -> memory.copy(at, memory, at / 2, random.nextInt(3000), growth);
                case 2 -> memory.storeVector(at, step, i, host);
                case 3 -> memory.grow(random.nextInt(20) == 0 ? 1 : 0, growth);
                default -> memory.storeInt(at, i, random.nextBoolean() ? host : growth);
            }
        }
    }

    private static String state(LinearMemory memory) {
        byte[] all = bytes(memory, 0, (int) memory.length());
        int writers = 1;
        for (int i = 0; i < all.length; i++) {
            writers = writers * 31 + memory.writer(i);
        }
        return all.length + " " + Arrays.hashCode(all) + " " + writers + " " + memory.growths() + " "
                + memory.generation();
    }

    @Test
    void theLogKnowsAByteSWritersNewestFirst() {
        LinearMemory memory = memory(1, 1);
        WriteLog log = new WriteLog(WriteLog.USUAL_BUDGET);
        memory.listen(log);
        step = 1;
        memory.storeInt(0, 0x01020304, host);
        step = 2;
        memory.storeByte(1, 0xff, host);
        step = 3;
        memory.storeByte(4, 1, host);
        assertEquals(
                List.of("2 3>255", "1 0>3"),
                log.writers(memory, 1, 10).stream()
                        .map(write -> write.step() + " " + write.before() + ">" + write.after())
                        .toList());
        assertEquals(1, log.writers(memory, 1, 1).size());
        log.cut(2);
        assertEquals(1, log.writers(memory, 1, 10).size());
        assertEquals(0, log.dropped());
    }

    @Test
    void aFullLogDropsTheOldestAndSaysSo() {
        LinearMemory memory = memory(1, 1);
        WriteLog log = new WriteLog(400_000);
        memory.listen(log);
        for (int i = 0; i < 20_000; i++) {
            step = i;
            memory.storeInt(i & 1023, i, host);
        }
        assertEquals(20_000, log.written());
        assertTrue(log.dropped() > 0 && log.dropped() < 20_000, "dropped " + log.dropped());
        assertEquals(19_999, log.writers(memory, 19_999 & 1023, 1).get(0).step());
    }
}
