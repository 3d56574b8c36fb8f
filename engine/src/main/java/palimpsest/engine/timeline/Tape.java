package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;

/** What the host did, in order, each at its step. */
final class Tape {

    private final List<TapeEntry> entries = new ArrayList<>();
    private final Set<Meeting> named = new HashSet<>();
    private final Renaming noting = new Renaming(this::note);

    int size() {
        return entries.size();
    }

    TapeEntry get(int index) {
        return entries.get(index);
    }

    List<TapeEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    void add(long step, HostAction action) {
        entries.add(new TapeEntry(step, action));
        noting.action(action);
    }

    private Reference note(Reference given) {
        if (given instanceof HeapObject object) {
            object.meeting().ifPresent(named::add);
        }
        return given;
    }

    /** Whether an action gives an object of a module that the host got to know like this. */
    boolean names(Meeting meeting) {
        return named.contains(meeting);
    }

    /** Keeps the first {@code count} actions, and says which instantiations were not among them. */
    Set<ModuleInstance> cut(int count) {
        Set<ModuleInstance> begun = new LinkedHashSet<>();
        List<TapeEntry> future = entries.subList(count, entries.size());
        for (TapeEntry entry : future) {
            if (entry.action() instanceof HostAction.Instantiate instantiation) {
                begun.add(instantiation.instance());
            }
        }
        future.clear();
        return begun;
    }
}
