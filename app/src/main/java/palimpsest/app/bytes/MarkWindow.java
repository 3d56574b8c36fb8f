package palimpsest.app.bytes;

/** What is known of each byte of a memory besides its value. */
public interface MarkWindow {
    /**
     * Copies {@link ByteMark}s, one for each byte.
     *
     * @param address the first byte, unsigned; the range lies within the memory
     */
    void marks(long address, byte[] into, int offset, int count);

    /** Knows of no writer: every byte is {@link Origin#UNTOUCHED}. */
    static MarkWindow untouched() {
        return (address, into, offset, count) -> java.util.Arrays.fill(into, offset, offset + count, (byte) 0);
    }
}
