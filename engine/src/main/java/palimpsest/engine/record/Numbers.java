package palimpsest.engine.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.timeline.Timeline;

/**
 * Names what lives in a machine by numbers that hold on any machine. What the host made gets its number where it is first
 * named.
 */
final class Numbers {

    private final String session;
    private final Machine machine;
    private final List<MemoryType> memories;
    private final IdentityHashMap<ModuleInstance, Integer> instances = new IdentityHashMap<>();
    private final IdentityHashMap<External, SavedExternal> known = new IdentityHashMap<>();
    private final IdentityHashMap<ExceptionInstance, Integer> thrown = new IdentityHashMap<>();
    private final Map<HostReference, Integer> objectNumbers = new HashMap<>();

    private final List<SavedHost.Function> functions = new ArrayList<>();
    private final List<SavedHost.Table> tables = new ArrayList<>();
    private final List<SavedHost.Global> globals = new ArrayList<>();
    private final List<SavedHost.Tag> tags = new ArrayList<>();
    private final List<SavedHost.Thrown> exceptions = new ArrayList<>();
    private final List<String> objects = new ArrayList<>();

    /** @param timeline at its end */
    Numbers(String session, Timeline timeline, List<ModuleInstance> made) {
        this.session = session;
        this.machine = timeline.machine();
        this.memories = timeline.given().stream().map(MemoryInstance::declared).toList();
        for (ModuleInstance instance : made) {
            int number = instances.size();
            instances.put(instance, number);
            own(ExternalKind.TABLE, number, instance.tables(), instance.module().importedTables());
            own(
                    ExternalKind.GLOBAL,
                    number,
                    instance.globals(),
                    instance.module().importedGlobals());
            own(ExternalKind.TAG, number, instance.tags(), instance.module().importedTags());
        }
    }

    static Refusal notSavable(String session, String why) {
        return new Refusal(
                SessionFault.of(SessionFault.Kind.NOT_SAVABLE, session, "the session cannot be saved: " + why));
    }

    private void own(ExternalKind kind, int instance, List<? extends External> all, int imported) {
        for (int i = imported; i < all.size(); i++) {
            known.put(all.get(i), new SavedExternal.OfInstance(kind, instance, i));
        }
    }

    SavedHost host() {
        return new SavedHost(memories, functions, tables, globals, tags, exceptions, objects);
    }

    int memory(MemoryInstance memory) {
        List<MemoryInstance> all = machine.store().memories();
        if (memory.index() >= all.size() || all.get(memory.index()) != memory) {
            throw notSavable(session, "it names a memory that is not its own");
        }
        return memory.index();
    }

    int instance(ModuleInstance instance) {
        Integer number = instances.get(instance);
        if (number == null) {
            throw notSavable(session, "it names " + instance.name() + ", which is not part of it");
        }
        return number;
    }

    // ---- Imports

    SavedExternal external(External external) {
        if (external instanceof MemoryInstance memory) {
            return new SavedExternal.Memory(memory(memory));
        }
        if (external instanceof WasmFunction function) {
            return new SavedExternal.OfInstance(ExternalKind.FUNC, instance(function.instance()), function.index());
        }
        SavedExternal before = known.get(external);
        if (before != null) {
            return before;
        }
        SavedExternal.OfHost made = new SavedExternal.OfHost(external.kind(), add(external));
        known.put(external, made);
        return made;
    }

    private int add(External external) {
        if (external instanceof HostFunctionInstance function) {
            functions.add(new SavedHost.Function(function.name(), function.definedType()));
            return functions.size() - 1;
        }
        if (external instanceof TagInstance tag) {
            tags.add(new SavedHost.Tag(tag.name(), tag.definedType()));
            return tags.size() - 1;
        }
        if (external instanceof GlobalInstance global) {
            Value first = machine.given(global).orElseGet(global::value);
            globals.add(new SavedHost.Global(global.type(), value(first)));
            return globals.size() - 1;
        }
        TableInstance table = (TableInstance) external;
        tables.add(table(table, machine.given(table).orElseGet(table::image)));
        return tables.size() - 1;
    }

    private SavedHost.Table table(TableInstance table, Reference[] elements) {
        List<SavedHost.Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= elements.length; i++) {
            if (i == elements.length || !elements[i].equals(elements[start])) {
                runs.add(new SavedHost.Run(i - start, reference(elements[start])));
                start = i;
            }
        }
        return new SavedHost.Table(table.typeOf(elements.length), runs);
    }

    // ---- Values

    List<SavedValue> values(List<Value> values) {
        return values.stream().map(this::value).toList();
    }

    SavedValue value(Value value) {
        if (value.type() instanceof NumberType type) {
            long bits = type == NumberType.I32 ? (int) value.bits() : value.bits();
            return new SavedValue.Numeric(type, bits);
        }
        return value instanceof Value.V128 vector
                ? new SavedValue.Vector(vector.low(), vector.high())
                : new SavedValue.Ref(reference(value.reference()));
    }

    SavedReference reference(Reference reference) {
        if (reference.isNull()) {
            return new SavedReference.Null();
        }
        if (reference instanceof FunctionInstance function) {
            return new SavedReference.Function(external(function));
        }
        if (reference instanceof I31 number) {
            return new SavedReference.I31(number.bits());
        }
        if (reference instanceof HostReference object) {
            return new SavedReference.HostObject(objectNumber(object));
        }
        if (reference instanceof ExceptionInstance exception) {
            return new SavedReference.Thrown(exception(exception));
        }
        if (reference instanceof HeapObject object && object.meeting().isPresent()) {
            return new SavedReference.OfModule(object.meeting().get());
        }
        throw notSavable(
                session,
                "the host gave a module a structure or array that it had neither as an argument nor as a result, and had"
                        + " not taken out of a global or a table; nothing tells which object it is");
    }

    private int objectNumber(HostReference object) {
        return objectNumbers.computeIfAbsent(object, each -> {
            objects.add(each.toString());
            return objects.size() - 1;
        });
    }

    /** The number of an exception, after all that it carries. */
    int exception(ExceptionInstance exception) {
        Deque<ExceptionInstance> wanted = new ArrayDeque<>();
        wanted.push(exception);
        while (!wanted.isEmpty()) {
            ExceptionInstance next = wanted.element();
            List<ExceptionInstance> missing = new ArrayList<>();
            for (Value value : next.values()) {
                if (value.reference() instanceof ExceptionInstance inner && !thrown.containsKey(inner)) {
                    missing.add(inner);
                }
            }
            if (!missing.isEmpty()) {
                missing.forEach(wanted::push);
                continue;
            }
            wanted.remove();
            if (!thrown.containsKey(next)) {
                SavedHost.Thrown saved = new SavedHost.Thrown(external(next.tag()), values(next.values()));
                thrown.put(next, exceptions.size());
                exceptions.add(saved);
            }
        }
        return thrown.getOrDefault(exception, -1);
    }
}
