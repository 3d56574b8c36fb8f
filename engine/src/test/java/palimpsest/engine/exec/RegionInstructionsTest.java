package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.Immediates;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.Operand;
import palimpsest.engine.valid.ValidModule;

/** Every instruction on numbers in a loop that is generated code, and as an operation: the same bits, and the same traps. */
class RegionInstructionsTest {

    /** Bits that are interesting as integers and as floats of both sizes. */
    private static final long[] BITS = {
        0,
        1,
        2,
        31,
        32,
        63,
        64,
        -1,
        -2,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x0123_4567_89ab_cdefL,
        0x80L,
        0x8000L,
        Float.floatToRawIntBits(1.5f),
        Float.floatToRawIntBits(-2.5f),
        Float.floatToRawIntBits(0x1p31f),
        Float.floatToRawIntBits(-0x1p63f),
        0x7f80_0000L,
        0xff80_0000L,
        0x7fc0_0001L,
        0xffc0_0000L,
        0x7f80_0001L,
        0x8000_0001L,
        Double.doubleToRawLongBits(0.5),
        Double.doubleToRawLongBits(-3.5),
        Double.doubleToRawLongBits(4294967295.9),
        Double.doubleToRawLongBits(-0x1p31),
        Double.doubleToRawLongBits(0x1p64),
        0x7ff0_0000_0000_0000L,
        0xfff0_0000_0000_0000L,
        0x7ff8_0000_0000_0001L,
        0xfff8_0000_0000_0000L,
        0x7ff0_0000_0000_0001L,
    };

    private static final int RESULTS = 4096;

    @Test
    void everyNumericInstructionGivesTheBitsThatItsOperationGives() {
        List<String> tried = new ArrayList<>();
        for (Opcode opcode : Opcode.values()) {
            if (isNumeric(opcode)) {
                compare(opcode, false);
                compare(opcode, true);
                tried.add(opcode.mnemonic());
            }
        }
        // The specification has 128 numeric instructions before its prefixes, and 8 that saturate; 4 are constants.
        assertEquals(136, tried.size(), tried.toString());
    }

    private static boolean isNumeric(Opcode opcode) {
        boolean plain = opcode.prefix() == 0 || opcode.prefix() == 0xfc;
        return plain
                && !opcode.special()
                && opcode.immediates() == Immediates.NONE
                && opcode.access().isEmpty()
                && !opcode.pops().isEmpty();
    }

    /** Runs an instruction on all pairs; {@code tested} says whether what a branch makes of its result is looked at too. */
    private static void compare(Opcode opcode, boolean tested) {
        String text = module(opcode, tested);
        ValidModule module = Wasm.loadText("test.wat", text).valid().orElseThrow(() -> new AssertionError(text));
        List<String> seen = new ArrayList<>();
        for (Tier tier : List.of(Tier.EXACT, Tier.STRESS)) {
            Machine machine = new Machine(new Store(), tier);
            ModuleInstance instance = machine.instantiate("test", module, List.of());
            machine.finish();
            ByteBuffer table = ByteBuffer.allocate(BITS.length * 8).order(ByteOrder.LITTLE_ENDIAN);
            for (long bits : BITS) {
                table.putLong(bits);
            }
            machine.write(instance.memories().get(0), 0, table.array(), "test");
            StringBuilder outcomes = new StringBuilder();
            // A trap ends a call; the next one begins after the pair that trapped.
            for (int pair = 0; pair < BITS.length * BITS.length; ) {
                Outcome outcome = machine.call(instance.function("run").orElseThrow(), List.of(new Value.I32(pair)));
                if (!(outcome instanceof Outcome.Trapped trapped)) {
                    break;
                }
                outcomes.append(machine.snapshot().frames().get(0).locals())
                        .append(trapped.trap().message())
                        .append(trapped.trap().step());
                pair = ((Value.I32) instance.globals().get(0).value()).value() + 1;
            }
            outcomes.append(SeenState.of(machine, instance));
            seen.add(outcomes.toString());
            if (tier == Tier.STRESS) {
                assertTrue(machine.regions().linked() > 0, opcode.mnemonic());
                assertEquals(0, machine.regions().failures(), opcode.mnemonic());
            }
        }
        assertEquals(seen.get(0), seen.get(1), opcode.mnemonic() + "\n" + text);
    }

