package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.ResourceLimits;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.valid.ValidModule;

/** Functions that call themselves and each other in generated code, left wherever it may be left. */
class RegionCallsTest {

    /** Two calls in each other, with operands and locals that live across them. */
    private static final String ACKERMANN = """
            (module (func $a (export "run") (param $m i32) (param $n i32) (result i32) (local $keep i64)
              (local.set $keep (i64.extend_i32_u (local.get $n)))
              (if (i32.eqz (local.get $m)) (then (return (i32.add (local.get $n) (i32.const 1)))))
              (if (i32.eqz (local.get $n)) (then
                (return (call $a (i32.sub (local.get $m) (i32.const 1)) (i32.const 1)))))
              (call $a (i32.sub (local.get $m) (i32.const 1))
                (i32.add
                  (i32.wrap_i64 (i64.sub (local.get $keep) (i64.extend_i32_u (local.get $n))))
                  (call $a (local.get $m) (i32.sub (local.get $n) (i32.const 1)))))))
            """;

    /** All types of numbers, through functions that call each other, with stores on the way down and up. */
    private static final String TYPES = """
            (module (memory 1)
              (func $long (param $n i32) (param $x f64) (result i64)
                (i32.store (i32.shl (local.get $n) (i32.const 2)) (local.get $n))
                (if (i32.eqz (local.get $n)) (then (return (i64.const 7))))
                (i64.add
                  (i64.trunc_f32_s (call $float (i32.sub (local.get $n) (i32.const 1)) (i64.const 3)))
                  (i64.trunc_f64_s (local.get $x))))
              (func $float (param $n i32) (param $x i64) (result f32)
                (if (i32.eqz (local.get $n)) (then (return (f32.const 0.5))))
                (f32.demote_f64 (f64.mul (f64.const 0.5)
                  (call $double (i32.sub (local.get $n) (i32.const 1)) (f32.convert_i64_s (local.get $x))))))
              (func $double (param $n i32) (param $x f32) (result f64) (local $sum f64)
                (if (i32.eqz (local.get $n)) (then (return (f64.const 2.5))))
                (local.set $sum (f64.convert_i64_s
                  (call $long (i32.sub (local.get $n) (i32.const 1)) (f64.promote_f32 (local.get $x)))))
                (call $nothing (i32.sub (local.get $n) (i32.const 1)))
                (f64.store offset=1000 (i32.shl (local.get $n) (i32.const 3)) (local.get $sum))
                (f64.add (local.get $sum) (f64.const 1)))
              (func $nothing (param $n i32)
                (i32.store16 offset=3000 (i32.shl (local.get $n) (i32.const 1)) (local.get $n))
                (if (local.get $n) (then (drop
                  (call $long (i32.shr_u (local.get $n) (i32.const 1)) (f64.const 1))))))
              (func (export "run") (param $n i32) (param $rounds i32) (result i64) (local $sum i64)
                (loop $again
                  (local.set $sum (i64.add (local.get $sum) (call $long (local.get $n) (f64.const 2))))
                  (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
                (local.get $sum)))
            """;

    /** Goes down until it traps, having stored; some calls lie at the very frame of their caller. */
    private static final String TRAPS = """
            (module (memory 1) (global $count (mut i32) (i32.const 0))
              (func $counted
                (global.set $count (i32.sub (global.get $count) (i32.const 1)))
                (if (i32.gt_s (global.get $count) (i32.const 0)) (then (call $counted))))
              (func $down (param $n i32) (result i32)
                (global.set $count (i32.and (local.get $n) (i32.const 7)))
                (call $counted)
                (i32.add
                  (i32.div_u (i32.const 1000) (i32.sub (local.get $n) (i32.const 900)))
                  (call $down (i32.add (local.get $n) (i32.const 1)))))
              (func (export "run") (param $from i32) (param $x i32) (result i32) (call $down (local.get $from))))
            """;

    /** What generated code cannot do, in the middle of a tree of calls. */
    private static final String GROWS = """
            (module (memory 1 40)
              (func $tree (param $n i32) (result i32) (local $here i32)
                (if (i32.eqz (local.get $n)) (then (return (i32.const 1))))
                (local.set $here (call $tree (i32.sub (local.get $n) (i32.const 1))))
                (if (i32.eq (i32.and (local.get $here) (i32.const 15)) (i32.const 8))
                  (then (drop (memory.grow (i32.const 1)))))
                (i32.store (i32.shl (local.get $here) (i32.const 2)) (memory.size))
                (i32.add (local.get $here) (call $tree (i32.sub (local.get $n) (i32.const 1)))))
              (func (export "run") (param $n i32) (param $x i32) (result i32) (call $tree (local.get $n))))
            """;

    private static final class Side {
        final Machine machine;
        final ModuleInstance instance;

        Side(Tier tier, String text, ResourceLimits limits) {
            machine = new Machine(new Store(limits), tier);
            ValidModule module = Wasm.loadText("calls.wat", text).valid().orElseThrow();
            instance = machine.instantiate("calls", module, List.of());
            machine.finish();
        }

        void invoke(int... arguments) {
            FunctionInstance run = instance.function("run").orElseThrow();
            machine.invoke(run, List.of(new Value.I32(arguments[0]), new Value.I32(arguments[1])));
        }

        String state() {
            return SeenState.of(machine, instance);
        }
    }

    /** Runs in portions of all sizes, and compares all that there is after each. */
    private static void compare(String text, long seed, ResourceLimits limits, int... arguments) {
        Side exact = new Side(Tier.EXACT, text, limits);
        Side generated = new Side(Tier.STRESS, text, limits);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 3; round++) {
            exact.invoke(arguments);
            generated.invoke(arguments);
            Outcome expected;
            for (int i = 0; ; i++) {
                long steps = i < 40 ? 1 + random.nextLong(1L << (3 + random.nextInt(14))) : Long.MAX_VALUE;
                expected = exact.machine.run(steps);
                Outcome actual = generated.machine.run(steps);
                assertEquals(shown(expected), shown(actual));
                assertEquals(exact.machine.step(), generated.machine.step());
                assertEquals(exact.state(), generated.state());
                if (!(expected instanceof Outcome.Paused)) {
                    break;
                }
            }
        }
        assertTrue(generated.machine.regions().linked() > 0);
        assertEquals(0, generated.machine.regions().failures());
    }

    /** Without the identities of sources. */
    private static String shown(Outcome outcome) {
        return outcome instanceof Outcome.Trapped trapped
                ? trapped.trap().message()
                        + trapped.trap().step()
                        + trapped.trap().stack()
                : outcome.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCallAsAnArgumentOfACallIsAsItIsInExactCode(long seed) {
        compare(ACKERMANN, seed, ResourceLimits.USUAL, 2, 5 + (int) seed * 9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void numbersOfAllTypesGoDownAndComeBack(long seed) {
        compare(TYPES, seed, ResourceLimits.USUAL, 9 + (int) seed, 60);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aTrapDeepInCallsIsAtItsPlace(long seed) {
        compare(TRAPS, seed, ResourceLimits.USUAL, 900 - 150 * (int) seed, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tooManyCallsAreTooManyAtTheSameCall(long seed) {
        compare(TRAPS, seed, ResourceLimits.USUAL.withCalls(200 * (int) seed), -100_000, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsLeftToTheOperationsMayBeAnywhere(long seed) {
        compare(GROWS, seed, ResourceLimits.USUAL, 7 + (int) seed, 0);
    }
}
