package palimpsest.app.bytes;

/** The bytes of one memory as a viewer sees them. Reading through it is never counted as a read of the program. */
public interface ByteWindow {
    /** How many bytes there are, unsigned. */
    long length();

    /**
     * Copies bytes out of the memory.
     *
     * @param address the first byte, unsigned; {@code address + count} is at most {@link #length()}
     */
    void read(long address, byte[] into, int offset, int count);

    /** A memory without a byte. */
    static ByteWindow empty() {
        return of();
    }

    /** A memory that holds just these bytes. */
    static ByteWindow of(byte... bytes) {
        byte[] copy = bytes.clone();
        return new ByteWindow() {
            @Override
            public long length() {
                return copy.length;
            }

            @Override
            public void read(long address, byte[] into, int offset, int count) {
                System.arraycopy(copy, Math.toIntExact(address), into, offset, count);
            }
        };
    }
}
