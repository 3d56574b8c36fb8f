package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.oracle.Json;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ValueType;

/** Sessions of real programs, recorded in node, replayed call for call: what the program asks of its host, and gives it. */
final class GoldenReplayTest {

    private final Machine machine = new Machine(new Store());
    private MemoryInstance memory =
            machine.store().newMemory(new MemoryType(AddressType.I32, new Limits(0, OptionalLong.empty()), false, 16));
    /** What the call in progress will ask, in order; the innermost call last. */
    private final List<List<Map<String, Object>>> expected = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"brotli", "es-module-lexer", "fmt-gofmt", "hash-wasm-crc32", "quickjs", "sql.js"})
    void theSessionReplaysExactly(String name) throws IOException {
        Path folder = TestData.path("modules/golden");
        Map<String, Object> session = object(Json.read(Files.readString(folder.resolve(name + ".json"))));
        Loaded loaded = Wasm.load(name, Files.readAllBytes(folder.resolve(name + ".wasm")));
        Imports imports = imports(session);
        Linked linked = Linker.link(loaded.valid().orElseThrow(), imports);
        assertEquals(List.of(), linked.faults());
        ModuleInstance instance = machine.instantiate(name, loaded.valid().orElseThrow(), linked.externals());
        assertEquals(new Outcome.Finished(List.of()), machine.finish());
        memory = instance.memories().get(0);
        assertEquals(digest(session, "afterInstantiate"), RealModulesTest.digest(memory.memory()));
        for (Map<String, Object> step : objects(session.get("steps"))) {
            perform(step, instance);
        }
        assertEquals(digest(session, "final"), RealModulesTest.digest(memory.memory()));
    }

    private void perform(Map<String, Object> step, ModuleInstance instance) {
        if (step.containsKey("w")) {
            write(step);
            return;
        }
        FunctionInstance function = instance.function((String) step.get("c")).orElseThrow();
        List<Map<String, Object>> asked = new ArrayList<>(objects(step.getOrDefault("in", List.of())));
        expected.add(asked);
        Outcome outcome =
                machine.call(function, values(step.get("a"), function.type().parameters()));
        assertEquals(new Outcome.Finished(values(step.get("r"), function.type().results())), outcome, step::toString);
        assertEquals(List.of(), asked);
        expected.remove(expected.size() - 1);
    }

    private void write(Map<String, Object> step) {
        byte[] bytes = HexFormat.of().parseHex((String) step.get("x"));
        machine.write(memory, ((Double) step.get("w")).longValue(), bytes, "session");
    }

    private Imports imports(Map<String, Object> session) {
        Imports imports = new Imports();
        List<Map<String, Object>> wanted = objects(session.get("imports"));
        for (int i = 0; i < wanted.size(); i++) {
            Map<String, Object> each = wanted.get(i);
            String module = (String) each.get("m");
            String name = (String) each.get("n");
            if (each.get("k").equals("memory")) {
                long pages = ((Double) session.get("importedMemoryPages")).longValue();
                MemoryType type = new MemoryType(AddressType.I32, new Limits(pages, OptionalLong.of(32768)), false, 16);
                memory = machine.store().newMemory(type);
                imports.define(module, name, memory);
            } else {
                int index = i;
                FunctionType type = new FunctionType(types(each.get("p")), types(each.get("r")));
                imports.define(
                        module,
                        name,
                        new HostFunctionInstance(
                                name, type, (context, arguments) -> answer(index, type, context, arguments)));
            }
        }
        return imports;
    }

    private List<Value> answer(int index, FunctionType type, HostContext context, List<Value> arguments) {
        Map<String, Object> call = expected.get(expected.size() - 1).remove(0);
        assertEquals(index, ((Double) call.get("i")).intValue());
        assertEquals(values(call.get("a"), type.parameters()), arguments);
        for (Map<String, Object> inner : objects(call.getOrDefault("in", List.of()))) {
            if (inner.containsKey("w")) {
                write(inner);
            } else {
                perform(inner, context.caller().orElseThrow());
            }
        }
        return values(call.get("r"), type.results());
    }

    private static String digest(Map<String, Object> session, String when) {
        Map<String, Object> digest = object(session.get(when));
        return ((Double) digest.get("pages")).intValue() + " " + digest.get("sha256");
    }

    private static List<ValueType> types(Object names) {
        List<ValueType> types = new ArrayList<>();
        for (Object name : (List<?>) names) {
            types.add(NumberType.valueOf(((String) name).toUpperCase(Locale.ROOT)));
        }
        return types;
    }

    private static List<Value> values(Object recorded, List<ValueType> types) {
        List<Value> values = new ArrayList<>();
        List<?> list = (List<?>) recorded;
        for (int i = 0; i < list.size(); i++) {
            values.add(value(list.get(i), (NumberType) types.get(i)));
        }
        return values;
    }

    private static Value value(Object recorded, NumberType type) {
        return switch (type) {
            case I32 -> new Value.I32(((Double) recorded).intValue());
            case I64 -> new Value.I64(Long.parseLong((String) recorded));
            case F32 ->
                new Value.F32(
                        recorded.equals("nan")
                                ? 0x7fc0_0000
                                : Integer.parseUnsignedInt(((String) recorded).substring(2), 16));
            case F64 ->
                new Value.F64(
                        recorded.equals("nan")
                                ? 0x7ff8_0000_0000_0000L
                                : Long.parseUnsignedLong(((String) recorded).substring(2), 16));
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object json) {
        return (List<Map<String, Object>>) json;
    }
}
