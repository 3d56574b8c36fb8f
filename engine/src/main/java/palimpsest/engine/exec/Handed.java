package palimpsest.engine.exec;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Value;

/**
 * Objects of modules that the host got to know. Where the past is lived again from before an object was made, another object
 * is made in its place; what the host keeps and gives back then means that one.
 */
final class Handed {

    /** What the host may still hold, though no module does, by how it got to know it first. */
    private final Map<Meeting, WeakReference<HeapObject>> known = new HashMap<>();
    /** The objects made in the place of those. Never changed, so that checkpoints can share it. */
    private Map<Meeting, HeapObject> replacements = Map.of();
    /** Those made since that was put together. */
    private final Map<Meeting, HeapObject> latest = new HashMap<>();

    private int purgeAt = 1000;

    /** The host gets an object; {@code again} in a replay. */
    void hand(HeapObject object, Meeting meeting, boolean again) {
        if (object.meeting().isPresent()) {
            return;
        }
        object.meet(meeting);
        if (again && original(meeting).isPresent()) {
            latest.put(meeting, object);
        } else {
            known.put(meeting, new WeakReference<>(object));
        }
    }

    private Optional<HeapObject> original(Meeting meeting) {
        WeakReference<HeapObject> original = known.get(meeting);
        return original == null ? Optional.empty() : Optional.ofNullable(original.get());
    }

    /** The values that those which the host gives mean at this time. */
    List<Value> meant(List<Value> values) {
        boolean plain = latest.isEmpty() && replacements.isEmpty();
        return plain ? values : values.stream().map(this::meant).toList();
    }

    Value meant(Value value) {
        if (value instanceof Value.Ref ref) {
            Reference meant = meant(ref.reference());
            return meant == ref.reference() ? value : new Value.Ref(ref.type(), meant);
        }
        return value;
    }

    Reference meant(Reference reference) {
        if (reference instanceof HeapObject object && object.meeting().isPresent()) {
            Meeting meeting = object.meeting().get();
            return latest.getOrDefault(meeting, replacements.getOrDefault(meeting, object));
        }
        return reference;
    }

    /** What the host throws as it means it at this time. */
    ExceptionInstance meant(ExceptionInstance thrown) {
        List<Value> meant = meant(thrown.values());
        return meant.equals(thrown.values()) ? thrown : new ExceptionInstance(thrown.tag(), meant);
    }

    /** All that may still be held. */
    List<HeapObject> held() {
        if (known.size() > purgeAt) {
            known.values().removeIf(each -> each.get() == null);
            purgeAt = 2 * known.size() + 1000;
        }
        List<HeapObject> held = new ArrayList<>(replacements().values());
        for (WeakReference<HeapObject> each : known.values()) {
            Optional.ofNullable(each.get()).ifPresent(held::add);
        }
        return held;
    }

    Map<Meeting, HeapObject> replacements() {
        if (!latest.isEmpty()) {
            Map<Meeting, HeapObject> both = new HashMap<>(replacements);
            both.putAll(latest);
            replacements = Map.copyOf(both);
            latest.clear();
        }
        return replacements;
    }

    void restore(Map<Meeting, HeapObject> then) {
        latest.clear();
        replacements = then;
    }
}
