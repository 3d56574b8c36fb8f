package palimpsest.engine.runtime;

import palimpsest.engine.source.Phase;

/**
 * Carries a trap out of an instruction or a host function to the machine, which knows the place and the call stack and
 * makes a {@link Trap} of it.
 */
public final class TrapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Phase phase;

    /** @param message begins with the specification test suite's phrase */
    public TrapException(String message) {
        this(Phase.TRAP, message);
    }

    /** @param phase {@link Phase#TRAP} or {@link Phase#EXHAUSTION} */
    public TrapException(Phase phase, String message) {
        super(message, null, false, false);
        this.phase = phase;
    }

    public Phase phase() {
        return phase;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
