package palimpsest.engine.exec;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.exec.FunctionCode.Stretch;

/** What {@link Regions} knows of a function, while it has certain guards. */
final class Known {

    int seen;
    boolean waits;
    /** Its loops, inner ones first; empty until it has been looked at. */
    private Optional<List<Stretch>> loops = Optional.empty();

    private final Set<Stretch> tried = new HashSet<>();
    private boolean wholeTried;
    /** The functions that were looked at with it, and under which guards they were then. */
    private Map<Body, FastCode> callees = Map.of();

    /** Something has been tried. */
    void learn(List<Stretch> allLoops, Set<Stretch> nowTried, boolean whole, Map<Body, FastCode> with) {
        waits = false;
        loops = Optional.of(allLoops);
        tried.addAll(nowTried);
        wholeTried |= whole;
        callees = with;
    }

    /** Lets everything be tried again if other guards are in the functions that are called; but not what is as it shall be. */
    void refresh(Body body) {
        boolean same = callees.entrySet().stream().allMatch(each -> each.getKey().code == each.getValue());
        if (!same) {
            callees = Map.of();
            tried.clear();
            wholeTried = false;
            for (Op op : body.code.ops) {
                if (op instanceof Region region && region.usable().isPresent()) {
                    Stretch stretch = region.usable().get().stretch;
                    tried.add(stretch);
                    wholeTried |= !stretch.loop();
                }
            }
        }
    }

    boolean wholeTried() {
        return wholeTried;
    }

    Set<Stretch> tried() {
        return Set.copyOf(tried);
    }

    /** Whether there may be a loop around a position that has not been tried. */
    boolean hopeful(int position) {
        return loops.isEmpty()
                || loops.get().stream().anyMatch(loop -> loop.contains(position) && !tried.contains(loop));
    }
}
