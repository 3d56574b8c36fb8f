package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;
import palimpsest.engine.valid.Substitution;

/**
 * Finds what the numbers of a record name, and makes what the host made when it is first named. What a damaged or forged
 * record could name wrongly is refused: nothing reaches the machine that is not of the right type.
 */
final class HostThings {

    private final SavedHost host;
    private final Store store;
    private final HostFunctions functions;
    private final Function<String, Refusal> misfit;
    private final List<ModuleInstance> instances = new ArrayList<>();
    private final Map<SavedExternal, External> made = new HashMap<>();
    private final List<ExceptionInstance> exceptions = new ArrayList<>();
    /** Objects of modules that the record names, as soon as the host has them. */
    private final Map<Meeting, HeapObject> met = new HashMap<>();

    private final Set<Meeting> wanted;
    private long tableElements;

    /** An object that the host had when the session was saved; all that is left of it is what it looked like. */
    private record KeptObject(int number, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    HostThings(SessionRecord session, Store store, HostFunctions functions, Function<String, Refusal> misfit) {
        this.host = session.host();
        this.wanted = Mentions.of(session);
        this.store = store;
        this.functions = functions;
        this.misfit = misfit;
        host.memories().forEach(type -> trusting(() -> store.newMemory(type)));
    }

    List<ModuleInstance> instances() {
        return instances;
    }

    /** The host gets an object. */
    void meets(Meeting meeting, HeapObject object) {
        if (wanted.contains(meeting)) {
            met.put(meeting, object);
        }
    }

    <T> T trusting(java.util.function.Supplier<T> making) {
        try {
            return making.get();
        } catch (TrapException e) {
            throw misfit.apply(e.text());
        }
    }

    private <T> T element(List<T> list, int index, String what) {
        if (index >= list.size()) {
            throw misfit.apply("there is no " + what + " " + index);
        }
        return list.get(index);
    }

    MemoryInstance memory(int index) {
        return element(store.memories(), index, "memory");
    }

    // ---- Imports

    FunctionInstance function(SavedExternal saved) {
        return (FunctionInstance) external(saved);
    }

    /** Of the kind that the record says. */
    External external(SavedExternal saved) {
        if (saved instanceof SavedExternal.Memory memory) {
            return memory(memory.index());
        }
        if (saved instanceof SavedExternal.OfInstance own) {
            ModuleInstance instance = element(instances, own.instance(), "instance");
            if (!allocated(instance)) {
                throw misfit.apply("instance " + own.instance() + " has not come into being");
            }
            return switch (own.kind()) {
                case FUNC -> element(instance.functions(), own.index(), "function");
                case TABLE -> element(instance.tables(), own.index(), "table");
                case GLOBAL -> element(instance.globals(), own.index(), "global");
                case TAG -> element(instance.tags(), own.index(), "tag");
                case MEMORY -> throw new AssertionError(own);
            };
        }
        External before = made.get(saved);
        if (before != null) {
            return before;
        }
        External now = trusting(() -> make((SavedExternal.OfHost) saved));
        made.put(saved, now);
        return now;
    }

    /** Whether the first action of the instantiation was done, and did not fail halfway. */
    private static boolean allocated(ModuleInstance instance) {
        Module module = instance.module().module();
        return instance.memories().size() == instance.module().memories().size()
                && instance.tables().size() == instance.module().tables().size()
                && instance.globals().size() == instance.module().globals().size()
                && instance.elements().size() == module.elements().size()
                && instance.data().size() == module.data().size()
                && instance.exports().size() == module.exports().size();
    }

    private External make(SavedExternal.OfHost saved) {
        int number = saved.number();
        return switch (saved.kind()) {
            case FUNC -> {
                SavedHost.Function function = element(host.functions(), number, "function of the host");
                yield functions.make(function.name(), functionType(function.type()), function.type());
            }
            case TABLE -> table(element(host.tables(), number, "table of the host"));
            case GLOBAL -> {
                SavedHost.Global global = element(host.globals(), number, "global of the host");
                yield new GlobalInstance(
                        global.type(), value(global.value(), global.type().type()));
            }
            case TAG -> {
                SavedHost.Tag tag = element(host.tags(), number, "tag of the host");
                yield new TagInstance(tag.name(), tag.type(), functionType(tag.type()));
            }
            case MEMORY -> throw new AssertionError(saved);
        };
    }

    private FunctionType functionType(DefinedType type) {
        if (Substitution.expand(type) instanceof FunctionType function) {
            return function;
        }
        throw misfit.apply("a type is not that of a function");
    }

    private TableInstance table(SavedHost.Table saved) {
        tableElements += saved.type().limits().minimum();
        if (tableElements > store.limits().tableElements()) {
            throw misfit.apply("its tables are too large");
        }
        TableInstance table = store.newTable(saved.type(), NullReference.NULL);
        int start = 0;
        for (SavedHost.Run run : saved.elements()) {
            table.fill(start, reference(run.element(), saved.type().element()), run.count());
            start += run.count();
        }
        return table;
    }

    // ---- Values

    List<Value> values(List<SavedValue> saved, List<ValueType> types) {
        if (saved.size() != types.size()) {
            throw misfit.apply(saved.size() + " values where " + types.size() + " are needed");
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < saved.size(); i++) {
            values.add(value(saved.get(i), types.get(i)));
        }
        return values;
    }

    Value value(SavedValue saved, ValueType type) {
        if (saved instanceof SavedValue.Ref ref && type instanceof ReferenceType wanted) {
            return new Value.Ref(wanted, reference(ref.reference(), wanted));
        }
        if (saved instanceof SavedValue.Numeric number && number.type() == type) {
            return Value.of(type, number.bits(), 0, NullReference.NULL);
        }
        if (saved instanceof SavedValue.Vector vector && type == VectorType.V128) {
            return new Value.V128(vector.low(), vector.high());
        }
        throw misfit.apply("a value is not of type " + type);
    }

    /** One that is of the type. */
    Reference reference(SavedReference saved, ReferenceType type) {
        Reference reference = reference(saved);
        if (!Fit.fits(reference, type)) {
            throw misfit.apply("a reference is not of type " + type);
        }
        return reference;
    }

    private Reference reference(SavedReference saved) {
        if (saved instanceof SavedReference.Function function) {
            return function(function.function());
        }
        if (saved instanceof SavedReference.I31 number) {
            return new I31(number.bits());
        }
        if (saved instanceof SavedReference.HostObject object) {
            String text = element(host.objects(), object.number(), "object of the host");
            return new HostReference(new KeptObject(object.number(), text));
        }
        if (saved instanceof SavedReference.Thrown thrown) {
            return exception(thrown.number());
        }
        if (saved instanceof SavedReference.OfModule known) {
            HeapObject object = met.get(known.meeting());
            if (object == null) {
                throw misfit.apply("the host gives an object that it never had");
            }
            return object;
        }
        return NullReference.NULL;
    }

    /** An exception, after those before it: they may be what it carries. */
    ExceptionInstance exception(int number) {
        element(host.exceptions(), number, "exception");
        while (exceptions.size() <= number) {
            SavedHost.Thrown saved = host.exceptions().get(exceptions.size());
            TagInstance tag = (TagInstance) external(saved.tag());
            exceptions.add(
                    new ExceptionInstance(tag, values(saved.values(), tag.type().parameters())));
        }
        return exceptions.get(number);
    }
}
