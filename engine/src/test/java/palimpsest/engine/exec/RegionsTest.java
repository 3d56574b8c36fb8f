package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.ResourceLimits;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.valid.ValidModule;

/** Loops and small functions as generated code: that they are made, and that nobody can tell, but by the clock. */
class RegionsTest {

    /** A loop that stores what a small function makes of its counter. */
    private static final String SQUARES = """
        (module (memory (export "m") 2)
          (global $last (mut i32) (i32.const 0))
          (func $square (param i32) (result i32) (i32.mul (local.get 0) (local.get 0)))
          (func (export "run") (param $count i32) (result i32) (local $i i32) (local $sum i32)
            (loop $again
              (i32.store (i32.shl (local.get $i) (i32.const 2)) (call $square (local.get $i)))
              (local.set $sum (i32.add (local.get $sum) (i32.load (i32.shl (local.get $i) (i32.const 2)))))
              (global.set $last (local.get $sum))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $again (i32.lt_u (local.get $i) (local.get $count))))
            (local.get $sum)))
        """;

    private static final String FOREVER = """
        (module (memory 1) (func (export "run") (local $i i32)
          (loop $again
            (i32.store (i32.const 8) (local.tee $i (i32.add (local.get $i) (i32.const 1))))
            (br $again))))
        """;

    /** A loop that asks its host for something every now and then, by a function that is not quite small. */
    private static final String READER = """
        (module (import "env" "more" (func $more (result i32))) (memory 1) (global $left (mut i32) (i32.const 0))
          (func $next (result i32)
            (if (i32.eqz (global.get $left)) (then (global.set $left (call $more)) %s))
            (global.set $left (i32.sub (global.get $left) (i32.const 1)))
            (i32.load8_u (global.get $left)))
          (func (export "run") (local $sum i32)
            (loop $again
              (local.set $sum (i32.add (local.get $sum) (call $next)))
              (br $again))))
        """.formatted("(i32.store (i32.const 8) (i32.const 9))\n".repeat(50));

    private static final class Run {
        final Machine machine;
        final ModuleInstance instance;
        final FunctionInstance function;

        Run(Tier tier, String text) {
            ValidModule module = Wasm.loadText("test.wat", text).valid().orElseThrow();
            machine = new Machine(new Store(), tier);
            instance = machine.instantiate("test", module, List.of());
            machine.finish();
            function = instance.function("run").orElseThrow();
        }

        Outcome call(int... arguments) {
            return machine.call(function, List.of(Running.numbers(arguments)));
        }

        Trap trap(int... arguments) {
            return assertInstanceOf(Outcome.Trapped.class, call(arguments)).trap();
        }
    }

    /** As a text, but for which object a source is. */
    private static String shown(Object told) {
        return told.toString().replaceAll("TextSource@[0-9a-f]+", "source");
    }

