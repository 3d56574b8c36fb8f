package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.runtime.Value;

final class SteppingTest {

    private static final String CALLS = """
            (module
              (func $inner (result i32) (i32.const 7))
              (func $f (export "f") (result i32)
                (drop (call $inner))
                (i32.const 5)))
            """;

    /** Counts down by calling itself; each call has a step after the inner one. */
    private static final String RECURSIVE = """
            (module
              (func $down (export "down") (param $n i32)
                (if (local.get $n) (then
                  (call $down (i32.sub (local.get $n) (i32.const 1)))
                  (nop)))))
            """;

    @Test
    void stepsInto() {
        Debugged d = Debugged.of(CALLS).call("f");
        assertEquals("f: (call $inner)", d.standing());
        assertEquals("inner: (i32.const 7)", d.go(Motion.INTO));
        assertEquals("f: (drop (call $inner))", d.go(Motion.INTO));
        assertEquals("f: (i32.const 5)", d.go(Motion.INTO));
        assertEquals("Ended", d.go(Motion.INTO));
    }

    @Test
    void stepOverStopsAfterTheCall() {
        Debugged d = Debugged.of(CALLS).call("f");
        assertEquals("f: (drop (call $inner))", d.go(Motion.OVER));
        assertEquals("f: (i32.const 5)", d.go(Motion.OVER));
        assertEquals("Ended", d.go(Motion.OVER));
    }

    @Test
    void stepOutStopsInTheCaller() {
        Debugged d = Debugged.of(CALLS).call("f");
        d.go(Motion.INTO);
        assertEquals("f: (drop (call $inner))", d.go(Motion.OUT));
        assertEquals("Ended", d.go(Motion.OUT));
    }

    @Test
    void steppingOverARecursiveCallDoesNotStopInTheInnerOne() {
        Debugged d = Debugged.of(RECURSIVE).call("down", 5);
        assertEquals(
                "down: (if (local.get $n) (then\n      (call $down (i32.sub (local.get $n) (i32.const 1)))\n"
                        + "      (nop)))",
                d.go(Motion.OVER));
        for (int i = 0; i < 4; i++) {
            d.go(Motion.OVER);
        }
        assertEquals("down: (nop)", d.go(Motion.OVER));
        assertEquals(2, d.machine.depth() + 1);
        assertEquals("Ended", d.go(Motion.OVER));
    }

    @Test
    void stepOverTheLastInstructionStopsInTheCaller() {
        Debugged d = Debugged.of(CALLS).call("f");
        d.go(Motion.INTO);
        assertEquals("f: (drop (call $inner))", d.go(Motion.OVER));
    }

    @Test
    void stepOutOfADeepRecursionLeavesOneCall() {
        Debugged d = Debugged.of(RECURSIVE).call("down", 9);
        while (d.machine.depth() < 4) {
            d.go(Motion.INTO);
        }
        assertEquals("down: (nop)", d.go(Motion.OUT));
        assertEquals(3, d.machine.depth());
        assertEquals("down: (nop)", d.go(Motion.OUT));
        assertEquals(2, d.machine.depth());
    }

    @Test
    void stepOverACallThatThrowsStopsWhereItIsCaught() {
        Debugged d = Debugged.of("""
                (module
                  (tag $e)
                  (func $thrower (throw $e))
                  (func $middle (call $thrower))
                  (func $f (export "f")
                    (block $caught
                      (try_table (catch $e $caught)
                        (call $middle)
                        (unreachable)))
                    (nop)))
                """).call("f");
        assertEquals("f: (call $middle)", d.standing());
        assertEquals("f: (nop)", d.go(Motion.OVER));
    }

    @Test
    void aCallThatThrowsPastTheFrameStopsInTheOuterOne() {
        Debugged d = Debugged.of("""
                (module
                  (tag $e)
                  (func $thrower (throw $e))
                  (func $middle (call $thrower) (nop))
                  (func $f (export "f")
                    (block $caught (try_table (catch_all $caught) (call $middle)))
                    (nop)))
                """).call("f");
        d.go(Motion.INTO);
        assertEquals("middle: (call $thrower)", d.standing());
        assertEquals("f: (nop)", d.go(Motion.OVER));
    }

    @Test
    void stepOverATailCallStopsInTheCaller() {
        Debugged d = Debugged.of("""
                (module
                  (func $last (nop) (nop))
                  (func $tail (return_call $last))
                  (func $f (export "f") (call $tail) (nop)))
                """).call("f");
        assertEquals("tail: (return_call $last)", d.go(Motion.INTO));
        assertEquals("f: (nop)", d.go(Motion.OVER));
    }

    @Test
    void stepOverALoopGoesThroughItStepByStep() {
        Debugged d = Debugged.of("""
                (module (func (export "f") (local $i i32)
                  (loop $l
                    (local.set $i (i32.add (local.get $i) (i32.const 1)))
                    (br_if $l (i32.lt_u (local.get $i) (i32.const 3))))))
                """).call("f");
        int steps = 0;
        while (!d.go(Motion.OVER).equals("Ended")) {
            steps++;
        }
        assertEquals(3 * 8 - 1, steps);
    }

    @Test
    void aTrapEndsEveryMotion() {
        for (Motion motion : List.of(Motion.OVER, Motion.OUT, Motion.RUN)) {
            Debugged d = Debugged.of("""
                    (module (func $g (unreachable)) (func (export "f") (call $g)))
                    """).call("f");
            assertEquals("Trapped", d.go(motion));
        }
    }

