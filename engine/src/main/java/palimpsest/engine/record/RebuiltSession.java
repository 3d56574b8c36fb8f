package palimpsest.engine.record;

import java.util.List;
import palimpsest.engine.debug.StopPoint;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/**
 * A session that came to life again.
 *
 * @param session what it was made of
 * @param timeline of a new machine; the cursor is where it was when the session was saved
 * @param modules by their numbers in the session
 * @param instances by their numbers in the session
 * @param stops the breakpoints and watchpoints, in order
 */
public record RebuiltSession(
        SessionRecord session,
        Timeline timeline,
        List<ValidModule> modules,
        List<ModuleInstance> instances,
        List<StopPoint> stops) {

    public RebuiltSession {
        modules = List.copyOf(modules);
        instances = List.copyOf(instances);
        stops = List.copyOf(stops);
    }
}
