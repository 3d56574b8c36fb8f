package palimpsest.engine.debug;

import java.util.Optional;
import java.util.Set;
import palimpsest.engine.exec.CodePoint;

/** A place or an event to stop at. */
public record Breakpoint(Place place, boolean enabled, Optional<Expression> condition, long ignored)
        implements StopPoint {

    /** One that is enabled and stops always. */
    public static Breakpoint at(Place place) {
        return new Breakpoint(place, true, Optional.empty(), 0);
    }

    public Breakpoint when(Expression newCondition) {
        return new Breakpoint(place, enabled, Optional.of(newCondition), ignored);
    }

    public Breakpoint ignoring(long newIgnored) {
        return new Breakpoint(place, enabled, condition, newIgnored);
    }

    public Breakpoint enabled(boolean newEnabled) {
        return new Breakpoint(place, newEnabled, condition, ignored);
    }

    /** Where to stop. */
    public sealed interface Place {}

    /** Before instructions, or where functions are entered; {@link Locations} finds them. */
    public record InCode(Set<CodePoint> points) implements Place {
        public InCode {
            points = Set.copyOf(points);
        }
    }

    /** Before a call of the host and after it; of all its functions, or of one by its name. */
    public record HostCalls(Optional<String> function) implements Place {}

    /** After a memory grew, whoever grew it. */
    public record Growths() implements Place {}

    /**
     * At a trap in a call that a host function made, before the host function hears of it. Where nobody could go on,
     * execution stops at a trap anyway.
     */
    public record Traps() implements Place {}
}
