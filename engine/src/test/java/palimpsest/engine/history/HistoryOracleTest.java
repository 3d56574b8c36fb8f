package palimpsest.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.oracle.RandomModule;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.CallSpan;
import palimpsest.engine.timeline.PastEvent;
import palimpsest.engine.timeline.Progress;

/** Compares answers about generated modules with what was noted down while they ran for the first time. */
class HistoryOracleTest {

    private static final int QUESTIONS = 12;

    private static Past past(long seed) {
        Past past = Past.of(Wasm.load("seed " + seed, RandomModule.binary(seed)), 300);
        for (RandomModule.Call call : RandomModule.calls(seed)) {
            if (past.timeline.end() < 6_000) {
                past.call(
                        call.function(),
                        call.arguments().stream().mapToLong(each -> each).toArray());
            }
        }
        return past;
    }

    private static List<WriteEvent.Written> written(Past past) {
        List<WriteEvent.Written> all = new ArrayList<>();
        for (WriteEvent write : past.writes) {
            if (write instanceof WriteEvent.Written written && written.after().length() > 0) {
                all.add(written);
            }
        }
        return all;
    }

    /** An address that was written, or near one. */
    private static long address(Past past, SplittableRandom random) {
        List<WriteEvent.Written> all = written(past);
        if (all.isEmpty()) {
            return random.nextInt(65536);
        }
        WriteEvent.Written write = all.get(random.nextInt(all.size()));
        long address = write.address() + random.nextInt(write.after().length() + 1);
        return Math.min(address, past.memory(0).length() - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void writersAndLayersAreAllThatWasWritten(long seed) {
        Past past = past(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            past.timeline.travelTo(i == 0 ? past.timeline.end() : random.nextLong(past.timeline.end() + 1));
            long cursor = past.timeline.cursor();
            if (past.memories().isEmpty()) {
                continue;
            }
            long address = Math.min(address(past, random), past.memory(0).length() - 1);
            List<WriteEvent.Written> expected = past.writesOf(0, address, cursor);
            List<PastWrite> writers = past.history.writers(0, address).all(Progress.NONE);
            if (past.memory(0).grownAt(address).isPresent()) {
                PastWrite growth = writers.remove(writers.size() - 1);
                assertEquals(past.memory(0).grownAt(address).get(), growth.step());
            }
            assertWrites(expected, writers, address);

            int count = (int) Math.min(1 + random.nextInt(40), past.memory(0).length() - address);
            int depth = 1 + random.nextInt(4);
            LayerSearch layers = past.history.layers(0, address, count, depth);
            layers.all(Progress.NONE);
            assertTrue(layers.finished());
            for (int k = 0; k < count; k++) {
                List<WriteEvent.Written> of = past.writesOf(0, address + k, cursor);
                assertWrites(of.subList(0, Math.min(depth, of.size())), layers.writes(k), address + k);
            }
            assertEquals(cursor, past.timeline.cursor());
        }
    }

    private static void assertWrites(List<WriteEvent.Written> expected, List<PastWrite> found, long address) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            int at = (int) (address - expected.get(i).address());
            assertEquals(expected.get(i).step(), found.get(i).step());
            assertEquals(expected.get(i).site(), found.get(i).site());
            assertEquals(expected.get(i).before().at(at) & 0xff, found.get(i).before());
            assertEquals(expected.get(i).after().at(at) & 0xff, found.get(i).after());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void readersAreAllThatRead(long seed) {
        Past past = past(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < QUESTIONS && !past.reads.isEmpty(); i++) {
            Past.Read known = past.reads.get(random.nextInt(past.reads.size()));
            long address = known.address() + random.nextLong(known.width());
            int count = 1 + random.nextInt(8);
            long from = random.nextLong(past.timeline.end());
            long to = i % 2 == 0 ? past.timeline.end() : random.nextLong(from, past.timeline.end() + 1);
            List<Past.Read> expected = new ArrayList<>();
            for (Past.Read read : past.reads) {
                if (read.step() >= from
                        && read.step() < to
                        && read.address() < address + count
                        && read.address() + read.width() > address) {
                    expected.add(0, read);
                }
            }
            List<PastRead> found =
                    past.history.readers(0, address, count, from, to).all(Progress.NONE);
            List<Past.Read> told = found.stream()
                    .map(read -> new Past.Read(read.step(), read.memory(), read.address(), read.width()))
                    .toList();
            assertEquals(expected, told);
            for (PastRead read : found) {
                byte[] then = past.played(0, read.step());
                int low = (int) read.watched();
                assertEquals(
                        read.bytes().hex(),
                        ByteSlice.of(Arrays.copyOfRange(
                                        then, low, low + read.bytes().length()))
                                .hex());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whatAStoreOverwroteHadTheWriterBefore(long seed) {
        Past past = past(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<WriteEvent.Written> all = written(past);
        for (int i = 0; i < QUESTIONS && !all.isEmpty(); i++) {
            WriteEvent.Written write = all.get(random.nextInt(all.size()));
            Overwriting found = past.history.overwriting(write.step(), Progress.NONE);
            assertTrue(found.complete());
            assertTrue(found.writes().contains(write));
            int bytes = 0;
            for (Overwriting.Run run : found.runs()) {
                for (int k = 0; k < run.after().length(); k++) {
                    List<WriteEvent.Written> earlier = past.writesOf(0, run.address() + k, write.step());
                    if (run.earlier() instanceof Overwriting.By by && !earlier.isEmpty()) {
                        assertEquals(earlier.get(0).step(), by.step());
                        assertEquals(earlier.get(0).site(), by.site());
                    } else {
                        assertTrue(earlier.isEmpty());
                        assertEquals(0, run.before().at(k));
                    }
                    bytes++;
                }
            }
            assertEquals(
                    past.writes.stream()
                            .filter(each -> each.step() == write.step())
                            .mapToInt(each -> each instanceof WriteEvent.Written written
                                    ? written.after().length()
                                    : 0)
                            .sum(),
                    bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void differencesAreExactlyTheBytesThatDiffer(long seed) {
        Past past = past(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            long a = random.nextLong(past.timeline.end() + 1);
            long b = i == 0 ? past.timeline.end() : random.nextLong(past.timeline.end() + 1);
            Difference found = past.history.difference(a, b, 100_000, Progress.NONE);
            assertTrue(found.complete());
            byte[] before = past.played(0, Math.min(a, b));
            byte[] after = past.played(0, Math.max(a, b));
            byte[] told = before.clone();
            long changed = 0;
            for (Difference.Run run : found.runs()) {
                for (int k = 0; k < run.after().length(); k++) {
                    int at = (int) run.address() + k;
                    assertEquals(before[at], run.before().at(k));
                    assertNotEquals(run.before().at(k), run.after().at(k));
                    told[at] = run.after().at(k);
                    changed++;
                    assertEquals(
                            past.writesOf(0, at, Math.max(a, b)).get(0).site(),
                            run.writer().orElseThrow());
                }
            }
            assertTrue(Arrays.equals(after, told));
            assertEquals(changed, found.changedBytes());
            assertEquals(
                    changed,
                    found.bytesByActor().values().stream()
                            .mapToLong(each -> each)
                            .sum());
            Difference few = past.history.difference(a, b, 2, Progress.NONE);
            assertEquals(found.totalRuns(), few.totalRuns());
            assertEquals(Math.min(2, found.runs().size()), few.runs().size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void spansHoldTheStackOfEveryStep(long seed) {
        Past past = past(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 4; i++) {
            long from = i == 0 ? 0 : random.nextLong(past.timeline.end());
            long to = i == 0 ? past.timeline.end() : random.nextLong(from, past.timeline.end() + 1);
            CallSpans found = past.history.calls(from, to, 1_000_000, Progress.NONE);
            assertTrue(found.complete());
            assertFalse(found.sampled());
            for (long step : past.stacks.subMap(from, to).keySet()) {
                List<String> names = new ArrayList<>();
                for (CallSpan span : found.spans()) {
                    if (span.begin() <= step && step < span.end()) {
                        assertEquals(names.size(), span.depth());
                        names.add(span.function());
                    }
                }
                assertEquals(past.stacks.get(step), names);
            }
            CallSpans few = past.history.calls(from, to, 5, Progress.NONE);
            assertEquals(found.spans().size(), few.spans().size() + few.leftOut());
            long shortest =
                    few.spans().stream().mapToLong(CallSpan::length).min().orElse(0);
            assertTrue(found.spans().stream()
                            .filter(span -> span.length() > shortest)
                            .count()
                    <= 5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void eventsHoldEveryWriteAndGrowth(long seed) {
        Past past = past(seed);
        PastEvents found = past.history.events(0, past.timeline.end(), 1_000_000, Progress.NONE);
        long count = 0;
        long growths = 0;
        for (PastEvent event : found.events()) {
            if (event instanceof PastEvent.Writes writes) {
                count += writes.count();
                List<WriteEvent.Written> expected = new ArrayList<>();
                for (WriteEvent.Written each : written(past)) {
                    if (each.step() >= writes.step()
                            && each.step() <= writes.last()
                            && each.site().equals(writes.site())) {
                        expected.add(each);
                    }
                }
                assertEquals(expected.size(), writes.count());
                assertEquals(
                        expected.stream()
                                .mapToLong(WriteEvent.Written::address)
                                .min()
                                .orElseThrow(),
                        writes.low());
            } else if (event instanceof PastEvent.Grown) {
                growths++;
            }
        }
        assertEquals(found.writes(), count);
        assertEquals(
                past.writes.stream()
                        .filter(WriteEvent.Written.class::isInstance)
                        .count(),
                count);
        assertEquals(
                past.writes.stream()
                        .filter(each ->
                                each instanceof WriteEvent.Grown grown && grown.pagesAfter() > grown.pagesBefore())
                        .count(),
                growths);
        PastEvents few = past.history.events(0, past.timeline.end(), 3, Progress.NONE);
        assertEquals(found.writes(), few.writes());
        long sites = written(past).stream().map(WriteEvent::site).distinct().count();
        assertTrue(
                few.events().stream().filter(PastEvent.Writes.class::isInstance).count() <= Math.max(3, sites));
        assertEquals(
                Collections.emptyList(),
                few.events().stream()
                        .filter(each -> each.step() < 0 || each.step() >= past.timeline.end())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63, 64, 65, 66, 67, 68})
    void theFollowedByteIsThereAtEveryStation(long seed) {
        Past past = past(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            past.timeline.travelTo(past.timeline.end() - random.nextLong(past.timeline.end() / 2 + 1));
            long address = Math.min(address(past, random), past.memory(0).length() - 1);
            int value = past.at(0, address);
            List<OriginStep> way = past.history.origin(0, address).all(Progress.NONE);
            OriginStep last = way.get(way.size() - 1);
            assertTrue(last.kind().isLast());
            assertNotEquals(OriginStep.Kind.UNFOLLOWED, last.kind(), last.words());
            long before = past.timeline.cursor();
            for (OriginStep station : way) {
                assertTrue(station.step() <= before);
                before = station.step();
                assertEquals(value, station.value());
                if (station.at().isPresent() && station.kind() != OriginStep.Kind.GROWN) {
                    boolean source =
                            station.kind() == OriginStep.Kind.COPIED || station.kind() == OriginStep.Kind.LOADED;
                    past.timeline.travelTo(station.step() + (source ? 0 : 1));
                    assertEquals(value, past.at(0, station.at().get().address()), station.words());
                }
                if (station.kind() == OriginStep.Kind.LOADED) {
                    PendingAccess read = past.machine.pendingAccess().orElseThrow();
                    assertTrue(station.at().get().address() >= read.address()
                            && station.at().get().address() < read.address() + read.width());
                }
            }
            if (last.kind() == OriginStep.Kind.COMPUTED || last.kind() == OriginStep.Kind.CONSTANT) {
                assertMade(past, last, value);
            }
        }
    }

    /** The instruction has left a value on the stack, or in memory, that has the byte. */
    private static void assertMade(Past past, OriginStep last, int value) {
        if (last.at().isPresent()) {
            return;
        }
        past.timeline.travelTo(last.step() + 1);
        var stack = past.machine.snapshot().frames().get(0).stack();
        long bits = stack.get(stack.size() - 1).bits();
        boolean has = false;
        for (int k = 0; k < 8; k++) {
            has |= (bits >>> (8 * k) & 0xff) == value;
        }
        assertTrue(has, last.words());
    }
}
