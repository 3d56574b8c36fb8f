package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/** Motions in the past, compared with what single steps forward show. */
final class PastMotionsTest {

    /** What single steps forward see at each step. */
    private static NavigableMap<Long, List<String>> stops(Episode episode) {
        Timeline timeline = episode.timeline;
        TreeMap<Long, List<String>> stops = new TreeMap<>();
        for (long step = timeline.start(); step < timeline.end(); step++) {
            episode.debugger.travelTo(step);
            Stop stop = episode.debugger.go(Motion.INTO);
            assertEquals(step + 1, stop.step(), episode.machine.snapshot().toString());
            List<String> met = met(stop);
            if (!met.isEmpty()) {
                stops.put(stop.step(), met);
            }
        }
        return stops;
    }

    /** The reasons that something armed gave, without the counts of hits. */
    private static List<String> met(Stop stop) {
        List<String> all = new ArrayList<>();
        for (StopReason reason : stop.reasons()) {
            if (reason instanceof StopReason.AtBreakpoint at) {
                all.add("at " + at.met().id());
            } else if (reason instanceof StopReason.WatchHit hit) {
                all.add("watch " + hit.met().id() + " " + hit.hit());
            } else if (reason instanceof StopReason.Grew grew) {
                all.add("grew " + grew.met().id() + " " + grew.lengthBefore() + " " + grew.lengthAfter() + grew.by());
            } else if (reason instanceof StopReason.HostCall call) {
                all.add("host " + call.met().id() + call.function() + call.returned());
            } else if (reason instanceof StopReason.Trapped trapped) {
                all.add("trap " + trapped.trap().message());
            } else if (reason instanceof StopReason.Threw threw) {
                all.add("threw " + threw.trap().message());
            }
        }
        return all;
    }

    /** Some of everything that can be armed. */
    private static void armAll(Episode episode, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (var instance : episode.instances) {
            ValidModule module = instance.module();
            for (int f = module.importedFunctions(); f < module.functionCount(); f++) {
                if (random.nextInt(3) == 0) {
                    arm(episode, new CodePoint(module, f, CodePoint.ENTRY));
                }
                InstructionReader in = new InstructionReader(module.module()
                        .functions()
                        .get(f - module.importedFunctions())
                        .body());
                while (in.hasNext()) {
                    if (in.next().isStep() && random.nextInt(12) == 0) {
                        arm(episode, new CodePoint(module, f, in.offset()));
                    }
                }
            }
        }
        episode.debugger.add(Breakpoint.at(new Breakpoint.HostCalls(Optional.empty())));
        episode.debugger.add(Breakpoint.at(new Breakpoint.Growths()));
        episode.debugger.add(Breakpoint.at(new Breakpoint.Traps()));
        episode.debugger.add(Watchpoint.on(0, 40, 42));
        episode.debugger.add(Watchpoint.on(0, 41, 42).kind(Watchpoint.Kind.ANY_WRITE));
        episode.debugger.add(Watchpoint.on(0, 38, 41).kind(Watchpoint.Kind.READ));
        episode.debugger.add(
                Watchpoint.on(0, 8, 60).kind(Watchpoint.Kind.ANY_WRITE).by(Actor.HOST, Actor.DATA_SEGMENT));
        episode.debugger.add(Watchpoint.on(0, 40, 44).when(Debugged.expression("u8[40] % 2 == 0")));
        episode.debugger.add(Watchpoint.on(0, 60_000, 200_000));
    }

    private static void arm(Episode episode, CodePoint point) {
        episode.debugger.add(Breakpoint.at(new Breakpoint.InCode(Set.of(point))));
    }

