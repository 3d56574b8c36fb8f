package palimpsest.engine.source;

import java.util.Locale;

/** What kind of fault a diagnostic tells, in the specification's words. */
public enum Phase {
    /** The text or binary does not follow the grammar. */
    MALFORMED,
    /** The module breaks a validation rule. */
    INVALID,
    /** An import is missing or has another type. */
    UNLINKABLE,
    /** Execution ended in an error that the specification names. */
    TRAP,
    /** A resource ran out: call stack, fuel, memory. */
    EXHAUSTION;

    /** The word as people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
