package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.ValidModule;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/**
 * Runs random modules here and in Endive's interpreter: same results, same kinds of traps, same memory. The property
 * {@code palimpsest.differential.modules} says how many.
 */
class DifferentialTest {

    private static final int MODULES = Integer.getInteger("palimpsest.differential.modules", 200);

    @Test
    void randomModulesBehaveAsInAnotherEngine() {
        List<String> differences = new ArrayList<>();
        for (long seed = 0; seed < MODULES; seed++) {
            compare(seed, differences);
        }
        assertEquals(List.of(), differences);
    }

    private static void compare(long seed, List<String> differences) {
        byte[] binary = RandomModule.binary(seed);
        ValidModule module = Wasm.load("random.wasm", binary).valid().orElseThrow();
        Machine machine = new Machine(new Store());
        ModuleInstance ours = machine.instantiate("random", module, List.of());
        machine.finish();
        Instance theirs = Instance.builder(Parser.parse(binary)).build();
        for (RandomModule.Call call : RandomModule.calls(seed)) {
            String expected = endive(theirs, call, seed);
            String actual = palimpsest(machine, ours, call);
            if (!expected.equals(actual)) {
                differences.add("seed " + seed + ", " + call + ": Endive " + expected + ", here " + actual);
                return;
            }
        }
        byte[] memory = new byte
                [ours.memories().get(0).memory().pages() > 0
                        ? (int) ours.memories().get(0).memory().length()
                        : 0];
        ours.memories().get(0).memory().read(0, memory, 0, memory.length);
        byte[] expected = theirs.memory().readBytes(0, theirs.memory().pages() * 65536);
        int at = Arrays.mismatch(expected, memory);
        if (at >= 0) {
            differences.add("seed " + seed + ": memory differs at " + at);
        }
    }

    private static String endive(Instance instance, RandomModule.Call call, long seed) {
        try {
            long[] results = instance.export(call.function())
                    .apply(call.arguments().stream().mapToLong(Long::longValue).toArray());
            List<String> shown = new ArrayList<>();
            List<ValueType> types = RandomModule.results(seed, call.function());
            for (int i = 0; i < types.size(); i++) {
                shown.add(Value.of(types.get(i), results[i], 0, NullReference.NULL)
                        .toString());
            }
            return withoutNanBits(shown.toString());
        } catch (RuntimeException trap) {
            return kind(String.valueOf(trap.getMessage()));
        }
    }

    private static String palimpsest(Machine machine, ModuleInstance instance, RandomModule.Call call) {
        FunctionInstance function = instance.function(call.function()).orElseThrow();
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            arguments.add(Value.of(
                    function.type().parameters().get(i), call.arguments().get(i), 0, NullReference.NULL));
        }
        Outcome outcome = machine.call(function, arguments);
        if (outcome instanceof Outcome.Finished finished) {
            return withoutNanBits(finished.results().toString());
        }
        return outcome instanceof Outcome.Trapped trapped ? kind(trapped.trap().message()) : outcome.toString();
    }

    /** The specification leaves a NaN's sign and payload open. */
    private static String withoutNanBits(String text) {
        return text.replaceAll("-?nan[^, \\]]*", "nan");
    }

    /** The phrase that the test suite has for a trap. */
    private static String kind(String message) {
        for (String phrase : List.of(
                "out of bounds memory access",
                "out of bounds table access",
                "integer divide by zero",
                "integer overflow",
                "invalid conversion to integer",
                "undefined element",
                "uninitialized element",
                "indirect call type mismatch",
                "unreachable",
                "call stack exhausted")) {
            if (message.startsWith(phrase)) {
                return phrase;
            }
        }
        return message;
    }
}
