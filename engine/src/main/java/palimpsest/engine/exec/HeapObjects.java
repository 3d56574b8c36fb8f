package palimpsest.engine.exec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.Value;

/** The structures and arrays that can be reached, each with a copy of what it holds. An object stays the same object. */
final class HeapObjects {

    private static final int OBJECT_COST = 120;

    private final List<StructInstance> structs = new ArrayList<>();
    private final List<StructInstance> structCopies = new ArrayList<>();
    private final List<ArrayInstance> arrays = new ArrayList<>();
    private final List<ArrayInstance> arrayCopies = new ArrayList<>();
    private long bytes;

    private final Set<Reference> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Reference> left = new ArrayDeque<>();

    /** Adds all that can be reached from a reference. */
    void add(Reference reference) {
        see(reference);
        while (!left.isEmpty()) {
            Reference next = left.remove();
            if (next instanceof StructInstance struct) {
                structs.add(struct);
                structCopies.add(struct.copy());
                bytes += OBJECT_COST + struct.fields() * 16L;
                for (int i = 0; struct.hasReferences() && i < struct.fields(); i++) {
                    see(struct.reference(i));
                }
            } else if (next instanceof ArrayInstance array) {
                arrays.add(array);
                arrayCopies.add(array.copy());
                bytes += OBJECT_COST + array.length() * 8L;
                for (int i = 0; array.hasReferences() && i < array.length(); i++) {
                    see(array.reference(i));
                }
            } else if (next instanceof ExceptionInstance exception) {
                exception.values().stream().map(Value::reference).forEach(this::see);
            }
        }
    }

    private void see(Reference reference) {
        boolean holds = reference instanceof StructInstance
                || reference instanceof ArrayInstance
                || reference instanceof ExceptionInstance;
        if (holds && seen.add(reference)) {
            left.add(reference);
        }
    }

    /** Nothing more will be added. */
    void close() {
        seen.clear();
    }

    /** Gives every object what it held. */
    void restore() {
        for (int i = 0; i < structs.size(); i++) {
            structs.get(i).become(structCopies.get(i));
        }
        for (int i = 0; i < arrays.size(); i++) {
            arrays.get(i).become(arrayCopies.get(i));
        }
    }

    /** About how much of Java's memory the copies take. */
    long bytes() {
        return bytes;
    }
}
