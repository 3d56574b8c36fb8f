package palimpsest.engine.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.MemoryInstance;

/** The memory of the program that called, as WASI sees it: what does not fit is {@link Errno#FAULT}. */
final class Guest {

    /** How much is copied in one piece. */
    static final int PIECE = 1 << 20;

    private static final int IOVEC = 8;
    private static final int MOST_IOVECS = 1024;

    private final HostContext context;
    private final String place;

    /** @param place the function that was called, which stands in write events */
    Guest(HostContext context, String place) {
        this.context = context;
        this.place = place;
    }

    /** The memory that WASI works on: the one that the program exports by this name. */
    private MemoryInstance instance() {
        return context.caller()
                .flatMap(caller -> caller.memory("memory"))
                .orElseThrow(() -> new WasiFault(Errno.FAULT));
    }

    /** A pair of address and length, as programs give buffers. */
    record Buffer(long address, int length) {}

    byte[] read(long address, int length) {
        check(address, length);
        byte[] bytes = new byte[length];
        instance().memory().read(address, bytes, 0, length);
        return bytes;
    }

    /** A piece of the memory as numbers, little-endian. */
    ByteBuffer numbers(long address, int length) {
        return ByteBuffer.wrap(read(address, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A path or name in UTF-8. */
    String text(long address, long length) {
        if (length > PIECE) {
            throw new WasiFault(Errno.NAMETOOLONG);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read(address, (int) length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WasiFault(Errno.INVAL);
        }
    }

    /** The buffers that an array of {@code iovec} or {@code ciovec} names; all lie within the memory. */
    List<Buffer> buffers(long address, long count) {
        if (count > MOST_IOVECS) {
            throw new WasiFault(Errno.INVAL);
        }
        ByteBuffer array = numbers(address, (int) count * IOVEC);
        Buffer[] buffers = new Buffer[(int) count];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = new Buffer(Integer.toUnsignedLong(array.getInt()), array.getInt());
            check(buffers[i].address, Integer.toUnsignedLong(buffers[i].length));
        }
        return List.of(buffers);
    }

    void write(long address, byte... bytes) {
        check(address, bytes.length);
        if (bytes.length > 0) {
            context.write(instance(), address, bytes, place);
        }
    }

    /** Writes a whole {@link #struct}, wherever its position is. */
    void write(long address, ByteBuffer numbers) {
        byte[] bytes = new byte[numbers.capacity()];
        numbers.get(0, bytes);
        write(address, bytes);
    }

    void writeInt(long address, long value) {
        write(address, struct(Integer.BYTES).putInt((int) value));
    }

    void writeLong(long address, long value) {
        write(address, struct(Long.BYTES).putLong(value));
    }

    /** Room for numbers that go into the memory together. */
    static ByteBuffer struct(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    void check(long address, long length) {
        if (address > instance().memory().length() - length) {
            throw new WasiFault(Errno.FAULT);
        }
    }
}
