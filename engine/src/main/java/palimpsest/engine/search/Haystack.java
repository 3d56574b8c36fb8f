package palimpsest.engine.search;

import palimpsest.engine.memory.MemoryImage;

/** Bytes to search in. They never change. */
public interface Haystack {

    /** How many there are. */
    long length();

    /** Copies {@code count} bytes from {@code address} on; all are within the length. */
    void read(long address, byte[] into, int offset, int count);

    /** How many bytes from an address on are known to be zero without looking at them; 0 if that is not known. */
    long zeroes(long address);

    /** The bytes of a memory. */
    static Haystack of(MemoryImage image) {
        return new Haystack() {
            @Override
            public long length() {
                return image.length();
            }

            @Override
            public void read(long address, byte[] into, int offset, int count) {
                image.read(address, into, offset, count);
            }

            @Override
            public long zeroes(long address) {
                return image.untouched(address);
            }
        };
    }
}
