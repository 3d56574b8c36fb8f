package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmException;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.ValidModule;

/** Plays the host of a recorded session, and checks all that the module does against the record. */
final class GoldenReplay {

    private static final String PLACE = "session";

    private final JsonObject session;
    private final LongSupplier portions;
    private final Machine machine = new Machine(new Store());
    private final ValidModule module;
    private final List<External> imports = new ArrayList<>();
    private final Deque<Iterator<JsonElement>> expectedCalls = new ArrayDeque<>();
    private final ModuleInstance instance;

    /** @param portions how many steps a call runs at a time */
    GoldenReplay(ValidModule module, JsonObject session, LongSupplier portions) {
        this(module, session, portions, machine -> {});
    }

    /** @param begins gets the machine before anything happens in it */
    GoldenReplay(ValidModule module, JsonObject session, LongSupplier portions, Consumer<Machine> begins) {
        begins.accept(machine);
        this.portions = portions;
        this.module = module;
        this.session = session;
        Linked made = Linker.linkOrMake(machine.store(), module, new Imports());
        assertEquals(List.of(), made.faults());
        int functions = 0;
        for (int i = 0; i < made.externals().size(); i++) {
            External external = made.externals().get(i);
            Import declared = module.module().imports().get(i);
            if (external instanceof HostFunctionInstance) {
                int index = i;
                FunctionType type = module.functionType(functions++);
                external = new HostFunctionInstance(
                        declared.name(), type, (context, arguments) -> called(context, index, type, arguments));
            } else if (external instanceof GlobalInstance global) {
                JsonElement value = session.getAsJsonArray("imports")
                        .get(i)
                        .getAsJsonObject()
                        .get("v");
                global.set(value(value, global.type().type()));
            }
            imports.add(external);
        }
        instance = machine.instantiate(session.get("name").getAsString(), module, imports);
    }

    /** The machine that plays, for those who want to watch it. */
    Machine machine() {
        return machine;
    }

    /** Instantiates, with the host's writes before that. */
    JsonObject instantiate() {
        if (session.has("pre")) {
            for (JsonElement each : session.getAsJsonArray("pre")) {
                JsonObject write = each.getAsJsonObject();
                machine.write(importedMemory(), address(write), bytes(write), PLACE);
            }
        }
        expectedCalls.push(calls(session, "startCalls"));
        assertTrue(machine.finish() instanceof Outcome.Finished, "instantiation");
        expectedCalls.pop();
        return memoryDigest();
    }

    void run() {
        for (JsonElement each : session.getAsJsonArray("steps")) {
            JsonObject step = each.getAsJsonObject();
            if (step.has("w")) {
                machine.write(memory(), address(step), bytes(step), PLACE);
            } else if (step.has("g")) {
                machine.grow(memory(), step.get("g").getAsLong(), PLACE);
            } else {
                check(step, function(step));
            }
        }
    }

    private void check(JsonObject call, FunctionInstance function) {
        expectedCalls.push(calls(call, "in"));
        Outcome outcome = outcome(
                function, values(call.getAsJsonArray("a"), function.type().parameters()));
        assertFalse(expectedCalls.pop().hasNext(), () -> "fewer callbacks than recorded in " + call);
        if (call.has("err")) {
            String expected = call.get("err").getAsString();
            boolean same = expected.startsWith("trap")
                    ? outcome instanceof Outcome.Trapped
                    : !(outcome instanceof Outcome.Finished);
            assertTrue(same, () -> "expected " + expected + ", got " + outcome);
            return;
        }
        assertTrue(outcome instanceof Outcome.Finished, () -> call + " ended with " + outcome);
        checkValues(call.getAsJsonArray("r"), ((Outcome.Finished) outcome).results(), call);
    }

    /** The module calls the host: it must be the call that the record has next. */
    private List<Value> called(HostContext context, int index, FunctionType type, List<Value> arguments) {
        Iterator<JsonElement> expected = expectedCalls.getFirst();
        assertTrue(expected.hasNext(), () -> "an unexpected call of import " + index);
        JsonObject call = expected.next().getAsJsonObject();
        assertEquals(call.get("i").getAsInt(), index, () -> "the import called, of " + call);
        checkValues(call.getAsJsonArray("a"), arguments, call);
        if (call.has("in")) {
            for (JsonElement each : call.getAsJsonArray("in")) {
                nested(context, each.getAsJsonObject());
            }
        }
        if (call.has("throw")) {
            throw new WasmException(new ExceptionInstance(hostTag(), List.of()));
        }
        return values(call.getAsJsonArray("r"), type.results());
    }

