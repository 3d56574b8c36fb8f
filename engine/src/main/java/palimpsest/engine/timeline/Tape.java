package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.runtime.ModuleInstance;

/** What the host did, in order, each at its step. */
final class Tape {

    private final List<TapeEntry> entries = new ArrayList<>();

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
