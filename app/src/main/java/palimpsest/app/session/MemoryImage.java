package palimpsest.app.session;

/**
 * The bytes of a memory and their marks at one moment. It never changes; the next snapshot brings the next image. Looking
 * at it is no read of the memory.
 *
 * <p>At a stop it holds the whole memory. While the module runs it holds what somebody asked for with {@link Session#show}
 * and {@link Session#select}, and a little around it.
 */
public sealed interface MemoryImage permits WholeImage, PartImage {

    /** The size of the memory in bytes, unsigned. */
    long length();

    /** Whether all bytes of a range are here. */
    boolean holds(long address, int count);

    /** Copies {@code count} bytes from {@code address}; what is not here, or beyond the end, reads as zero. */
    void read(long address, byte[] into, int offset, int count);

    /**
     * Like {@link #read}, as it was at the last stop, zero where there was no memory yet; while the module runs, the bytes
     * as they are.
     */
    default void readBefore(long address, byte[] into, int offset, int count) {
        read(address, into, offset, count);
    }

    /** Copies a {@link Mark} for each byte; what is not here, or beyond the end, is {@link Mark#UNKNOWN}. */
    void marks(long address, byte[] into, int offset, int count);

    /**
     * Who gave the bytes of a range their values, as far as there are any: one bit, {@code 1 << origin}, for each of the
     * {@link Mark}s that are no flags; {@link #UNKNOWN_ORIGINS} while not all of the range is here.
     */
    int origins(long address, long count);

    /** Not all of a range is here. */
    int UNKNOWN_ORIGINS = -1;
}
