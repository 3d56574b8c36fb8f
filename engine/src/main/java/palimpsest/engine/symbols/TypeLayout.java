package palimpsest.engine.symbols;

import java.util.List;
import java.util.Optional;

/**
 * A type with fields: a structure, a class or a union.
 *
 * @param size in bytes
 * @param union whether the fields lie over each other
 * @param fields in the order in which they were written
 */
public record TypeLayout(String name, long size, boolean union, List<Field> fields) implements DataType {

    public TypeLayout {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param name empty for a part without a name, whose fields are used as if they were the whole's
     * @param offset in bytes from the beginning of the whole
     * @param bits which bits of the number there it is, for a bit field
     */
    public record Field(String name, long offset, DataType type, Optional<Bits> bits) {}

    /**
     * Some bits of a number.
     *
     * @param first the lowest, counted from the number's lowest bit
     * @param count how many
     */
    public record Bits(int first, int count) {}
}
