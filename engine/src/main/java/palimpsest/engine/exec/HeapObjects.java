package palimpsest.engine.exec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Value;

/** The structures and arrays that can be reached, each with a copy of what it holds. An object stays the same object. */
final class HeapObjects {

    private static final int OBJECT_COST = 120;

    private final List<HeapObject> objects = new ArrayList<>();
    private final List<HeapObject> copies = new ArrayList<>();
    private long bytes;

    private final Set<Reference> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Reference> left = new ArrayDeque<>();

    /** Adds all that can be reached from a reference. */
    void add(Reference reference) {
        see(reference);
        while (!left.isEmpty()) {
            Reference next = left.remove();
            if (next instanceof HeapObject object) {
                objects.add(object);
                copies.add(object.copy());
                bytes += OBJECT_COST + object.bytes();
                for (int i = 0; object.hasReferences() && i < object.slots(); i++) {
                    see(object.reference(i));
                }
            } else if (next instanceof ExceptionInstance exception) {
                exception.values().stream().map(Value::reference).forEach(this::see);
            }
        }
    }

    private void see(Reference reference) {
        boolean holds = reference instanceof HeapObject || reference instanceof ExceptionInstance;
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
        for (int i = 0; i < objects.size(); i++) {
            objects.get(i).become(copies.get(i));
        }
    }

    /** About how much of Java's memory the copies take. */
    long bytes() {
        return bytes;
    }
}
