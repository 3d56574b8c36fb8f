package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import palimpsest.engine.debug.OperandOrigin.Kind;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Progress;

final class OperandsTest {

    /** Runs to an expression, and tells of each operand where it came from. */
    private static List<String> at(String wat, String expression, int argument) {
        Debugged d = Debugged.of(wat);
        d.debugger.add(d.at(expression));
        d.call("f", argument).debugger.go(Motion.RUN);
        return Operands.of(d.machine, 0).stream()
                .map(operand -> operand.value() + " " + operand.kind() + " "
                        + operand.places().stream()
                                .map(OperandOrigin.Place::mnemonic)
                                .toList())
                .toList();
    }

    @Test
    void anOperandNamesTheInstructionThatPutItThere() {
        String wat = "(module (func (export \"f\") (param $x i32)"
                + " (drop (i32.add (local.get $x) (i32.mul (i32.const 2) (i32.const 3))))))";
        assertEquals(
                List.of(
                        "i32:9 INSTRUCTION [local.get]",
                        "i32:2 INSTRUCTION [i32.const]",
                        "i32:3 INSTRUCTION [i32.const]"),
                afterThreeSteps(wat, 9));
    }

    private static List<String> afterThreeSteps(String wat, int argument) {
        Debugged d = Debugged.of(wat).call("f", argument);
        for (int i = 0; i < 3; i++) {
            d.go(Motion.INTO);
        }
        return Operands.of(d.machine, 0).stream()
                .map(operand -> operand.value() + " " + operand.kind() + " "
                        + operand.places().stream()
                                .map(OperandOrigin.Place::mnemonic)
                                .toList())
                .toList();
    }

    @Test
    void whereWaysMeetItCameFromOneOfSeveral() {
        String wat = """
                (module (func (export "f") (param $x i32)
                  (if (result i32) (local.get $x)
                    (then (i32.const 1))
                    (else (i32.add (local.get $x) (i32.const 2))))
                  (block (result i32) (br 0 (i32.mul (local.get $x) (local.get $x))))
                  (nop)
                  (drop) (drop)))
                """;
        assertEquals(List.of("i32:2 ONE_OF [i32.const, i32.add]", "i32:0 INSTRUCTION [i32.mul]"), at(wat, "(nop)", 0));
    }

    @Test
    void aLoopsParameterCameFromBeforeItOrFromABranch() {
        String wat = """
                (module (func (export "f") (param $x i32)
                  (i32.const 5)
                  (loop $l (param i32) (result i32)
                    (nop)
                    (i32.sub (i32.const 1))
                    (br_if $l (local.tee $x (i32.sub (local.get $x) (i32.const 1)))))
                  (drop)))
                """;
        assertEquals(List.of("i32:5 ONE_OF [i32.const, i32.sub]"), at(wat, "(nop)", 3));
    }

    @Test
    void whatAnExceptionCarriesIsCaught() {
        String wat = """
                (module (tag $e (param i32)) (func (export "f") (param $x i32)
                  (block $h (result i32)
                    (try_table (catch $e $h) (throw $e (local.get $x)))
                    (unreachable))
                  (nop)
                  (drop)))
                """;
        assertEquals(List.of("i32:4 CAUGHT [try_table]"), at(wat, "(nop)", 4));
    }

    @Test
    void aCallersOperandsAreToldToo() {
        Debugged d = Debugged.of("""
                (module (func $g (param i32) (nop))
                  (func (export "f") (param $x i32) (i32.const 8) (call $g (local.get $x)) (drop)))
                """);
        d.debugger.add(d.at("(nop)"));
        d.call("f", 3).debugger.go(Motion.RUN);
        assertEquals(List.of(), Operands.of(d.machine, 0));
        List<OperandOrigin> outer = Operands.of(d.machine, 1);
        assertEquals(1, outer.size());
        assertEquals("i32.const", outer.get(0).places().get(0).mnemonic());
        OptionalLong step = d.debugger.lastExecuted(
                Set.of(outer.get(0).places().get(0).point()), d.machine.depth() - 1, Progress.NONE);
        d.debugger.travelTo(step.orElseThrow());
        assertEquals("f: (i32.const 8)", d.standing());
    }

    @Test
    void whatWasExecutedLastGaveTheValue() {
        int asked = check(Episode.everything(100), 3);
        for (long seed = 0; seed < 4; seed++) {
            asked += check(Episode.random(seed, 200, 500), 11);
        }
        assertTrue(asked > 60, "operands looked at: " + asked);
    }

    /** Every so many steps. */
    private static int check(Episode episode, int pace) {
        Machine machine = episode.machine;
        Debugger debugger = episode.debugger;
        int asked = 0;
        for (long step = 0; step < episode.timeline.end(); step += pace) {
            debugger.travelTo(step);
            if (!machine.beforeInstruction() || machine.kind() != Snapshot.Kind.FUNCTION) {
                continue;
            }
            for (OperandOrigin operand : Operands.of(machine, 0)) {
                assertTrue(operand.kind() != Kind.UNKNOWN, "step " + step);
                boolean called = operand.places().stream()
                        .anyMatch(place -> place.mnemonic().startsWith("call"));
                if (called || operand.kind() == Kind.CAUGHT) {
                    continue;
                }
                debugger.travelTo(step);
                Set<CodePoint> places = new HashSet<>();
                operand.places().forEach(place -> places.add(place.point()));
                long by = debugger.lastExecuted(places, machine.depth(), Progress.NONE)
                        .orElseThrow();
                assertEquals(step, episode.timeline.cursor());
                debugger.travelTo(by + 1);
                List<Value> stack = machine.snapshot().frames().get(0).stack();
                assertEquals(operand.value(), stack.get(stack.size() - 1), "step " + step + " by " + by);
                asked++;
            }
        }
        return asked;
    }
}
