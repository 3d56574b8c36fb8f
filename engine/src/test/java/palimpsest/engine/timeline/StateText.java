package palimpsest.engine.timeline;

import java.util.Arrays;
import java.util.IdentityHashMap;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;

/** All that can be seen of a machine and its store, as a text: equal states have equal texts. */
public final class StateText {

    private final StringBuilder text = new StringBuilder();
    /** Objects by the order in which they are met, so that who is who counts, and not which Java object it is. */
    private final IdentityHashMap<Reference, Integer> objects = new IdentityHashMap<>();

    public static String of(Machine machine, Iterable<ModuleInstance> instances) {
        StateText state = new StateText();
        state.frames(machine);
        machine.store().memories().forEach(memory -> state.memory(memory.memory()));
        instances.forEach(state::instance);
        return state.text.toString();
    }

    private void frames(Machine machine) {
        text.append("step ").append(machine.step());
        text.append(" depth ").append(machine.depth());
        text.append(machine.busy() ? " busy" : " idle");
        for (Snapshot.Frame frame : machine.snapshot().frames()) {
            text.append("\nframe ").append(frame.kind()).append(' ').append(frame.function());
            text.append(' ').append(frame.mnemonic()).append(" at ").append(frame.offset());
            frame.locals().forEach(local -> value(local.value()));
            text.append(" stack");
            frame.stack().forEach(this::value);
        }
    }

    private void memory(LinearMemory memory) {
        text.append("\nmemory ").append(memory.index()).append(" of ").append(memory.length());
        byte[] page = new byte[1 << 16];
        byte[] zeroes = new byte[1 << 16];
        for (long at = 0; at < memory.length(); at += page.length) {
            int size = (int) Math.min(page.length, memory.length() - at);
            memory.read(at, page, 0, size);
            int writers = 1;
            for (int i = 0; i < size; i++) {
                writers = writers * 31 + memory.writer(at + i);
            }
            text.append(' ').append(size == page.length && Arrays.equals(page, zeroes) ? 0 : Arrays.hashCode(page));
            text.append(':').append(writers).append(memory.grownAt(at));
        }
    }

    private void instance(ModuleInstance instance) {
        text.append("\ninstance ").append(instance.name());
        text.append(" functions ")
                .append(instance.functions())
                .append(instance.exports().keySet());
        text.append(" memories ");
        instance.memories().stream().map(MemoryInstance::index).forEach(text::append);
        text.append(" globals");
        instance.globals().stream().map(GlobalInstance::value).forEach(this::value);
        for (TableInstance table : instance.tables()) {
            text.append(" table");
            for (int i = 0; i < table.size(); i++) {
                reference(table.get(i));
            }
        }
        for (Reference[] segment : instance.elements()) {
            text.append(" elements");
            Arrays.stream(segment).forEach(this::reference);
        }
        instance.data().forEach(data -> text.append(" data ").append(data.length));
    }

    private void value(Value value) {
        if (value instanceof Value.Ref ref) {
            reference(ref.reference());
        } else {
            text.append(' ').append(value);
        }
    }

    private void reference(Reference reference) {
        Integer known = objects.putIfAbsent(reference, objects.size());
        if (known != null) {
            text.append(" #").append(known);
            return;
        }
        if (reference instanceof StructInstance struct) {
            text.append(" struct(");
            for (int i = 0; i < struct.fields(); i++) {
                text.append(' ').append(struct.bits(i));
                if (struct.hasReferences()) {
                    reference(struct.reference(i));
                }
            }
            text.append(')');
        } else if (reference instanceof ArrayInstance array) {
            text.append(" array(");
            for (int i = 0; i < array.length(); i++) {
                if (array.hasReferences()) {
                    reference(array.reference(i));
                } else {
                    text.append(' ').append(array.bits(i));
                }
            }
            text.append(')');
        } else if (reference instanceof ExceptionInstance exception) {
            text.append(" exception(").append(exception.tag().name());
            exception.values().forEach(this::value);
            text.append(')');
        } else {
            text.append(' ').append(reference instanceof FunctionInstance f ? f.name() : reference);
        }
    }
}
