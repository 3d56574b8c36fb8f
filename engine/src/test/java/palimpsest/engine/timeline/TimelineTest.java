package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.oracle.RandomModule;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;

class TimelineTest {

    /** Every kind of step in one module: host calls, growth, traps, exceptions, tail calls, objects, tables, segments. */
    private static final String EVERYTHING = """
            (module $everything
              (import "host" "poke" (func $poke (param i32) (result i32)))
              (memory (export "memory") 1 3)
              (data (i32.const 8) "palimpsest")
              (data $later "drop me")
              (type $point (struct (field $x (mut i32)) (field $next (mut (ref null $point)))))
              (type $row (array (mut i32)))
              (table $points 4 8 (ref null $point))
              (table $functions 2 2 funcref)
              (elem (table $functions) (i32.const 0) func $twice $down)
              (elem $spare (ref null $point) (item (struct.new $point (i32.const 9) (ref.null $point))))
              (global $count (mut i32) (i32.const 5))
              (global $head (mut (ref null $point)) (ref.null $point))
              (global $cells (ref $row) (array.new $row (i32.const 1) (i32.const 6)))
              (tag $oops (param i32))
              (func $start
                (i32.store (i32.const 32) (global.get $count)))
              (start $start)
              (func $twice (param i32) (result i32)
                (i32.mul (local.get 0) (i32.const 2)))
              (func $down (param i32) (result i32)
                (if (result i32) (i32.eqz (local.get 0))
                  (then (global.get $count))
                  (else
                    (i32.store8 (i32.add (i32.const 100) (local.get 0)) (local.get 0))
                    (return_call $down (i32.sub (local.get 0) (i32.const 1))))))
              (func (export "tail") (param i32) (result i32)
                (call_indirect $functions (param i32) (result i32) (local.get 0) (i32.const 1)))
              (func (export "host") (param i32) (result i32)
                (i32.add (call $poke (local.get 0)) (call $poke (i32.const 3))))
              (func $push (export "push") (param i32)
                (global.set $head (struct.new $point (local.get 0) (global.get $head)))
                (table.set $points (i32.and (local.get 0) (i32.const 3)) (global.get $head))
                (array.set $row (global.get $cells) (i32.rem_u (local.get 0) (i32.const 6)) (local.get 0))
                (global.set $count (i32.add (global.get $count) (i32.const 1))))
              (func (export "change")
                (struct.set $point $x (ref.as_non_null (table.get $points (i32.const 1))) (i32.const 77))
                (drop (table.grow $points (global.get $head) (i32.const 1)))
                (table.init $points $spare (i32.const 2) (i32.const 0) (i32.const 1))
                (elem.drop $spare)
                (memory.init $later (i32.const 200) (i32.const 0) (i32.const 4))
                (data.drop $later))
              (func (export "grow") (result i32)
                (i32.store (i32.const 65534) (memory.grow (i32.const 1)))
                (memory.grow (i32.const 1)))
              (func (export "trap")
                (i32.store (i32.const 40) (i32.const 1))
                (i64.store offset=65530 (i32.const 131070) (i64.const 1)))
              (func $throw (param i32)
                (throw $oops (local.get 0)))
              (func (export "catch") (result i32)
                (block $caught (result i32)
                  (try_table (catch $oops $caught) (call $throw (i32.const 42)))
                  (i32.const 0)))
              (func (export "uncaught") (call $throw (i32.const 1)))
              (func (export "called") (param i32) (result i32)
                (i32.store (i32.const 300) (local.get 0))
                (call $push (local.get 0))
                (if (i32.eq (local.get 0) (i32.const 13)) (then unreachable))
                (i32.add (local.get 0) (global.get $count))))
            """;

    /** A host that writes, grows, calls back, fails and counts how often it was called. */
    private static final class Host {
        int calls;
        Recorded recorded;

