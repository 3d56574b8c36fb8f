package palimpsest.engine.debug;

import java.util.List;
import java.util.Optional;

/**
 * Where a motion came to, and why it stopped there. Several things can happen at one step; all of them are told, what
 * weighs most first.
 *
 * @param step the step that comes next: the place of the cursor
 * @param reasons at least one
 */
public record Stop(long step, List<StopReason> reasons) {

    public Stop {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a stop at step " + step + " without a reason");
        }
    }

    Stop(long step, StopReason reason) {
        this(step, List.of(reason));
    }

    /** What weighs most. */
    public StopReason reason() {
        return reasons.get(0);
    }

    /** The first reason of a kind, if there is one. */
    public <T extends StopReason> Optional<T> reason(Class<T> kind) {
        return reasons.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Whether a kind is among the reasons. */
    public boolean is(Class<? extends StopReason> kind) {
        return reason(kind).isPresent();
    }
}
