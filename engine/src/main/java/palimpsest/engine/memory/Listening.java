package palimpsest.engine.memory;

import java.util.Arrays;
import java.util.List;

/** Who listens to a memory: to all of it, or to a few bytes. */
final class Listening {

    private WriteListener[] listeners = {};
    private Watch[] watches = {};
    private byte[] before = {};
    private byte[] after = {};

    /** A listener to the bytes from {@code first} to {@code last}. */
    private record Watch(long first, long last, WriteListener listener) {
        boolean touches(long address, long count) {
            return address <= last && address + count > first;
        }
    }

    void add(WriteListener listener) {
        listeners = Arrays.copyOf(listeners, listeners.length + 1);
        listeners[listeners.length - 1] = listener;
    }

    void set(List<WriteListener> all) {
        listeners = all.toArray(WriteListener[]::new);
    }

    void remove(WriteListener listener) {
        listeners = Arrays.stream(listeners).filter(each -> each != listener).toArray(WriteListener[]::new);
    }

    void watch(long address, long count, WriteListener listener) {
        watches = Arrays.copyOf(watches, watches.length + 1);
        watches[watches.length - 1] = new Watch(address, address + count - 1, listener);
    }

    void unwatch(WriteListener listener) {
        watches =
                Arrays.stream(watches).filter(each -> each.listener != listener).toArray(Watch[]::new);
    }

    /** Whether anybody wants to hear of a write to some bytes. */
    boolean wants(long address, int count) {
        if (listeners.length > 0) {
            return true;
        }
        for (Watch watch : watches) {
            if (watch.touches(address, count)) {
                return true;
            }
        }
        return false;
    }

    /** Remembers a write that is about to be made. */
    void keep(LinearMemory memory, long address, byte[] from, int offset, int count) {
        before = grown(before, count);
        after = grown(after, count);
        memory.read(address, before, 0, count);
        System.arraycopy(from, offset, after, 0, count);
    }

    /** Tells of the write that was remembered. */
    void tell(LinearMemory memory, long step, long address, int count, int site) {
        for (WriteListener listener : listeners) {
            listener.written(memory, step, address, count, before, after, site);
        }
        for (Watch watch : watches) {
            if (watch.touches(address, count)) {
                watch.listener.written(memory, step, address, count, before, after, site);
            }
        }
    }

    void tellGrowth(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
        for (WriteListener listener : listeners) {
            listener.grown(memory, step, pagesBefore, pagesAfter, site);
        }
    }

    private static byte[] grown(byte[] array, int count) {
        return array.length >= count ? array : new byte[Math.max(count, 64)];
    }
}