    private static void compare(Episode episode, String what) {
        Timeline timeline = episode.timeline;
        NavigableMap<Long, List<String>> stops = stops(episode);
        assertTrue(stops.size() > 3, what + " stops somewhere");
        for (long from = timeline.start(); from <= timeline.end(); from++) {
            String where = what + ", from step " + from;
            episode.debugger.travelTo(from);
            Stop back = episode.debugger.back(Motion.RUN);
            Long before = stops.lowerKey(from);
            if (before == null) {
                assertTrue(back.is(StopReason.StartOfRecord.class), where);
                assertEquals(timeline.start(), back.step(), where);
            } else {
                assertEquals(before, back.step(), where);
                assertEquals(stops.get(before), met(back), where);
            }
            assertEquals(back.step(), timeline.cursor());
            episode.debugger.travelTo(from);
            Stop forward = episode.debugger.go(Motion.RUN);
            Long after = stops.higherKey(from);
            assertEquals(after == null ? timeline.end() : after, forward.step(), where);
            if (after != null) {
                assertEquals(stops.get(after), met(forward), where);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 60, 1_000_000})
    void runningBackAndForthStopsWhereSingleStepsMeetSomething(long interval) {
        Episode episode = Episode.everything(interval);
        armAll(episode, interval);
        compare(episode, "everything every " + interval);
    }

    @Test
    void soItIsInGeneratedModules() {
        for (long seed = 0; seed < Long.getLong("palimpsest.debug.seeds", 8); seed++) {
            Episode episode = Episode.random(seed, 40 + seed * 30, 400);
            armAll(episode, seed);
            episode.debugger.add(
                    Watchpoint.on(0, 0, 65_536).kind(Watchpoint.Kind.ANY_WRITE).by(Actor.MODULE));
            compare(episode, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 50, 1_000_000})
    void stepsOverAndOutFollowTheDepthsOfTheCalls(long interval) {
        Episode episode = Episode.everything(interval);
        Timeline timeline = episode.timeline;
        long end = timeline.end();
        int[] depths = new int[(int) end + 1];
        // Where an instantiation begins, which takes no step, nothing was under way just before.
        int[] least = new int[depths.length];
        boolean[] tail = new boolean[depths.length];
        for (int step = 0; step <= end; step++) {
            timeline.travelTo(step);
            depths[step] = episode.machine.depth();
            boolean begins = episode.machine.kind() == Snapshot.Kind.INSTANTIATION
                    && episode.machine.snapshot().frames().get(0).mnemonic().startsWith("allocate");
            least[step] = begins ? 0 : depths[step];
            tail[step] = episode.machine.beforeInstruction()
                    && episode.machine
                            .instruction()
                            .map(in -> in.opcode().mnemonic().startsWith("return_call"))
                            .orElse(false);
        }
        for (int step = 0; step <= end; step++) {
            int depth = depths[step];
            LongPredicate same = other -> least[(int) other] <= depth;
            LongPredicate outer = other -> least[(int) other] < depth;
            String where = "step " + step;
            expect(episode, step, Motion.OVER, tail[step] ? outer : same, where);
            expect(episode, step, Motion.OUT, outer, where);
            episode.debugger.travelTo(step);
            assertEquals(last(step, same), episode.debugger.back(Motion.OVER).step(), where);
            episode.debugger.travelTo(step);
            Stop out = episode.debugger.back(Motion.OUT);
            assertEquals(depth == 0 ? step : last(step, outer), out.step(), where);
            assertEquals(depth == 0 && step > 0, out.is(StopReason.NoCaller.class), where);
        }
    }

    private static void expect(Episode episode, long from, Motion motion, LongPredicate there, String where) {
        episode.debugger.travelTo(from);
        long expected = from;
        do {
            expected = Math.min(expected + 1, episode.timeline.end());
        } while (expected < episode.timeline.end() && !there.test(expected));
        assertEquals(
                expected,
                episode.debugger.go(motion).step(),
                motion.kind() + " from " + where + episode.machine.snapshot());
    }

    private static long last(long from, LongPredicate there) {
        long step = from - 1;
        while (step > 0 && !there.test(step)) {
            step--;
        }
        return Math.max(step, 0);
    }

    @Test
    void aHitIsCountedFromWhereItWasArmedInBothDirections() {
        for (long ignored : new long[] {0, 1, 2, 5, 100}) {
            for (long interval : new long[] {5, 1_000_000}) {
                Episode episode = Episode.everything(interval);
                Timeline timeline = episode.timeline;
                Watchpoint watch = Watchpoint.on(0, 40, 44).kind(Watchpoint.Kind.ANY_WRITE);
                int plain = episode.debugger.add(watch);
                List<Long> met = stops(episode).entrySet().stream()
                        .filter(each -> each.getValue().get(0).startsWith("watch"))
                        .map(Map.Entry::getKey)
                        .toList();
                episode.debugger.remove(plain);
                long armedAt = timeline.end() / 2;
                episode.debugger.travelTo(armedAt);
                int id = episode.debugger.add(watch.ignoring(ignored));
                SplittableRandom random = new SplittableRandom(ignored + interval);
                for (int i = 0; i < 60; i++) {
                    long from = random.nextLong(timeline.end() + 1);
                    episode.debugger.travelTo(from);
                    boolean back = random.nextBoolean();
                    Stop stop = back ? episode.debugger.back(Motion.RUN) : episode.debugger.go(Motion.RUN);
                    long expected = back ? timeline.start() : timeline.end();
                    for (long step : met) {
                        boolean nearer = back ? step < from : step > from && step < expected;
                        if (nearer && number(met, armedAt, step) > ignored) {
                            expected = step;
                        }
                    }
                    assertEquals(
                            expected,
                            stop.step(),
                            stop + " " + met + ignored + " ignored, from " + from + (back ? " back" : ""));
                    if (stop.reason() instanceof StopReason.WatchHit hit) {
                        assertEquals(
                                number(met, armedAt, stop.step()),
                                hit.met().hits().orElseThrow());
                    }
                    long between = met.stream()
                            .filter(step ->
                                    Math.min(armedAt, stop.step()) < step && step <= Math.max(armedAt, stop.step()))
                            .count();
                    assertEquals(between, episode.debugger.hits(id).orElseThrow());
                }
            }
        }
    }

    private static long number(List<Long> met, long armedAt, long step) {
        return met.stream()
                .filter(each -> step > armedAt ? armedAt < each && each <= step : step <= each && each <= armedAt)
                .count();
    }

    @Test
    void aSearchThatIsEndedLeavesTheCursorWhereItWas() {
        Episode episode = Episode.everything(20);
        episode.debugger.add(Breakpoint.at(new Breakpoint.HostCalls(Optional.of("nobody"))));
        long end = episode.timeline.end();
        episode.debugger.travelTo(end - 5);
        Stop stop = episode.debugger.back(Motion.RUN, share -> false);
        assertEquals(new Stop(end - 5, new StopReason.Cancelled()), stop);
        assertEquals(end - 5, episode.timeline.cursor());
        List<Double> shares = new ArrayList<>();
        episode.debugger.back(Motion.RUN, share -> {
            shares.add(share);
            return true;
        });
        assertTrue(shares.size() > 5);
        assertEquals(shares.stream().sorted().toList(), shares);
        assertEquals(1, shares.get(shares.size() - 1));
        assertEquals(0, episode.timeline.cursor());
    }
}
