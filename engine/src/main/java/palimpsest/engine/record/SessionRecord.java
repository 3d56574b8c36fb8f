package palimpsest.engine.record;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.runtime.ResourceLimits;

/**
 * All that is needed to make a session again, and nothing of the machine it ran on. Modules, memories, instances and so on
 * are named by numbers: the order in which they came into being.
 *
 * @param limits what the run was allowed to take, for growth and traps follow from it; fuel and the limits of modules do not
 *     count
 * @param modules the modules, those first that the user opened
 * @param host what the host made
 * @param actions what the host did, in order
 * @param end how far the session goes: the number of the first step that was never done
 * @param cursor the step that the user looked at, at most {@code end}
 * @param digest the SHA-256 of the state at the end, see {@link StateDigest}
 * @param marks what the user marked
 * @param extras what others keep with the session; they understand it, the record does not
 */
public record SessionRecord(
        ResourceLimits limits,
        List<SavedModule> modules,
        SavedHost host,
        List<SavedAction> actions,
        long end,
        long cursor,
        String digest,
        SavedMarks marks,
        List<SavedExtra> extras) {

    public SessionRecord {
        modules = List.copyOf(modules);
        actions = List.copyOf(actions);
        extras = List.copyOf(extras);
    }

    /** What somebody keeps under a name. */
    public Optional<SavedExtra> extra(String name) {
        return extras.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** With other marks. */
    public SessionRecord withMarks(SavedMarks newMarks) {
        return new SessionRecord(limits, modules, host, actions, end, cursor, digest, newMarks, extras);
    }

    /** With other extras. */
    public SessionRecord withExtras(List<SavedExtra> newExtras) {
        return new SessionRecord(limits, modules, host, actions, end, cursor, digest, marks, newExtras);
    }
}
