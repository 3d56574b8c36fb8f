package palimpsest.engine.symbols;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a value of a type of the source language lies in memory. A {@link TypeLayout} is a type with fields. */
public sealed interface DataType
        permits TypeLayout, DataType.Numeric, DataType.Pointer, DataType.Enumeration, DataType.Array, DataType.Opaque {

    /** As people write it: {@code int32_t}, {@code Node *}, {@code Point[3]}. */
    String name();

    /** In bytes; 0 where it is not known. */
    long size();

    /** What the bits of a number mean. */
    enum Encoding {
        SIGNED,
        UNSIGNED,
        FLOAT,
        BOOLEAN,
        CHARACTER
    }

    /**
     * A number, a truth value or a character.
     *
     * @param size in bytes
     */
    record Numeric(String name, Encoding encoding, long size) implements DataType {}

    /**
     * An address.
     *
     * @param size in bytes, 4 or 8
     * @param target the name of the type of what lies there, a key of {@link Symbols#types}; {@code void} where none is said
     */
    record Pointer(String name, long size, String target) implements DataType {}

    /**
     * A number some of whose values have names.
     *
     * @param values the names by the values
     */
    record Enumeration(String name, long size, boolean signed, SortedMap<Long, String> values) implements DataType {
        public Enumeration {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /**
     * Values of one type, one after another. An array of arrays is one of several dimensions.
     *
     * @param count how many; 0 where it is not known
     */
    record Array(String name, DataType element, long count) implements DataType {
        @Override
        public long size() {
            return element.size() * count;
        }
    }

    /** A type of which only the name, and perhaps the size, is known. */
    record Opaque(String name, long size) implements DataType {}
}
