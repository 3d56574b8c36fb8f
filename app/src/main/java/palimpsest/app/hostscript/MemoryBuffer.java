package palimpsest.app.hostscript;

import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidBufferOffsetException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import java.nio.ByteOrder;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.MemoryInstance;

/**
 * A memory as it was between two growths, for an ArrayBuffer to stand on: JavaScript then has genuine typed arrays over the
 * engine's own bytes. Whatever is read and written is told to {@link HostAccess}. What is beyond 2 GiB cannot be reached,
 * for no ArrayBuffer is larger here.
 */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method") // the messages of a library are methods, whether or not they need the receiver
final class MemoryBuffer implements TruffleObject {

    /** The largest multiple of a page that an {@code int} can say. */
    private static final long MOST = (1L << 31) - (1 << 16);

    final MemoryInstance memory;
    final ScriptViews views;
    private final HostAccess access;
    private final LinearMemory bytes;
    private final long length;

    MemoryBuffer(MemoryInstance memory, HostAccess access, ScriptViews views) {
        this.memory = memory;
        this.views = views;
        this.access = access;
        this.bytes = memory.memory();
        this.length = Math.min(bytes.length(), MOST);
    }

    @ExportMessage
    boolean hasBufferElements() {
        return true;
    }

    @ExportMessage
    boolean isBufferWritable() {
        return true;
    }

    @ExportMessage
    long getBufferSize() {
        return length;
    }

    // ---- Reading

    @ExportMessage
    void readBuffer(long offset, byte[] into, int start, int count) throws InvalidBufferOffsetException {
        check(offset, count);
        access.readAll(this, offset, into, start, count);
    }

    @ExportMessage
    byte readBufferByte(
            long offset,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        check(offset, Byte.BYTES);
        access.reads(this, offset, Byte.BYTES, node, spot);
        return (byte) bytes.loadByte(offset);
    }

    @ExportMessage
    short readBufferShort(
            ByteOrder order,
            long offset,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        check(offset, Short.BYTES);
        access.reads(this, offset, Short.BYTES, node, spot);
        short value = (short) bytes.loadShort(offset);
        return order == ByteOrder.LITTLE_ENDIAN ? value : Short.reverseBytes(value);
    }

    @ExportMessage
    int readBufferInt(
            ByteOrder order,
            long offset,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        check(offset, Integer.BYTES);
        access.reads(this, offset, Integer.BYTES, node, spot);
        int value = bytes.loadInt(offset);
        return order == ByteOrder.LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
    }

    @ExportMessage
    long readBufferLong(
            ByteOrder order,
            long offset,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        check(offset, Long.BYTES);
        access.reads(this, offset, Long.BYTES, node, spot);
        long value = bytes.loadLong(offset);
        return order == ByteOrder.LITTLE_ENDIAN ? value : Long.reverseBytes(value);
    }

    @ExportMessage
    float readBufferFloat(
            ByteOrder order,
            long offset,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        return Float.intBitsToFloat(readBufferInt(order, offset, node, spot));
    }

    @ExportMessage
    double readBufferDouble(
            ByteOrder order,
            long offset,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        return Double.longBitsToDouble(readBufferLong(order, offset, node, spot));
    }

    // ---- Writing

    @ExportMessage
    void writeBufferByte(
            long offset,
            byte value,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        check(offset, Byte.BYTES);
        access.writes(this, offset, value, Byte.BYTES, node, spot);
    }

    @ExportMessage
    void writeBufferShort(
            ByteOrder order,
            long offset,
            short value,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        check(offset, Short.BYTES);
        short little = order == ByteOrder.LITTLE_ENDIAN ? value : Short.reverseBytes(value);
        access.writes(this, offset, little, Short.BYTES, node, spot);
    }

    @ExportMessage
    void writeBufferInt(
            ByteOrder order,
            long offset,
            int value,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        check(offset, Integer.BYTES);
        int little = order == ByteOrder.LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
        access.writes(this, offset, little, Integer.BYTES, node, spot);
    }

    @ExportMessage
    void writeBufferLong(
            ByteOrder order,
            long offset,
            long value,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        check(offset, Long.BYTES);
        long little = order == ByteOrder.LITTLE_ENDIAN ? value : Long.reverseBytes(value);
        access.writes(this, offset, little, Long.BYTES, node, spot);
    }

    @ExportMessage
    void writeBufferFloat(
            ByteOrder order,
            long offset,
            float value,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        writeBufferInt(order, offset, Float.floatToRawIntBits(value), node, spot);
    }

    @ExportMessage
    void writeBufferDouble(
            ByteOrder order,
            long offset,
            double value,
            @Bind Node node,
            @Cached(value = "create()", uncached = "uncached()") @Shared("spot") Spot spot)
            throws InvalidBufferOffsetException {
        writeBufferLong(order, offset, Double.doubleToRawLongBits(value), node, spot);
    }

    /** A machine that went back in time may have less memory than the buffer saw. */
    private void check(long offset, int count) throws InvalidBufferOffsetException {
        if (offset < 0 || count < 0 || offset > Math.min(length, bytes.length()) - count) {
            throw InvalidBufferOffsetException.create(offset, count);
        }
    }
}
