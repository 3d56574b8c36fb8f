package palimpsest.app.structures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Something that was read from memory: a line of the tree. It never changes; the next snapshot brings others.
 *
 * @param path tells it from all others, and stays the same from one snapshot to the next
 * @param name of the field, or {@code [3]}
 * @param type as it is resolved; {@link Type.Opaque} where there is none
 * @param typeText as it was written
 * @param address of its first byte
 * @param size how many bytes it touches
 * @param bits which bits of them, for a bit field
 * @param big whether its numbers stand with the byte that counts most first
 * @param value for people; empty for what only has others in it
 * @param fault why it is not what it should be
 * @param number its value as a number, if it is one
 * @param changed whether the last step changed one of its bytes
 * @param opens whether it has others in it
 * @param inside reads what is in it; {@link #children}
 */
record Item(
        String path,
        String name,
        Kind kind,
        Type type,
        String typeText,
        long address,
        long size,
        Optional<BitRange> bits,
        boolean big,
        String value,
        Optional<String> fault,
        OptionalLong number,
        boolean changed,
        boolean opens,
        Supplier<List<Item>> inside) {

    /** What it is. */
    enum Kind {
        VALUE,
        POINTER,
        TEXT,
        /** A structure or union. */
        STRUCTURE,
        ARRAY,
        /** Some elements of a long array, or some nodes of a long list. */
        GROUP,
        /** Bytes between fields. */
        PADDING,
        /** The nodes that pointers of one kind lead to, one after the other. */
        LIST,
        /** Words about why nothing more follows. */
        NOTE
    }

    /**
     * Bits of some bytes.
     *
     * @param shift from the end of the bytes where counting begins
     * @param width how many bits
     */
    record BitRange(int shift, int width) {}

    /** What is in it, read now. */
    List<Item> children() {
        return opens ? inside.get() : List.of();
    }

    /** Whether it has bytes of its own to show in the grid. */
    boolean hasBytes() {
        return size > 0 && kind != Kind.NOTE && kind != Kind.LIST;
    }
}
