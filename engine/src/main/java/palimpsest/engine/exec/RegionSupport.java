package palimpsest.engine.exec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WatchedWrite;

/** What the code of a {@link Region} calls. */
final class RegionSupport {

    static final VarHandle SHORT = view(short[].class);
    static final VarHandle INT = view(int[].class);
    static final VarHandle LONG = view(long[].class);

    private RegionSupport() {}

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    // ---- Writers of a store that spans several bytes

    static void wrote2(int[] writers, int at, int site) {
        writers[at] = site;
        writers[at + 1] = site;
    }

    static void wrote4(int[] writers, int at, int site) {
        writers[at] = site;
        writers[at + 1] = site;
        writers[at + 2] = site;
        writers[at + 3] = site;
    }

    static void wrote8(int[] writers, int at, int site) {
        wrote4(writers, at, site);
        wrote4(writers, at + 4, site);
    }

    // ---- Stores across two lines, which go the long way: false if Java has no memory left, and nothing was written

    static boolean store2(LinearMemory memory, long address, int value, int site, State s, long base) {
        s.base = base;
        try {
            memory.storeShort(address, value, site);
            return true;
        } catch (OutOfMemoryError | WatchedWrite e) {
            return false;
        }
    }

    static boolean store4(LinearMemory memory, long address, int value, int site, State s, long base) {
        s.base = base;
        try {
            memory.storeInt(address, value, site);
            return true;
        } catch (OutOfMemoryError | WatchedWrite e) {
            return false;
        }
    }

    static boolean store8(LinearMemory memory, long address, long value, int site, State s, long base) {
        s.base = base;
        try {
            memory.storeLong(address, value, site);
            return true;
        } catch (OutOfMemoryError | WatchedWrite e) {
            return false;
        }
    }

    // ---- Whether a float can be made an integer; see Numerics

    static boolean fitsSigned32(double a) {
        return a > -0x1p31 - 1 && a < 0x1p31;
    }

    static boolean fitsUnsigned32(double a) {
        return a > -1 && a < 0x1p32;
    }

    static boolean fitsSigned64(double a) {
        return a >= -0x1p63 && a < 0x1p63;
    }

    static boolean fitsUnsigned64(double a) {
        return a > -1 && a < 0x1p64;
    }
}
