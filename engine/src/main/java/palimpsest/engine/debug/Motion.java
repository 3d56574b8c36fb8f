package palimpsest.engine.debug;

import java.util.Set;
import palimpsest.engine.exec.CodePoint;

/**
 * How far to go on.
 *
 * @param points for {@link Kind#TO} where to stop, else empty
 */
public record Motion(Kind kind, Set<CodePoint> points) {

    /** One step, into calls. */
    public static final Motion INTO = new Motion(Kind.INTO, Set.of());
    /** One step; a call it makes is run to its end. A tail call has no end of its own, so it goes on to the caller. */
    public static final Motion OVER = new Motion(Kind.OVER, Set.of());
    /** To the caller. */
    public static final Motion OUT = new Motion(Kind.OUT, Set.of());
    /** To the next reason to stop. */
    public static final Motion RUN = new Motion(Kind.RUN, Set.of());

    public Motion {
        points = Set.copyOf(points);
    }

    /** To one of some instructions, which {@link Locations} finds. */
    public static Motion to(Set<CodePoint> points) {
        return new Motion(Kind.TO, points);
    }

    /** The kinds of going on. */
    public enum Kind {
        INTO,
        OVER,
        OUT,
        RUN,
        TO
    }
}