    private static String module(Opcode opcode, boolean tested) {
        StringBuilder operation = new StringBuilder("(" + opcode.mnemonic());
        for (int i = 0; i < opcode.pops().size(); i++) {
            operation
                    .append(" (")
                    .append(type(opcode.pops().get(i)))
                    .append(".load (local.get ")
                    .append(i == 0 ? "$a" : "$b")
                    .append("))");
        }
        operation.append(")");
        String result = type(opcode.pushes().get(0));
        // The result goes through a local, is used by another instruction, decides a branch, and is written.
        String looked = tested && result.equals("i32")
                ? "(if " + operation + " (then (global.set $count (i32.add (global.get $count) (i32.const 1)))))"
                        + "(br_if $next (i32.eqz " + operation + "))"
                        + "(global.set $count (select (i32.const 7) (global.get $count) " + operation + "))"
                : "(" + result + ".store offset=8 (local.get $to) (local.tee $x " + operation + "))";
        return """
                (module (memory 2) (global $pair (mut i32) (i32.const 0)) (global $count (mut i32) (i32.const 0))
                  (func (export "run") (param $pair i32) (local $a i32) (local $b i32) (local $to i32) (local $x %s)
                    (loop $again
                      (global.set $pair (local.get $pair))
                      (local.set $a (i32.shl (i32.div_u (local.get $pair) (i32.const %d)) (i32.const 3)))
                      (local.set $b (i32.shl (i32.rem_u (local.get $pair) (i32.const %d)) (i32.const 3)))
                      (local.set $to (i32.add (i32.const %d) (i32.shl (local.get $pair) (i32.const 4))))
                      (block $next
                        (%s.store (local.get $to) %s)
                        %s)
                      (br_if $again (i32.lt_u (local.tee $pair (i32.add (local.get $pair) (i32.const 1))) (i32.const %d))))))
                """.formatted(
                result, BITS.length, BITS.length, RESULTS, result, operation, looked, BITS.length * BITS.length);
    }

    private static String type(Operand operand) {
        return operand.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void nanBitsPassThroughUnchangedUntilArithmeticMakesThemCanonical() {
        String text = """
                (module (memory 1)
                  (func (export "run") (param $n i32) (local $f f32) (local $d f64) (local $keep f64)
                    (local.set $f (f32.reinterpret_i32 (i32.const 0x7fa00001)))
                    (local.set $d (f64.reinterpret_i64 (i64.const 0xfff4000000000001)))
                    (local.set $keep (local.get $d))
                    (loop $again
                      (f32.store (i32.const 0) (local.get $f))
                      (f64.store (i32.const 8) (f64.neg (local.get $keep)))
                      (f64.store (i32.const 16) (f64.add (local.get $d) (f64.const 1)))
                      (f32.store (i32.const 24) (f32.copysign (f32.mul (local.get $f) (f32.const 2)) (f32.const -1)))
                      (f64.store (i32.const 32) (f64.promote_f32 (local.get $f)))
                      (f64.store (i32.const 40) (select (local.get $keep) (f64.div (f64.const 0) (f64.const 0)) (local.get $n)))
                      (local.set $d (f64.sub (local.get $d) (f64.const 1)))
                      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
                """;
        ValidModule module = Wasm.loadText("test.wat", text).valid().orElseThrow();
        Machine machine = new Machine(new Store(), Tier.STRESS);
        ModuleInstance instance = machine.instantiate("test", module, List.of());
        machine.finish();
        machine.call(instance.function("run").orElseThrow(), List.of(new Value.I32(2000)));
        assertTrue(machine.regions().linked() > 0);
        byte[] bytes = new byte[48];
        instance.memories().get(0).memory().read(0, bytes, 0, bytes.length);
        ByteBuffer memory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0x7fa0_0001, memory.getInt(0));
        assertEquals(0x7ff4_0000_0000_0001L, memory.getLong(8));
        assertEquals(0x7ff8_0000_0000_0000L, memory.getLong(16));
        assertEquals(0xffc0_0000, memory.getInt(24));
        assertEquals(0x7ff8_0000_0000_0000L, memory.getLong(32));
        assertEquals(0xfff4_0000_0000_0001L, memory.getLong(40));
    }
}
