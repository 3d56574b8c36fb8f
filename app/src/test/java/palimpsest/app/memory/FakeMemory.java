package palimpsest.app.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.MarkWindow;
import palimpsest.app.bytes.Origin;

/** A memory for tests: its first bytes are an array, the rest are zeros, however many there are. */
final class FakeMemory implements ByteWindow, MarkWindow {
    final byte[] bytes = new byte[65536];
    final byte[] marks = new byte[65536];
    private final long length;

    FakeMemory(long length) {
        this.length = length;
    }

    /** The lesson's memory: a text from a data segment, two numbers of the host, their sum by the module. */
    static FakeMemory lesson() {
        FakeMemory memory = new FakeMemory(65536);
        memory.put(0, Origin.DATA_SEGMENT, "xịn xò".getBytes(StandardCharsets.UTF_8));
        memory.put(16, Origin.HOST, 7, 0, 0, 0, 4, 0, 0, 0);
        memory.put(24, Origin.MODULE, 11, 0, 0, 0);
        Arrays.fill(memory.marks, 24, 28, ByteMark.of(Origin.MODULE, ByteMark.CHANGED));
        Arrays.fill(memory.marks, 16, 24, ByteMark.of(Origin.HOST, ByteMark.READ));
        memory.put(0x30, Origin.MODULE, "Hello, wörld: 你好 é".getBytes(StandardCharsets.UTF_8));
        memory.put(0x50, Origin.HOST, 0xe1, 0xbb, 0x20, 0xff, 0x8b, 0x41);
        Arrays.fill(memory.marks, 0x52, 0x54, ByteMark.of(Origin.HOST, ByteMark.REWRITTEN));
        Arrays.fill(memory.marks, 0x62, 0x67, ByteMark.of(Origin.MODULE, ByteMark.FOUND));
        Arrays.fill(memory.marks, 0x80, 0xa4, ByteMark.of(Origin.GROWTH));
        return memory;
    }

    void put(int address, Origin origin, int... values) {
        for (int i = 0; i < values.length; i++) {
            bytes[address + i] = (byte) values[i];
            marks[address + i] = ByteMark.of(origin);
        }
    }

    void put(int address, Origin origin, byte[] values) {
        System.arraycopy(values, 0, bytes, address, values.length);
        Arrays.fill(marks, address, address + values.length, ByteMark.of(origin));
    }

    MemoryView view(long pages, OptionalLong maximum) {
        return new MemoryView("memory", this, this, pages, maximum, 65536);
    }

    MemoryView view() {
        return view(1, OptionalLong.of(10));
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long address, byte[] into, int offset, int count) {
        copy(bytes, address, into, offset, count);
    }

    @Override
    public void marks(long address, byte[] into, int offset, int count) {
        copy(marks, address, into, offset, count);
    }

    private void copy(byte[] from, long address, byte[] into, int offset, int count) {
        if (count < 0
                || Long.compareUnsigned(address, length) > 0
                || Long.compareUnsigned(length - address, count) < 0) {
            throw new IndexOutOfBoundsException("read beyond the end at " + address + " + " + count);
        }
        for (int i = 0; i < count; i++) {
            long at = address + i;
            into[offset + i] = at >= 0 && at < from.length ? from[(int) at] : 0;
        }
    }
}
