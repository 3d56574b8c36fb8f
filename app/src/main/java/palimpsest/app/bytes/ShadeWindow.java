package palimpsest.app.bytes;

import java.util.Arrays;

/** How strongly each byte of a memory is shaded. */
public interface ShadeWindow {
    /** The strongest shade. */
    int FULL = 255;

    /**
     * Copies a shade for each byte, 0 for none up to {@link #FULL}, as unsigned bytes.
     *
     * @param address the first byte, unsigned; what is not known is not shaded
     */
    void shades(long address, byte[] into, int offset, int count);

    /** Shades nothing. */
    static ShadeWindow none() {
        return (address, into, offset, count) -> Arrays.fill(into, offset, offset + count, (byte) 0);
    }

    /** Shades a stretch of bytes, and nothing else. */
    static ShadeWindow of(long start, byte... shades) {
        byte[] own = shades.clone();
        return (address, into, offset, count) -> {
            for (int i = 0; i < count; i++) {
                long at = address + i - start;
                into[offset + i] = at >= 0 && at < own.length ? own[(int) at] : 0;
            }
        };
    }
}