    private void nested(HostContext context, JsonObject action) {
        if (action.has("w")) {
            context.write(memory(), address(action), bytes(action), PLACE);
        } else if (action.has("g")) {
            context.grow(memory(), action.get("g").getAsLong(), PLACE);
        } else {
            FunctionInstance function = function(action);
            expectedCalls.push(calls(action, "in"));
            try {
                List<Value> results = context.call(
                        function,
                        values(action.getAsJsonArray("a"), function.type().parameters()));
                checkValues(action.getAsJsonArray("r"), results, action);
            } catch (WasmException | TrapException e) {
                assertTrue(action.has("err"), () -> action + " ended with " + e);
            } finally {
                expectedCalls.pop();
            }
        }
    }

    private TagInstance hostTag() {
        FunctionType type = new FunctionType(List.of(), List.of());
        return new TagInstance("host", DefinedType.of(type), type);
    }

    private FunctionInstance function(JsonObject call) {
        if (call.has("t")) {
            TableInstance table = instance.tables().get(0);
            return (FunctionInstance) table.get(call.get("t").getAsInt());
        }
        return instance.function(call.get("c").getAsString()).orElseThrow();
    }

    private static Iterator<JsonElement> calls(JsonObject holder, String key) {
        return (holder.has(key) ? holder.getAsJsonArray(key) : new JsonArray()).iterator();
    }

    private static long address(JsonObject write) {
        return write.get("w").getAsLong();
    }

    private static byte[] bytes(JsonObject write) {
        return HexFormat.of().parseHex(write.get("x").getAsString());
    }

    private static List<Value> values(JsonArray array, List<ValueType> types) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(value(array.get(i), types.get(i)));
        }
        return values;
    }

    private static Value value(JsonElement json, ValueType type) {
        return switch ((NumberType) type) {
            case I32 -> new Value.I32((int) json.getAsLong());
            case I64 -> new Value.I64(json.getAsLong());
            case F32 -> new Value.F32((int) floatBits(json, 0x7fc0_0000L));
            case F64 -> new Value.F64(floatBits(json, 0x7ff8_0000_0000_0000L));
        };
    }

    private static long floatBits(JsonElement json, long nan) {
        String text = json.getAsString();
        return text.equals("nan") ? nan : Long.parseUnsignedLong(text.substring(2), 16);
    }

    private static void checkValues(JsonArray expected, List<Value> actual, JsonObject where) {
        assertEquals(expected.size(), actual.size(), where::toString);
        for (int i = 0; i < actual.size(); i++) {
            Value value = actual.get(i);
            boolean nan = expected.get(i).getAsString().equals("nan");
            if (nan) {
                boolean isNan = value instanceof Value.F32 f32
                        ? Float.isNaN(f32.value())
                        : Double.isNaN(((Value.F64) value).value());
                assertTrue(isNan, where::toString);
            } else {
                assertEquals(value(expected.get(i), value.type()), value, where::toString);
            }
        }
    }

    private MemoryInstance importedMemory() {
        for (int i = 0; i < imports.size(); i++) {
            if (module.module().imports().get(i).type() instanceof ExternalType.Memory) {
                return (MemoryInstance) imports.get(i);
            }
        }
        throw new AssertionError("no memory is imported");
    }

    private MemoryInstance memory() {
        return instance.memories().get(0);
    }

    /** The size and digest of memory 0, in the form of the record. */
    JsonObject memoryDigest() {
        LinearMemory memory = memory().memory();
        JsonObject digest = new JsonObject();
        digest.addProperty("pages", memory.pages());
        digest.addProperty("sha256", sha256(memory));
        return digest;
    }

    static String sha256(LinearMemory memory) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (long at = 0; at < memory.length(); at += part.length) {
                int count = (int) Math.min(part.length, memory.length() - at);
                memory.read(at, part, 0, count);
                digest.update(part, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Outcome outcome(FunctionInstance function, List<Value> arguments) {
        machine.invoke(function, arguments);
        Outcome outcome = machine.run(portions.getAsLong());
        while (outcome instanceof Outcome.Paused) {
            outcome = machine.run(portions.getAsLong());
        }
        return outcome;
    }

    /** How many steps the session took so far. */
    long steps() {
        return machine.step();
    }
}