    @Test
    void aHotLoopBecomesGeneratedCodeInTheBackground() {
        Run run = new Run(Tier.HOT, FOREVER);
        run.machine.invoke(run.function, List.of());
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            while (run.machine.regions().linked() == 0) {
                run.machine.run(1_000_000);
            }
        });
        run.machine.run(1_000_001);
        assertEquals(0, run.machine.regions().failures());
    }

    @Test
    void aHotLoopIsFoundAlthoughItCallsTheHostAgainAndAgain() {
        Imports imports = new Imports();
        imports.define(
                "env",
                "more",
                new HostFunctionInstance(
                        "env.more",
                        new FunctionType(List.of(), List.of(NumberType.I32)),
                        (context, arguments) -> List.of(new Value.I32(1000))));
        Running reader = Running.text(READER, imports);
        reader.machine.setFastest(Tier.HOT);
        reader.machine.invoke(reader.function("run"), List.of());
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            while (reader.machine.regions().linked() == 0) {
                reader.machine.run(1_000_000);
            }
        });
        assertEquals(0, reader.machine.regions().failures());
    }

    @Test
    void theThreadThatMakesCodeEndsByItself() throws InterruptedException {
        Run run = new Run(Tier.HOT, FOREVER);
        run.machine.invoke(run.function, List.of());
        while (run.machine.regions().linked() == 0) {
            run.machine.run(1_000_000);
        }
        for (int i = 0; i < 300 && regionThreads() > 0; i++) {
            Thread.sleep(100);
        }
        assertEquals(0, regionThreads());
    }

    private static long regionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("palimpsest-regions"))
                .count();
    }

    @Test
    void everyStopIsAtTheVeryStep() {
        Run exact = new Run(Tier.EXACT, SQUARES);
        Run generated = new Run(Tier.STRESS, SQUARES);
        exact.machine.invoke(exact.function, List.of(Running.numbers(40)));
        generated.machine.invoke(generated.function, List.of(Running.numbers(40)));
        for (int i = 0; ; i++) {
            Outcome expected = exact.machine.run(1 + i % 23);
            Outcome actual = generated.machine.run(1 + i % 23);
            assertEquals(expected.toString(), actual.toString());
            assertEquals(
                    SeenState.of(exact.machine, exact.instance), SeenState.of(generated.machine, generated.instance));
            if (expected instanceof Outcome.Finished) {
                break;
            }
        }
        assertTrue(generated.machine.regions().linked() > 0);
    }

    @Test
    void aStoreOutOfBoundsTrapsAtItsStepAndPlace() {
        Trap expected = new Run(Tier.EXACT, SQUARES).trap(40_000);
        Trap actual = new Run(Tier.STRESS, SQUARES).trap(40_000);
        assertEquals(shown(expected), shown(actual));
        assertTrue(actual.message().startsWith("out of bounds memory access"), actual.message());
    }

    @Test
    void trapsOfArithmeticAreThoseOfTheOperations() {
        for (String trapping : List.of(
                "(drop (i32.div_u (i32.const 7) (i32.sub (local.get $n) (i32.const 5))))",
                "(drop (i32.rem_s (i32.const 7) (i32.sub (local.get $n) (i32.const 5))))",
                "(drop (i64.div_s (i64.const 7) (i64.extend_i32_s (i32.sub (local.get $n) (i32.const 5)))))",
                "(drop (i32.div_s (i32.const 0x80000000) (i32.sub (i32.const 4) (local.get $n))))",
                "(drop (i64.div_s (i64.const 0x8000000000000000) (i64.extend_i32_s (i32.sub (i32.const 4) (local.get"
                        + " $n)))))",
                "(drop (i32.trunc_f64_s (f64.div (f64.const 1) (f64.convert_i32_s (i32.sub (local.get $n) (i32.const"
                        + " 5))))))",
                "(drop (i64.trunc_f32_u (f32.convert_i32_s (i32.sub (i32.const 4) (local.get $n)))))",
                "(if (i32.eq (local.get $n) (i32.const 5)) (then unreachable))",
                "(drop (i64.load offset=65531 (local.get $n)))",
                "(drop (i32.load8_u offset=0xfffffffb (local.get $n)))",
                "(i64.store16 offset=65530 (local.get $n) (i64.const 1))")) {
            String text = """
                (module (memory 1) (func (export "run") (local $n i32)
                  (loop $again (local.set $n (i32.add (local.get $n) (i32.const 1))) %s (br $again))))
                """.formatted(trapping);
            Run exact = new Run(Tier.EXACT, text);
            Run generated = new Run(Tier.STRESS, text);
            assertEquals(shown(exact.trap()), shown(generated.trap()), trapping);
            assertEquals(
                    SeenState.of(exact.machine, exact.instance), SeenState.of(generated.machine, generated.instance));
            assertTrue(generated.machine.regions().linked() > 0, trapping);
            assertEquals(0, generated.machine.regions().failures());
        }
    }

    @Test
    void aTrapInACallThatIsMadeInGeneratedCodeTellsTheCalls() {
        String text = """
            (module
              (func $inner (param i32) (result i32) (i32.div_s (i32.const 100) (local.get 0)))
              (func $outer (param i32) (result i32) (i32.add (i32.const 1) (call $inner (local.get 0))))
              (func (export "run") (param $n i32)
                (loop $again
                  (drop (call $outer (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                  (br $again))))
            """;
        Trap expected = new Run(Tier.EXACT, text).trap(20);
        Run generated = new Run(Tier.STRESS, text);
        Trap actual = generated.trap(20);
        assertEquals(shown(expected), shown(actual));
        assertEquals(3, actual.stack().size());
        assertTrue(generated.machine.regions().linked() > 0);
    }

    @Test
    void deepRecursionEndsAtTheSameCall() {
        String text = """
            (module (func $down (export "run") (param i32) (result i32)
              (i32.add (i32.const 1) (call $down (i32.add (local.get 0) (i32.const 1))))))
            """;
        ResourceLimits few = ResourceLimits.USUAL.withCalls(777);
        List<String> traps = new ArrayList<>();
        for (Tier tier : List.of(Tier.EXACT, Tier.STRESS)) {
            Machine machine = new Machine(new Store(few), tier);
            ValidModule module = Wasm.loadText("test.wat", text).valid().orElseThrow();
            ModuleInstance instance = machine.instantiate("test", module, List.of());
            machine.finish();
            traps.add(shown(machine.call(instance.function("run").orElseThrow(), List.of(new Value.I32(0)))));
        }
        assertEquals(traps.get(0), traps.get(1));
        assertTrue(traps.get(0).contains("call stack exhausted"), traps.get(0));
    }

    @Test
    void pauseIsSeenWithinMilliseconds() throws InterruptedException {
        Run run = new Run(Tier.HOT, FOREVER);
        run.machine.invoke(run.function, List.of());
        while (run.machine.regions().linked() == 0) {
            run.machine.run(1_000_000);
        }
        run.machine.run(50_000_000);
        Thread pauser = new Thread(() -> run.machine.pause());
        long begun = System.nanoTime();
        pauser.start();
        Outcome outcome = run.machine.finish();
        assertEquals(new Outcome.Paused(Outcome.Reason.REQUESTED), outcome);
        assertTrue(System.nanoTime() - begun < 2_000_000_000L, "it took too long");
        pauser.join();
    }

    @Test
    void aBreakpointInALoopThatIsGeneratedCodeIsMet() {
        Run run = new Run(Tier.STRESS, SQUARES);
        run.machine.invoke(run.function, List.of(Running.numbers(1000)));
        run.machine.run(5000);
        assertTrue(run.machine.regions().linked() > 0);
        assertMet(run, 1, "the loop itself");
        assertMet(run, 0, "a function that is called in it");
    }

    private static void assertMet(Run run, int function, String what) {
        int[] asked = {0};
        CodePoint entry = new CodePoint(run.instance.module(), function, offsetOfMultiplication(run, function));
        run.machine.setSupervisor(new Supervisor() {
            @Override
            public boolean stop(Machine machine) {
                boolean there = machine.offset() == entry.offset()
                        && machine.function().orElseThrow()
                                == run.instance.functions().get(function);
                asked[0] += there ? 1 : 0;
                return there && asked[0] > 1;
            }
        });
        run.machine.setGuards(new Guards(Set.of(entry), List.of(), List.of(), false));
        Outcome outcome = run.machine.run(100_000);
        assertEquals(new Outcome.Paused(Outcome.Reason.CONDITION), outcome, what);
        run.machine.setGuards(Guards.NONE);
        run.machine.setSupervisor(Supervisor.NONE);
    }

    /** The offset of the second instruction of a function. */
    private static int offsetOfMultiplication(Run run, int function) {
        Body body = (Body) ((WasmFunction) run.instance.functions().get(function)).executable();
        return body.offsets[1];
    }

    @Test
    void listenersHearOfEveryWriteWithItsStep() {
        List<String> heard = new ArrayList<>();
        for (Tier tier : List.of(Tier.EXACT, Tier.STRESS)) {
            Run run = new Run(tier, SQUARES);
            List<WriteEvent> events = new ArrayList<>();
            run.machine.store().listen(WriteListener.events(events::add));
            run.call(300);
            heard.add(shown(events));
            assertEquals(300, events.size());
        }
        assertEquals(heard.get(0), heard.get(1));
    }

    @Test
    void aListenerThatComesWhileALoopRunsHearsTheNextWrite() {
        Run run = new Run(Tier.STRESS, SQUARES);
        run.machine.invoke(run.function, List.of(Running.numbers(3000)));
        run.machine.run(20_000);
        List<WriteEvent> events = new ArrayList<>();
        run.machine.store().listen(WriteListener.events(events::add));
        long step = run.machine.step();
        run.machine.run(30);
        assertFalse(events.isEmpty());
        assertTrue(events.get(0).step() >= step && events.get(0).step() < step + 30);
    }

    @Test
    void everyStoreWidthAcrossLinesAndPagesNamesItsWriter() {
        String text = """
            (module (memory 2) (func (export "run") (local $i i32)
              (loop $again
                (i32.store8 (local.get $i) (local.get $i))
                (i32.store16 offset=300 align=1 (local.get $i) (local.get $i))
                (i32.store offset=65200 align=1 (local.get $i) (local.get $i))
                (i64.store offset=65530 align=1 (local.get $i) (i64.extend_i32_u (local.get $i)))
                (f64.store offset=66000 align=1 (local.get $i) (f64.convert_i32_u (local.get $i)))
                (i64.store32 offset=70000 align=1 (local.get $i) (i64.load offset=65528 align=1 (local.get $i)))
                (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 3))) (i32.const 700))))))
            """;
        Run exact = new Run(Tier.EXACT, text);
        Run generated = new Run(Tier.STRESS, text);
        exact.call();
        generated.call();
        assertTrue(generated.machine.regions().linked() > 0);
        assertEquals(SeenState.of(exact.machine, exact.instance), SeenState.of(generated.machine, generated.instance));
    }

    @Test
    void generatedMethodsStayWithinWhatHotSpotCompiles() {
        StringBuilder text =
                new StringBuilder("(module (memory 1) (func (export \"run\") (local $i i32) (loop $again ");
        text.append("(i32.store (local.get $i) (i32.load offset=4 (local.get $i)))".repeat(120));
        text.append("(loop $inner (br_if $inner (i32.and (local.tee $i (i32.add (local.get $i) (i32.const 1)))");
        text.append(" (i32.const 63)))) (br_if $again (i32.lt_u (local.get $i) (i32.const 1000))))))");
        Run run = new Run(Tier.STRESS, text.toString());
        assertInstanceOf(Outcome.Finished.class, run.call());
        // The outer loop is too large; the inner one is not.
        assertEquals(1, run.machine.regions().linked());
        assertEquals(0, run.machine.regions().failures());
    }
}
