package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.Opcode;

final class NextStepTest {

    /** What is told before each step of a function's body. */
    private static List<String> told(String fields, String body) {
        Debugged d = Debugged.of("(module (import \"env\" \"host\" (func $host (param i32)))\n" + fields
                + "\n(func $f (export \"f\") (param $x i32) (local $y i64) " + body + "))");
        d.call("f", 7);
        List<String> all = new ArrayList<>();
        Optional<NextStep> next = NextStep.of(d.machine);
        while (next.isPresent()) {
            all.add(next.get().operation() + " " + next.get().text());
            d.debugger.go(Motion.INTO);
            next = NextStep.of(d.machine);
        }
        return all;
    }

    @Test
    void numbers() {
        assertEquals(
                List.of(
                        "local.get gives 7: the value of local $x",
                        "i32.const gives 4",
                        "i32.add takes 7 and 4; gives 11: their sum",
                        "drop takes 11; throws it away; gives nothing"),
                told("", "(drop (i32.add (local.get $x) (i32.const 4)))"));
        assertTrue(told("", "(drop (i32.div_s (local.get $x) (i32.const 0)))")
                .contains("i32.div_s takes 7 and 0; would trap: integer divide by zero"));
        assertTrue(told("", "(drop (i32.lt_u (i32.const -1) (i32.const 3)))")
                .contains("i32.lt_u takes -1 and 3; gives 0: 1 if the first is less, else 0, as unsigned numbers"));
        assertTrue(
                told("", "(drop (i32.trunc_f64_s (f64.const nan)))").get(1).contains("would trap: invalid conversion"));
    }

    @Test
    void memories() {
        String memory = "(memory $m 1 2) (data (i32.const 0) \"\\07\\00\\00\\00\") (data $d \"abc\")";
        assertEquals(
                "i32.store takes the address 8 and the value 11; writes 4 bytes (0b 00 00 00, lowest byte first)"
                        + " at address 8 of memory $m; gives nothing",
                told(memory, "(i32.store (i32.const 8) (i32.const 11))").get(2));
        assertEquals(
                "i32.load takes the address 0; reads 4 bytes (07 00 00 00, lowest byte first) at address 0 of memory"
                        + " $m; gives 7",
                told(memory, "(drop (i32.load (i32.const 0)))").get(1));
        assertEquals(
                "i64.load8_s takes the address 1; reads 1 byte (00) at address 3 of memory $m (1 + offset 2); gives 0",
                told(memory, "(drop (i64.load8_s offset=2 (i32.const 1)))").get(1));
        assertEquals(
                "i32.store takes the address 65534 and the value 1; would trap: out of bounds memory access: i32.store"
                        + " at address 65534, 4 bytes, but the memory has 65536 bytes",
                told(memory, "(i32.store (i32.const 65534) (i32.const 1))").get(2));
        assertEquals(
                "i32.atomic.rmw.add takes the address 0 and the value 5; reads 4 bytes (07 00 00 00, lowest byte first)"
                        + " at address 0 of memory $m and writes 4 bytes (0c 00 00 00, lowest byte first) there; gives 7",
                told(memory, "(drop (i32.atomic.rmw.add (i32.const 0) (i32.const 5)))")
                        .get(2));
        assertEquals(
                List.of(
                        "memory.grow takes 1; adds 1 page of zeroes to memory $m; gives 1, its pages before",
                        "memory.size gives 2: the pages of memory $m"),
                told(memory, "(drop (memory.grow (i32.const 1))) (drop (memory.size))").stream()
                        .filter(text -> text.startsWith("memory"))
                        .toList());
        assertTrue(told(memory, "(drop (memory.grow (i32.const 9)))").get(1).contains("gives -1: "));
        assertEquals(
                "memory.init takes the address 4, the place 1 and the count 2; copies 2 bytes of data segment 1 from"
                        + " its byte 1 to address 4 of memory $m; gives nothing",
                told(memory, "(memory.init $d (i32.const 4) (i32.const 1) (i32.const 2))")
                        .get(3));
        assertTrue(told(memory, "(memory.copy (i32.const 4) (i32.const 65535) (i32.const 2))")
                .get(3)
                .contains("would trap: out of bounds memory access: memory.copy at address 65535, 2 bytes"));
    }

