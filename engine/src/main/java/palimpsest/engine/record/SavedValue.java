package palimpsest.engine.record;

import palimpsest.engine.syntax.NumberType;

/** A value that came from the host. */
public sealed interface SavedValue {

    /** A number, as its bits; a 32-bit integer is sign-extended, a float of 32 bits zero-extended. */
    record Numeric(NumberType type, long bits) implements SavedValue {}

    /** A vector; lane 0 is in the lowest bits of {@code low}. */
    record Vector(long low, long high) implements SavedValue {}

    /** A reference. Its type follows from where it goes. */
    record Ref(SavedReference reference) implements SavedValue {}
}
