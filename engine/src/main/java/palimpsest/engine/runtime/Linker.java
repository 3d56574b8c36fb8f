package palimpsest.engine.runtime;

import palimpsest.engine.valid.ValidModule;

/** Finds what a module imports. See the specification, External Typing and Import Matching. */
@SuppressWarnings("DoNotCallSuggester")
public final class Linker {

    private Linker() {}

    /** Finds each import among the offers; what is missing is a fault. */
    public static Linked link(ValidModule module, Imports imports) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds each import among the offers, and makes what nobody offers: functions that return zeros, memories, tables,
     * globals and tags of the declared type. What is offered with another type is a fault all the same.
     */
    public static Linked linkOrMake(Store store, ValidModule module, Imports imports) {
        throw new UnsupportedOperationException();
    }
}