    @Test
    void controlAndCalls() {
        String sum = "(func $sum (param i32 i32) (result i32) (i32.const 1))"
                + "(table $t 2 2 funcref) (elem (i32.const 0) $sum)";
        assertTrue(
                told(sum, "(drop (call $sum (i32.const 1) (i32.const 2)))").contains("call takes 1 and 2; calls $sum"));
        assertTrue(told("", "(call $host (i32.const 5))").contains("call takes 5; calls the host's function host"));
        assertTrue(told("", "(call $host (i32.const 5))")
                .contains("host function the host's function host is at work, with 5"));
        assertTrue(told("", "(block $b (br_if $b (local.get $x)) (nop))")
                .get(1)
                .startsWith("br_if takes 7; it is not 0, so it jumps behind the block at test.wat:3:"));
        assertTrue(told("", "(loop $l (br_if $l (i32.const 0)))")
                .contains("br_if takes 0; it is 0, so it goes on with the next instruction; gives nothing"));
        assertTrue(told(
                        sum,
                        "(drop (call_indirect (param i32 i32) (result i32) (i32.const 1) (i32.const 2) (i32.const 0)))")
                .contains("call_indirect takes 1, 2 and 0; calls element 0 of table $t, $sum"));
        assertTrue(told(
                        sum,
                        "(drop (call_indirect (param i32 i32) (result i32) (i32.const 1) (i32.const 2) (i32.const 5)))")
                .get(3)
                .contains("would trap: undefined element: index 5"));
        assertTrue(told("", "(unreachable)").get(0).contains("would trap: unreachable"));
    }

    @Test
    void instantiation() {
        Debugged d =
                Debugged.begun("(module (memory 1) (data (i32.const 0) \"xin chao!\") (func $s (nop)) (start $s))");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(NextStep.of(d.machine).orElseThrow().text());
            d.go(Motion.INTO);
        }
        assertEquals(
                List.of(
                        "makes the instance: its memories, tables, globals and functions",
                        "copies data segment 0, 9 bytes, to address 0 of memory 0",
                        "calls the start function"),
                all);
    }

    @Test
    void everyInstructionHasWords() {
        Set<String> different = new HashSet<>();
        for (Opcode opcode : Opcode.values()) {
            String words = OpcodeWords.of(opcode);
            assertTrue(words.length() > 6, opcode + ": " + words);
            assertFalse(words.contains("$") || words.contains("null;") || words.contains("  "), opcode + ": " + words);
            different.add(words);
        }
        assertTrue(different.size() > 180, "sentences that tell instructions apart: " + different.size());
    }

    @Test
    void whatIsForetoldComesTrue() {
        EnumSet<Opcode> seen = EnumSet.noneOf(Opcode.class);
        foretell(Episode.everything(1_000), seen);
        for (long seed = 0; seed < 6; seed++) {
            foretell(Episode.random(seed, 1_000, 3_000), seen);
        }
        assertTrue(seen.size() > 90, "instructions met: " + seen.size());
    }

    private static void foretell(Episode episode, Set<Opcode> seen) {
        Machine machine = episode.machine;
        for (long step = 0; step < episode.timeline.end(); step++) {
            episode.timeline.travelTo(step);
            Optional<NextStep> next = NextStep.of(machine);
            int depth = machine.depth();
            List<PendingAccess> accesses = machine.pendingAccesses();
            boolean instruction = machine.instruction().isPresent() && machine.busy() && !machine.failed();
            machine.instruction().ifPresent(in -> seen.add(in.opcode()));
            episode.timeline.travelTo(step + 1);
            if (!instruction || next.orElseThrow().operation().startsWith("throw")) {
                continue;
            }
            NextStep foretold = next.get();
            String what = "step " + step + ": " + foretold.operation() + " " + foretold.text();
            assertEquals(foretold.trap().isPresent(), machine.failed(), what);
            boolean goesOn = machine.depth() == depth && machine.kind() == Snapshot.Kind.FUNCTION;
            List<Value> given = foretold.given().orElse(List.of());
            if (goesOn && !given.isEmpty()) {
                List<Value> stack = machine.snapshot().frames().get(0).stack();
                assertEquals(given, stack.subList(stack.size() - given.size(), stack.size()), what);
            }
            if (!foretold.operation().startsWith("memory")
                    && foretold.does().startsWith("writes")
                    && accesses.size() == 1
                    && accesses.get(0).width() <= 16) {
                LinearMemory memory =
                        machine.store().memories().get(accesses.get(0).memory()).memory();
                byte[] bytes = new byte[(int) accesses.get(0).width()];
                memory.read(accesses.get(0).address(), bytes, 0, bytes.length);
                assertTrue(foretold.does().contains("(" + Explainer.hex(bytes)), what);
            }
        }
    }
}
