package palimpsest.engine.syntax;

/**
 * A clause of {@code try_table}. See the specification, Control Instructions.
 *
 * @param tag the tag it catches (unsigned); 0 and meaningless where it catches all
 * @param label where it branches to (unsigned), counted outside the {@code try_table}
 */
public record CatchClause(Kind kind, int tag, int label) {

    /** The clauses; the ordinal is the code in the binary format. */
    public enum Kind {
        CATCH("catch"),
        CATCH_REF("catch_ref"),
        CATCH_ALL("catch_all"),
        CATCH_ALL_REF("catch_all_ref");

        private final String mnemonic;

        Kind(String mnemonic) {
            this.mnemonic = mnemonic;
        }

        /** The text format's word for it. */
        public String mnemonic() {
            return mnemonic;
        }

        /** Whether it names a tag. */
        public boolean hasTag() {
            return this == CATCH || this == CATCH_REF;
        }

        /** Whether it also passes the exception itself as a reference. */
        public boolean hasReference() {
            return this == CATCH_REF || this == CATCH_ALL_REF;
        }
    }
}
