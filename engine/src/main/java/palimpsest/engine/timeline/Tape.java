package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.runtime.ModuleInstance;

/** What the host did, in order, each at its step. */
final class Tape {

    /** @param step the number of the step that the action is, or before which it was done */
    record Entry(long step, HostAction action) {}

    private final List<Entry> entries = new ArrayList<>();

    int size() {
        return entries.size();
    }

    Entry get(int index) {
        return entries.get(index);
    }

    void add(long step, HostAction action) {
        entries.add(new Entry(step, action));
    }

    /** Keeps the first {@code count} actions, and says which instantiations were not among them. */
    Set<ModuleInstance> cut(int count) {
        Set<ModuleInstance> begun = new LinkedHashSet<>();
        List<Entry> future = entries.subList(count, entries.size());
        for (Entry entry : future) {
            if (entry.action() instanceof HostAction.Instantiate instantiation) {
                begun.add(instantiation.instance());
            }
        }
        future.clear();
        return begun;
    }
}
