package palimpsest.app.hostscript;

import java.util.Arrays;
import palimpsest.engine.runtime.MemoryInstance;

/** Neighbouring bytes that are to be written at once. It grows at both ends. */
final class Run {

    final MemoryInstance memory;
    long start;
    private byte[] bytes = new byte[64];
    private int first = 32;
    private int count;

    Run(MemoryInstance memory, long start) {
        this.memory = memory;
        this.start = start;
    }

    /** Whether some bytes follow it, or it them. */
    boolean touches(MemoryInstance where, long address, int width) {
        return where == memory && (address == start + count || address + width == start);
    }

    boolean overlaps(MemoryInstance where, long address, int width) {
        return where == memory && address < start + count && address + width > start;
    }

    /** Adds the low bytes of a value, which must touch it or be its first. */
    void put(long address, long value, int width) {
        int at = place(address, width);
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    /** Adds another run, if it follows this one. */
    boolean joins(Run next) {
        if (!touches(next.memory, next.start, next.count)) {
            return false;
        }
        System.arraycopy(next.bytes, next.first, bytes, place(next.start, next.count), next.count);
        return true;
    }

    /** Makes room at one end, and says where in the array. */
    private int place(long address, int width) {
        if (count > 0 && address < start) {
            if (first < width) {
                bytes = shifted(Math.max(count, width));
                first += Math.max(count, width);
            }
            first -= width;
            start = address;
            count += width;
            return first;
        }
        int at = first + count;
        if (at + width > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.addExact(at + width, count));
        }
        count += width;
        return at;
    }

    private byte[] shifted(int by) {
        byte[] wider = new byte[Math.addExact(bytes.length, by)];
        System.arraycopy(bytes, 0, wider, by, bytes.length);
        return wider;
    }

    byte[] toBytes() {
        return Arrays.copyOfRange(bytes, first, first + count);
    }
}
