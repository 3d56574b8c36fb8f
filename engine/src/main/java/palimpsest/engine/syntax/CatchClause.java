package palimpsest.engine.syntax;

import java.util.Arrays;
import java.util.Optional;

/**
 * A clause of {@code try_table}. See the specification, Control Instructions.
 *
 * @param tag the tag it catches (unsigned); 0 and meaningless where it catches all
 * @param label where it branches to (unsigned), counted outside the {@code try_table}
 */
public record CatchClause(Kind kind, int tag, int label) {

    /** The clauses. */
    public enum Kind {
        CATCH(0, "catch"),
        CATCH_REF(1, "catch_ref"),
        CATCH_ALL(2, "catch_all"),
        CATCH_ALL_REF(3, "catch_all_ref");

        private final int code;
        private final String mnemonic;

        Kind(int code, String mnemonic) {
            this.code = code;
            this.mnemonic = mnemonic;
        }

        /** The kind with this byte in the binary format. */
        public static Optional<Kind> of(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }

        /** The byte in the binary format, 0 to 3. */
        public int code() {
            return code;
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
