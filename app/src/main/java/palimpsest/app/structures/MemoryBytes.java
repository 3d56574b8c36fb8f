package palimpsest.app.structures;

import palimpsest.app.bytes.Addresses;
import palimpsest.app.session.Mark;
import palimpsest.app.session.MemoryImage;

/** A memory as structures are read from it. Reading it is no read of the program. */
interface MemoryBytes {
    /** How many bytes there are, unsigned. */
    long length();

    /** Copies bytes; all of them are within the memory. */
    void read(long address, byte[] into);

    /** Whether the last step changed one of some bytes; all of them are within the memory. */
    boolean changed(long address, int count);

    /** Whether all of some bytes are within the memory. */
    default boolean has(long address, long size) {
        return !Addresses.less(length(), size) && !Addresses.less(length() - size, address);
    }

    /** The memory of a snapshot. */
    static MemoryBytes of(MemoryImage image) {
        return new MemoryBytes() {
            @Override
            public long length() {
                return image.length();
            }

            @Override
            public void read(long address, byte[] into) {
                image.read(address, into, 0, into.length);
            }

            @Override
            public boolean changed(long address, int count) {
                byte[] marks = new byte[count];
                image.marks(address, marks, 0, count);
                for (byte mark : marks) {
                    if (Mark.changed(mark)) {
                        return true;
                    }
                }
                return false;
            }
        };
    }
}
