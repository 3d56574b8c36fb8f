package palimpsest.engine.syntax;

import java.util.OptionalLong;

/**
 * The size range of a memory (in pages) or table (in elements). See the specification, Limits.
 *
 * @param minimum unsigned
 * @param maximum unsigned, if there is one
 */
public record Limits(long minimum, OptionalLong maximum) {

    @Override
    public String toString() {
        return Long.toUnsignedString(minimum)
                + (maximum.isPresent() ? " " + Long.toUnsignedString(maximum.getAsLong()) : "");
    }
}
