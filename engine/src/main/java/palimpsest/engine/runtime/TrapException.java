package palimpsest.engine.runtime;

import java.util.Optional;
import palimpsest.engine.source.Phase;

/**
 * Carries a trap out of an instruction or a host function to the machine, which knows the place and the call stack and
 * makes a {@link Trap} of it.
 */
public final class TrapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Phase phase;
    private final transient Optional<Trap> origin;

    /** @param message begins with the specification test suite's phrase */
    public TrapException(String message) {
        this(Phase.TRAP, message);
    }

    /** @param phase {@link Phase#TRAP} or {@link Phase#EXHAUSTION} */
    public TrapException(Phase phase, String message) {
        super(message, null, false, false);
        this.phase = phase;
        this.origin = Optional.empty();
    }

    /** A trap of a call that the host made, on its way through the host. */
    public TrapException(Trap origin) {
        super(origin.message(), null, false, false);
        this.phase = origin.phase();
        this.origin = Optional.of(origin);
    }

    /** The trap it is, where it has already been placed. */
    public Optional<Trap> origin() {
        return origin;
    }

    public Phase phase() {
        return phase;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
