package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.valid.ValidModule;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/**
 * Steps through calls here and in Endive's interpreter side by side: at every step the same instruction at the same place,
 * with the same operands on the stack. The properties {@code palimpsest.differential.stepped} and
 * {@code palimpsest.differential.steps} say how many random modules, and how many steps a call.
 */
class StepDifferentialTest {

    /** Steps compared a call. */
    private static final int MOST_STEPS = Integer.getInteger("palimpsest.differential.steps", 1_500);

    /** What stands on the stack before a step, deepest first, as raw bits. */
    private record Step(int address, List<Long> stack) {}

    @Test
    void randomModulesTakeTheSameSteps() {
        for (long seed = 0; seed < Long.getLong("palimpsest.differential.stepped", 10); seed++) {
            byte[] binary = RandomModule.binary(seed);
            Pair pair = new Pair("seed " + seed, binary);
            for (RandomModule.Call call : RandomModule.calls(seed)) {
                pair.compare(call.function(), call.arguments());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeds", "c", "rust", "assemblyscript", "wasm-by-example"})
    void realModulesTakeTheSameSteps(String folder) throws IOException {
        for (Path file : files(TestData.path("modules/" + folder))) {
            String name = file.getFileName().toString();
            // Endive has no 64-bit memories, and takes a shared one only where it is imported.
            if (!name.equals("mem64.wasm") && !name.contains("sharedmem")) {
                Pair pair = new Pair(name, Files.readAllBytes(file));
                for (String function : pair.functions()) {
                    pair.compare(function, pair.arguments(function, 0));
                    pair.compare(function, pair.arguments(function, 7));
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(each -> each.toString().endsWith(".wasm"))
                    .sorted()
                    .toList();
        }
    }

    /** The same module in both engines. */
    private static final class Pair {

        private final String name;
        private final Machine machine = new Machine(new Store());
        private final ModuleInstance ours;
        private final Instance theirs;
        private final List<Step> recorded = new ArrayList<>();

        private boolean recording;

        /** What an earlier call that trapped left on their stack. */
        private int leftOver;

        /** Their addresses count from elsewhere than ours, by as much at every step. */
        private OptionalInt shift = OptionalInt.empty();

        Pair(String name, byte[] binary) {
            this.name = name;
            ValidModule module = Wasm.load(name, binary).valid().orElseThrow();
            ours = machine.instantiate(
                    name,
                    module,
                    Linker.linkOrMake(machine.store(), module, new Imports()).externals());
            assertEquals(Outcome.Finished.class, machine.finish().getClass());
            WasmModule parsed = Parser.parse(binary);
            theirs = Instance.builder(parsed)
                    .withImportValues(imports(parsed))
                    .withUnsafeExecutionListener((instruction, stack) -> {
                        Opcode opcode = opcode(instruction.opcode().opcode());
                        if (!recording) {
                            return;
                        }
                        if (recorded.size() == MOST_STEPS) {
                            throw new IllegalStateException("enough steps");
                        }
                        if (opcode.isStep()) {
                            List<Long> values = new ArrayList<>();
                            leftOver = recorded.isEmpty() ? stack.size() : leftOver;
                            for (int i = leftOver; i < stack.size(); i++) {
                                values.add(stack.array()[i]);
                            }
                            recorded.add(new Step(instruction.address(), values));
                        }
                    })
                    .build();
        }

        /** Functions that return zeros, and memories of the declared size. */
        private static ImportValues imports(WasmModule module) {
            ImportValues.Builder imports = ImportValues.builder();
            for (int i = 0; i < module.importSection().importCount(); i++) {
                var each = module.importSection().getImport(i);
                if (each instanceof run.endive.wasm.types.FunctionImport function) {
                    var type = module.typeSection().getType(function.typeIndex());
                    imports.addFunction(new HostFunction(
                            each.module(),
                            each.name(),
                            type,
                            (instance, arguments) -> new long[type.returns().size()]));
                } else if (each instanceof run.endive.wasm.types.MemoryImport memory) {
                    imports.addMemory(
                            new ImportMemory(each.module(), each.name(), new ByteArrayMemory(memory.limits())));
                }
            }
            return imports.build();
        }

        List<String> functions() {
            return ours.exports().entrySet().stream()
                    .filter(export -> export.getValue() instanceof FunctionInstance)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Small numbers from one on: the bits of integers, and of floats next to zero. */
        List<Long> arguments(String function, long first) {
            int count =
                    ours.function(function).orElseThrow().type().parameters().size();
            return LongStream.range(first, first + count).boxed().toList();
        }

        void compare(String function, List<Long> arguments) {
            recorded.clear();
            recording = true;
            try {
                theirs.export(function)
                        .apply(arguments.stream().mapToLong(Long::longValue).toArray());
            } catch (RuntimeException trap) {
                // The steps up to the trap are what is compared; how it ends is DifferentialTest's.
            }
            FunctionInstance called = ours.function(function).orElseThrow();
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                values.add(Value.of(called.type().parameters().get(i), arguments.get(i), 0, NullReference.NULL));
            }
            machine.invoke(called, values);
            for (int i = 0; i < recorded.size(); i++) {
                Snapshot snapshot = machine.snapshot();
                Step expected = recorded.get(i);
                String where = name + ", " + function + arguments + ", step " + i + " of " + recorded.size();
                int offset = snapshot.frames().get(0).offset() - expected.address();
                assertEquals(shift.orElse(offset), offset, where);
                shift = OptionalInt.of(offset);
                assertEquals(
                        shown(expected.stack(), operands(snapshot)),
                        operands(snapshot).toString(),
                        where);
                machine.run(1);
            }
            if (recorded.size() == MOST_STEPS) {
                machine.abandon();
            } else if (machine.busy()) {
                machine.finish();
            }
        }

        /** Their bits as values of our types: floats without a NaN's payload, integers whatever their extension. */
        private static String shown(List<Long> bits, List<String> ours) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < bits.size(); i++) {
                String type = i < ours.size() ? ours.get(i).substring(0, 3) : "i64";
                values.add(normal(
                        switch (type) {
                            case "i32" -> new Value.I32(bits.get(i).intValue());
                            case "f32" -> new Value.F32(bits.get(i).intValue());
                            case "f64" -> new Value.F64(bits.get(i));
                            default -> new Value.I64(bits.get(i));
                        }));
            }
            return values.toString();
        }

        /** The operands of all frames, the deepest first. */
        private static List<String> operands(Snapshot snapshot) {
            List<String> values = new ArrayList<>();
            for (int i = snapshot.frames().size() - 1; i >= 0; i--) {
                snapshot.frames().get(i).stack().forEach(value -> values.add(normal(value)));
            }
            return values;
        }

        private static String normal(Value value) {
            return value.toString().replaceAll("-?nan.*", "nan");
        }

        private static Opcode opcode(int code) {
            return (code < 0x100 ? Opcode.of(code) : Opcode.of(code >>> 8, code & 0xff)).orElseThrow();
        }
    }
}
