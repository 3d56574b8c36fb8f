package palimpsest.app.bytes;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is known of each byte of a memory besides its value. */
public interface MarkWindow {
    /**
     * Copies {@link ByteMark}s, one for each byte.
     *
     * @param address the first byte, unsigned; the range lies within the memory
     */
    void marks(long address, byte[] into, int offset, int count);

    /**
     * The origins of a range of bytes, or empty while they are not all known.
     *
     * @param address the first byte, unsigned; the range lies within the memory
     */
    default Optional<Set<Origin>> origins(long address, int count) {
        byte[] marks = new byte[count];
        marks(address, marks, 0, count);
        Set<Origin> origins = EnumSet.noneOf(Origin.class);
        for (byte mark : marks) {
            origins.add(ByteMark.origin(mark));
        }
        return Optional.of(origins);
    }

    /** Knows of no writer: every byte is {@link Origin#UNTOUCHED}. */
    static MarkWindow untouched() {
        return (address, into, offset, count) -> java.util.Arrays.fill(into, offset, offset + count, (byte) 0);
    }
}