    @Test
    void instantiationIsStepped() {
        Debugged d = Debugged.begun("""
                (module (memory 1) (data (i32.const 0) "ab") (func $s (nop)) (start $s))
                """);
        List<String> mnemonics = new ArrayList<>();
        String stop = "";
        while (!stop.equals("Ended")) {
            mnemonics.add(d.machine.snapshot().frames().get(0).mnemonic());
            stop = d.go(Motion.INTO);
        }
        assertEquals(List.of("allocate test", "data segment 0", "call start function", "nop"), mnemonics);
    }

    private static final String HOST = """
            (module (import "env" "host" (func $host (param i32)))
              (func $back (export "back") (nop) (nop))
              (func $f (export "f") (call $host (i32.const 1)) (nop)))
            """;

    @Test
    void aHostCallIsAStepOfItsOwn() {
        Debugged d = Debugged.of(HOST).call("f");
        d.go(Motion.INTO);
        assertEquals("host: host function", d.go(Motion.INTO));
        assertEquals("f: (nop)", d.go(Motion.INTO));
        d = Debugged.of(HOST).call("f");
        d.go(Motion.OVER);
        assertEquals("f: (nop)", d.go(Motion.OVER));
    }

    @Test
    void stepsIntoWhatTheHostCallsBack() {
        Debugged[] holder = new Debugged[1];
        List<String> inside = new ArrayList<>();
        Debugged d = Debugged.of(HOST, (context, arguments) -> {
            context.call(holder[0].function("back"), List.of());
            return List.<Value>of();
        });
        holder[0] = d;
        d.debugger.whenStoppedInside(stop -> {
            assertInstanceOf(StopReason.StepDone.class, stop.reason());
            inside.add(d.standing());
            return Motion.OVER;
        });
        d.call("f");
        d.go(Motion.INTO);
        d.go(Motion.INTO);
        assertEquals("f: (nop)", d.go(Motion.INTO));
        assertEquals(List.of("back: (nop)", "back: (nop)", "host: host function"), inside);
    }

    @Test
    void whoLooksBackInsideTheHostIsStillSteppedOnAfterIt() {
        Debugged[] holder = new Debugged[1];
        List<String> inside = new ArrayList<>();
        Debugged d = Debugged.of(HOST, (context, arguments) -> {
            context.call(holder[0].function("back"), List.of());
            return List.<Value>of();
        });
        holder[0] = d;
        d.debugger.whenStoppedInside(stop -> {
            inside.add(d.standing());
            d.back(Motion.INTO);
            d.back(Motion.INTO);
            return Motion.INTO;
        });
        d.call("f");
        d.go(Motion.INTO);
        d.go(Motion.INTO);
        assertEquals("f: (nop)", d.go(Motion.INTO));
        assertEquals(List.of("back: (nop)", "back: (nop)", "host: host function"), inside);
    }

    @Test
    void aHostThatActsByItselfIsSteppedThroughItsActionsAndCalls() {
        Debugged d = Debugged.of("(module (memory 1) (func $f (export \"f\") (nop) (nop)))");
        List<String> inside = new ArrayList<>();
        d.debugger.whenStoppedInside(stop -> {
            assertInstanceOf(StopReason.StepDone.class, stop.reason());
            inside.add(d.machine.busy() ? d.standing() : "by itself at " + (d.machine.step() - stop.step()));
            return Motion.INTO;
        });
        d.debugger.begin(Motion.INTO);
        d.machine.write(d.instance.memories().get(0), 0, new byte[] {7}, "host.js:1");
        d.debugger.actedInside();
        d.call("f");
        d.debugger.finishInside(() -> 1, () -> {});
        assertEquals(List.of("by itself at 0", "f: (nop)", "f: (nop)", "by itself at 0"), inside);
    }

    @Test
    void aHostThatActsByItselfStopsAtAWatchpointAndRunsOverItsCalls() {
        Debugged d =
                Debugged.of("(module (memory 1) (func $f (export \"f\") (i32.store (i32.const 4) (i32.const 1))))");
        List<StopReason> inside = new ArrayList<>();
        d.debugger.whenStoppedInside(stop -> {
            inside.add(stop.reason());
            return Motion.OVER;
        });
        d.debugger.add(Watchpoint.on(0, 0, 1));
        d.debugger.begin(Motion.RUN);
        d.machine.write(d.instance.memories().get(0), 1, new byte[] {7}, "host.js:1");
        d.debugger.actedInside();
        d.machine.write(d.instance.memories().get(0), 0, new byte[] {7}, "host.js:2");
        d.debugger.actedInside();
        d.call("f");
        d.debugger.finishInside(() -> Long.MAX_VALUE, () -> {});
        assertEquals(2, inside.size());
        assertInstanceOf(StopReason.WatchHit.class, inside.get(0));
        assertInstanceOf(StopReason.StepDone.class, inside.get(1));
    }

    @Test
    void runsToTheCursor() {
        Debugged d = Debugged.of(CALLS).call("f");
        Breakpoint.InCode cursor = (Breakpoint.InCode) d.at("(i32.const 5)").place();
        assertEquals("f: (i32.const 5)", d.go(Motion.to(cursor.points())));
        assertEquals("Ended", d.go(Motion.RUN));
    }

    @Test
    void aPauseStopsAnEndlessLoopAndAPortionEnds() {
        Debugged d =
                Debugged.of("(module (func (export \"f\") (loop $l (br $l))))").call("f");
        assertEquals(
                new StopReason.PortionDone(), d.debugger.go(Motion.OUT, 1000).reason());
        assertEquals(1002, d.machine.step());
        d.machine.pause();
        assertEquals(new StopReason.Paused(), d.debugger.goOn(Long.MAX_VALUE).reason());
    }
}
