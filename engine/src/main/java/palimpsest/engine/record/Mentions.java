package palimpsest.engine.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import palimpsest.engine.runtime.Meeting;

/** Finds the objects of modules that a record names. */
final class Mentions {

    private final Set<Meeting> meetings = new HashSet<>();

    private Mentions() {}

    static Set<Meeting> of(SessionRecord session) {
        Mentions mentions = new Mentions();
        SavedHost host = session.host();
        host.tables().forEach(table -> table.elements().forEach(run -> mentions.add(run.element())));
        host.globals().forEach(global -> mentions.add(global.value()));
        host.exceptions().forEach(thrown -> mentions.addAll(thrown.values()));
        session.actions().forEach(action -> mentions.add(action.deed()));
        return mentions.meetings;
    }

    private void add(SavedAction.Deed deed) {
        if (deed instanceof SavedAction.Invoke call) {
            addAll(call.arguments());
        } else if (deed instanceof SavedAction.Return returned) {
            addAll(returned.results());
        } else if (deed instanceof SavedAction.SetGlobal set) {
            add(set.value());
        } else if (deed instanceof SavedAction.SetElement set) {
            add(set.element());
        } else if (deed instanceof SavedAction.GrowTable grow) {
            add(grow.initial());
        }
    }

    private void addAll(List<SavedValue> values) {
        values.forEach(this::add);
    }

    private void add(SavedValue value) {
        if (value instanceof SavedValue.Ref ref) {
            add(ref.reference());
        }
    }

    private void add(SavedReference reference) {
        if (reference instanceof SavedReference.OfModule known) {
            meetings.add(known.meeting());
        }
    }
}
