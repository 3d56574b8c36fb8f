package palimpsest.app.exporting;

import java.util.Iterator;
import java.util.NoSuchElementException;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteWindow;

/**
 * Bytes in Intel's hexadecimal format (Hexadecimal Object File Format Specification, revision A, 1988): records of 16 bytes
 * with a checksum; the upper half of 32-bit addresses in records of type 04. It is given piece by piece, each of many
 * whole records.
 */
final class IntelHex implements Iterator<String> {
    /** Addresses from here on have no room in the format. */
    static final long END = 1L << 32;

    private static final int DATA = 0;
    private static final int END_OF_FILE = 1;
    private static final int UPPER_ADDRESS = 4;
    private static final int WIDTH = 16;
    private static final int SEGMENT = 1 << 16;
    private static final int PIECE = 1 << 16;

    private final ByteWindow memory;
    private final long end;
    private long address;
    private int upper;
    private boolean ended;

    /** Writes a range that lies within the memory and below {@link #END}. */
    IntelHex(ByteWindow memory, Range range) {
        this.memory = memory;
        this.address = range.address();
        this.end = range.address() + range.length();
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public String next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        StringBuilder records = new StringBuilder();
        while (address < end && records.length() < PIECE) {
            if ((int) (address >>> 16) != upper) {
                upper = (int) (address >>> 16);
                append(records, 0, UPPER_ADDRESS, (byte) (upper >> 8), (byte) upper);
            }
            // A record does not cross into another 64 KiB; rows begin at multiples of their length.
            int toRow = WIDTH - (int) (address % WIDTH);
            int count = (int) Math.min(Math.min(toRow, SEGMENT - address % SEGMENT), end - address);
            byte[] bytes = new byte[count];
            memory.read(address, bytes, 0, count);
            append(records, (int) (address % SEGMENT), DATA, bytes);
            address += count;
        }
        if (address >= end) {
            append(records, 0, END_OF_FILE);
            ended = true;
        }
        return records.toString();
    }

    private static void append(StringBuilder records, int offset, int type, byte... bytes) {
        int sum = bytes.length + (offset >> 8) + (offset & 0xff) + type;
        records.append(':').append(hex(bytes.length));
        records.append(Addresses.padded(offset, 4)).append(hex(type));
        for (byte value : bytes) {
            records.append(hex(value & 0xff));
            sum += value & 0xff;
        }
        records.append(hex(-sum & 0xff)).append('\n');
        // Upper case is what most programs write.
        int line = records.lastIndexOf(":");
        for (int i = line; i < records.length(); i++) {
            records.setCharAt(i, Character.toUpperCase(records.charAt(i)));
        }
    }

    private static String hex(int value) {
        return Addresses.padded(value, 2);
    }
}