        Imports imports() {
            return new Imports()
                    .define(
                            "host",
                            "poke",
                            new HostFunctionInstance(
                                    "host.poke",
                                    new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32)),
                                    (context, arguments) -> {
                                        calls++;
                                        int argument = ((Value.I32) arguments.get(0)).value();
                                        MemoryInstance memory =
                                                recorded.store.memories().get(0);
                                        context.write(
                                                memory,
                                                60,
                                                new byte[] {(byte) calls, (byte) argument, 3, 4},
                                                "host.js:" + calls);
                                        if (argument == 99) {
                                            throw new TrapException("the host gives up");
                                        }
                                        context.grow(memory, argument == 3 ? 0 : 7, "host.js:9");
                                        var called = recorded.instances
                                                .get(0)
                                                .function("called")
                                                .orElseThrow();
                                        try {
                                            context.call(called, List.of(new Value.I32(argument)));
                                        } catch (TrapException e) {
                                            context.write(memory, 70, new byte[] {1}, "host.js:20");
                                        }
                                        return List.of(new Value.I32(calls * 1000));
                                    }));
        }
    }

    private static Recorded everything(Host host, long interval) {
        Recorded recorded = new Recorded(new TimelineLimits(interval, 64 << 20), 100_000);
        host.recorded = recorded;
        recorded.instantiate(Wasm.loadText("everything.wat", EVERYTHING), host.imports());
        recorded.call("push", 1);
        recorded.call("push", 2);
        recorded.call("change");
        recorded.call("grow");
        recorded.call("host", 5);
        recorded.call("catch");
        recorded.call("tail", 6);
        recorded.call("trap");
        recorded.call("host", 13);
        recorded.machine.write(recorded.store.memories().get(0), 500, new byte[] {1, 2, 3}, "grid");
        recorded.machine.grow(recorded.store.memories().get(0), 1, "grid");
        recorded.call("uncaught");
        recorded.call("host", 99);
        recorded.call("push", 8);
        return recorded;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 40, 1_000_000})
    void steppingBackFromTheEndShowsEachStateAsItWas(long interval) {
        Host host = new Host();
        Recorded recorded = everything(host, interval);
        int calls = host.calls;
        String end = recorded.state();
        Timeline timeline = recorded.timeline;
        while (timeline.stepBack()) {
            compare(recorded);
        }
        assertEquals(0, timeline.cursor());
        assertFalse(timeline.stepBack());
        timeline.travelToEnd();
        assertEquals(end, recorded.state());
        assertEquals(calls, host.calls, "the host is not called again");
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 50, 1_000_000})
    void everyWayToAStepGivesOneState(long interval) {
        Host host = new Host();
        Recorded recorded = everything(host, interval);
        Timeline timeline = recorded.timeline;
        long end = timeline.end();
        List<String> states = new ArrayList<>();
        for (long step = 0; step < end; step++) {
            timeline.travelTo(step);
            assertEquals(step, timeline.cursor());
            compare(recorded);
            states.add(recorded.state());
        }
        SplittableRandom random = new SplittableRandom(interval);
        for (int i = 0; i < 300; i++) {
            long from = random.nextLong(end);
            timeline.travelTo(from);
            long forward = random.nextLong(end - from);
            timeline.run(forward);
            assertEquals(states.get((int) (from + forward)), recorded.state(), from + " and " + forward + " forward");
            for (long back = 0; back < Math.min(forward, 5); back++) {
                timeline.stepBack();
            }
            long now = from + forward - Math.min(forward, 5);
            assertEquals(states.get((int) now), recorded.state(), "back to " + now);
        }
    }

    @Test
    void sessionsOfAnyKindGoBackAndForth() {
        for (long seed = 0; seed < Long.getLong("palimpsest.timeline.seeds", 12); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Host host = new Host();
            long nanos = random.nextBoolean() ? 0 : 20_000;
            Recorded recorded = new Recorded(
                    new TimelineLimits(1 + random.nextInt(300), nanos, 1 << (16 + random.nextInt(8))), 100_000);
            host.recorded = recorded;
            recorded.instantiate(Wasm.loadText("everything.wat", EVERYTHING), host.imports());
            for (int i = 0; i < 25; i++) {
                act(recorded, random);
                if (random.nextInt(6) == 0) {
                    // A look into the past between two actions changes nothing.
                    recorded.timeline.travelTo(random.nextLong(recorded.timeline.end() + 1));
                    recorded.timeline.travelToEnd();
                }
            }
            String end = recorded.state();
            Timeline timeline = recorded.timeline;
            List<Long> steps = List.copyOf(recorded.seen().keySet());
            for (int i = 0; i < 60; i++) {
                timeline.travelTo(steps.get(random.nextInt(steps.size())));
                compare(recorded);
                int back = random.nextInt(40);
                while (back-- > 0 && timeline.stepBack()) {
                    compare(recorded);
                }
                timeline.run(Math.min(random.nextInt(40), timeline.end() - timeline.cursor()));
                compare(recorded);
            }
            timeline.travelToEnd();
            assertEquals(end, recorded.state(), "seed " + seed);
        }
    }

    private static void act(Recorded recorded, SplittableRandom random) {
        MemoryInstance memory = recorded.store.memories().get(0);
        switch (random.nextInt(12)) {
            case 0 -> recorded.call("grow");
            case 1 -> recorded.call("trap");
            case 2 -> recorded.call("catch");
            case 3 -> recorded.call("uncaught");
            case 4 -> recorded.call("tail", random.nextInt(12));
            case 5 -> recorded.call("change");
            case 6 -> recorded.call("host", random.nextInt(20));
            case 7 -> recorded.call("host", 99);
            case 8 -> recorded.machine.write(memory, random.nextInt(65_000), new byte[1 + random.nextInt(300)], "grid");
            case 9 -> recorded.machine.grow(memory, random.nextInt(2), "grid");
            default -> recorded.call("push", random.nextInt(9));
        }
    }

    @Test
    void aTravelThatIsEndedLeavesTheCursorWhereItWas() {
        Recorded recorded = new Recorded(new TimelineLimits(100_000_000, 64 << 20), 0);
        recorded.instantiate(Wasm.loadText("spin.wat", """
                (module (memory 1)
                  (func (export "spin") (param i32)
                    (loop $again
                      (i32.store (i32.const 5) (local.get 0))
                      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
                """), new Imports());
        recorded.call("spin", 300_000);
        Timeline timeline = recorded.timeline;
        String end = recorded.state();
        assertFalse(timeline.travelTo(timeline.end() - 5, share -> share < 0.5));
        assertTrue(timeline.atEnd());
        assertEquals(end, recorded.state());
        timeline.travelTo(1_000);
        String there = recorded.state();
        List<Double> shares = new ArrayList<>();
        assertFalse(timeline.travelTo(timeline.end() - 5, share -> {
            shares.add(share);
            return shares.size() < 2;
        }));
        assertEquals(2, shares.size());
        assertTrue(0 < shares.get(0) && shares.get(0) < shares.get(1) && shares.get(1) < 1, shares::toString);
        assertEquals(there, recorded.state());
        assertTrue(timeline.travelTo(timeline.end() - 5, Progress.NONE));
        assertEquals(timeline.end() - 5, timeline.cursor());
    }

    private static void compare(Recorded recorded) {
        String seen = recorded.seen().get(recorded.machine.step());
        if (seen != null) {
            assertEquals(seen, recorded.state());
        }
    }

    @Test
    void randomModulesGoBackAndForth() {
        for (long seed = 0; seed < Long.getLong("palimpsest.timeline.seeds", 12); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Recorded recorded = new Recorded(new TimelineLimits(1 + random.nextInt(200), 64 << 20), 400);
            recorded.instantiate(Wasm.load("seed " + seed, RandomModule.binary(seed)), new Imports());
            for (RandomModule.Call call : RandomModule.calls(seed)) {
                recorded.call(
                        call.function(),
                        call.arguments().stream().mapToLong(Long::longValue).toArray());
                if (recorded.machine.step() > 100_000) {
                    break;
                }
            }
            String end = recorded.state();
            Timeline timeline = recorded.timeline;
            timeline.travelTo(recorded.seen.lastKey());
            do {
                compare(recorded);
            } while (timeline.stepBack());
            for (int i = 0; i < 30; i++) {
                timeline.travelTo(random.nextLong(timeline.end()));
                String state = recorded.state();
                long step = timeline.cursor();
                long steps = Math.min(timeline.end() - step - 1, random.nextInt(300));
                timeline.run(steps);
                timeline.travelTo(timeline.cursor() - steps);
                assertEquals(state, recorded.state(), "seed " + seed + ", step " + step);
            }
            timeline.travelToEnd();
            assertEquals(end, recorded.state(), "seed " + seed);
        }
    }

    @Test
    void playingTheWriteEventsToAStepGivesTheMemoryThere() {
        Recorded recorded = everything(new Host(), 30);
        Timeline timeline = recorded.timeline;
        List<WriteEvent> events = new ArrayList<>();
        timeline.writes(0, timeline.end(), WriteListener.events(events::add));
        byte[] played = new byte[3 << 16];
        int next = 0;
        for (long step = 0; step <= timeline.end(); step++) {
            timeline.travelTo(step);
            while (next < events.size() && events.get(next).step() < step) {
                if (events.get(next++) instanceof WriteEvent.Written written) {
                    byte[] after = written.after().toBytes();
                    System.arraycopy(after, 0, played, (int) written.address(), after.length);
                }
            }
            if (step == 0) {
                assertEquals(List.of(), recorded.store.memories(), "the memory is made by the first step");
                continue;
            }
            var memory = recorded.store.memories().get(0).memory();
            byte[] there = new byte[(int) memory.length()];
            memory.read(0, there, 0, there.length);
            assertEquals(0, java.util.Arrays.compare(there, 0, there.length, played, 0, there.length), "step " + step);
        }
    }

    @Test
    void theWritersOfAByteAreThoseItsEventsTell() {
        Recorded recorded = everything(new Host(), 30);
        Timeline timeline = recorded.timeline;
        List<WriteEvent> events = new ArrayList<>();
        timeline.writes(0, timeline.end(), WriteListener.events(events::add));
        String state = recorded.state();
        for (long address : new long[] {0, 8, 17, 32, 40, 60, 61, 70, 101, 106, 200, 300, 500, 65534, 65536, 65537}) {
            List<String> expected = new ArrayList<>();
            for (WriteEvent event : events) {
                if (event instanceof WriteEvent.Written written
                        && written.address() <= address
                        && address < written.address() + written.after().length()) {
                    expected.add(0, written.step() + " " + written.site().place());
                } else if (event instanceof WriteEvent.Grown grown
                        && grown.pagesBefore() << 16 <= address
                        && address < grown.pagesAfter() << 16) {
                    expected.add(0, grown.step() + " " + grown.site().place());
                }
            }
            List<PastWrite> found = timeline.writersOf(0, address).all(Progress.NONE);
            List<String> told = found.stream()
                    .map(each -> each.step() + " " + each.site().place())
                    .toList();
            assertEquals(expected, told, "address " + address);
        }
        assertTrue(timeline.atEnd());
        assertEquals(state, recorded.state());
    }

    @Test
    void writersAreFoundFromThePastToo() {
        Recorded recorded = Recorded.text("""
                (module (memory 1)
                  (func (export "count") (param i32)
                    (loop $again
                      (i32.store8 (i32.const 5) (local.get 0))
                      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
                """, new Imports(), 20);
        recorded.call("count", 50);
        Timeline timeline = recorded.timeline;
        timeline.travelTo(timeline.end() / 2);
        String state = recorded.state();
        byte[] value = new byte[1];
        recorded.store.memories().get(0).memory().read(5, value, 0, 1);
        WriterSearch search = timeline.writersOf(0, 5);
        List<PastWrite> some = search.more(Progress.NONE);
        assertEquals(value[0], some.get(0).after());
        assertEquals(state, recorded.state());
        List<PastWrite> all = timeline.writersOf(0, 5).all(Progress.NONE);
        for (int i = 0; i < all.size(); i++) {
            assertEquals(value[0] + i, all.get(i).after());
        }
        assertEquals(50, all.get(all.size() - 1).after());
        assertEquals(List.of(), timeline.writersOf(0, 5).all(share -> false), "ended before it began");
    }

    @Test
    void inThePastTheMachineRefusesToActUntilTheFutureIsCut() {
        Host host = new Host();
        Recorded recorded = everything(host, 25);
        Timeline timeline = recorded.timeline;
        long end = timeline.end();
        MemoryInstance memory = recorded.store.memories().get(0);
        // Between two calls, so that nothing is under way.
        long idle = recorded.seen.entrySet().stream()
                .filter(each -> each.getValue().contains("idle") && each.getKey() > 100)
                .findFirst()
                .orElseThrow()
                .getKey();
        timeline.travelTo(idle);
        assertThrows(IllegalStateException.class, () -> recorded.machine.write(memory, 0, new byte[1], "grid"));
        assertThrows(IllegalStateException.class, () -> recorded.call("push", 3));
        compare(recorded);
        timeline.cut();
        assertEquals(idle, timeline.end());
        assertTrue(end > idle);
        recorded.seen.tailMap(idle, false).clear();
        recorded.machine.write(memory, 0, new byte[] {9}, "grid");
        recorded.call("push", 6);
        recorded.call("host", 4);
        String state = recorded.state();
        while (timeline.stepBack()) {
            compare(recorded);
        }
        timeline.travelToEnd();
        assertEquals(state, recorded.state());
        recorded.call("push", 7);
    }

    @Test
    void aSmallBudgetThinsTheOldestMomentsAndKeepsTheFirst() {
        Recorded recorded = new Recorded(new TimelineLimits(100, 8 << 20), 0);
        recorded.instantiate(Wasm.loadText("fill.wat", """
                        (module (memory 4)
                          (func (export "fill") (param $i i32)
                            (loop $again
                              (i32.store (i32.and (i32.mul (local.get $i) (i32.const 65540)) (i32.const 0x3fffc)) (local.get $i))
                              (br_if $again (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))))
                        """), new Imports());
        recorded.call("fill", 5000);
        Timeline timeline = recorded.timeline;
        assertTrue(timeline.thinned());
        assertTrue(timeline.bytes() <= 8 << 20, () -> "it takes " + timeline.bytes());
        String end = recorded.state();
        timeline.travelTo(0);
        assertEquals(0, timeline.cursor());
        timeline.travelTo(1000);
        byte[] bytes = new byte[4];
        recorded.store.memories().get(0).memory().read(0, bytes, 0, 4);
        timeline.travelToEnd();
        assertEquals(end, recorded.state());
    }
}
