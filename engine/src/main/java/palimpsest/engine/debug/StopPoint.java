package palimpsest.engine.debug;

import java.util.Optional;

/** A wish to stop, while it is enabled, its condition holds, and it has been met more often than is to be ignored. */
public sealed interface StopPoint permits Breakpoint, Watchpoint {

    boolean enabled();

    /** Evaluated where it stops; it holds if it is not 0. Where it cannot be evaluated, it stops and says why. */
    Optional<Expression> condition();

    /**
     * How many times it is met without stopping; 0 to stop at the first. Hits are counted from where it was armed, both
     * forwards and backwards from there.
     */
    long ignored();
}
