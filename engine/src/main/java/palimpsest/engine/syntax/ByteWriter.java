package palimpsest.engine.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes the primitive values of the binary format, each in its shortest form. See the specification, Binary Format. */
public final class ByteWriter {

    private byte[] bytes = new byte[64];
    private int size;

    /** How many bytes have been written. */
    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public ByteWriter u8(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    public ByteWriter bytes(byte[] array, int start, int end) {
        int needed = Math.addExact(size, end - start);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, bytes.length * 2L)));
        }
        System.arraycopy(array, start, bytes, size, end - start);
        size = needed;
        return this;
    }

    public ByteWriter bytes(byte[] array) {
        return bytes(array, 0, array.length);
    }

    /** All that another writer holds. */
    public ByteWriter append(ByteWriter other) {
        return bytes(other.bytes, 0, other.size);
    }

    /** What another writer holds from {@code start} on. */
    public ByteWriter append(ByteWriter other, int start) {
        return bytes(other.bytes, start, other.size);
    }

    /** Forgets what was written after the first {@code newSize} bytes. */
    public void truncate(int newSize) {
        size = Math.min(size, newSize);
    }

    public ByteWriter u32(int value) {
        return u64(Integer.toUnsignedLong(value));
    }

    public ByteWriter u64(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            u8(((int) rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    /** A signed number of any width. */
    public ByteWriter s64(long value) {
        long rest = value;
        while (rest < -0x40 || rest > 0x3f) {
            u8(((int) rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        return u8((int) rest & 0x7f);
    }

    public ByteWriter i32Bits(int bits) {
        for (int shift = 0; shift < 32; shift += 8) {
            u8(bits >>> shift);
        }
        return this;
    }

    public ByteWriter i64Bits(long bits) {
        return i32Bits((int) bits).i32Bits((int) (bits >>> 32));
    }

    /** A length in bytes, then the name in UTF-8. */
    public ByteWriter name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).bytes(utf8);
    }

    public ByteWriter valueType(ValueType type) {
        if (type instanceof NumberType number) {
            return u8(number.code());
        }
        if (type instanceof ReferenceType reference) {
            return referenceType(reference);
        }
        return u8(0x7b);
    }

    public ByteWriter valueTypes(List<ValueType> types) {
        u32(types.size());
        types.forEach(this::valueType);
        return this;
    }

    public ByteWriter referenceType(ReferenceType type) {
        if (type.nullable() && type.heap() instanceof AbstractHeapType heap) {
            return u8(heap.code());
        }
        return u8(type.nullable() ? 0x63 : 0x64).heapType(type.heap());
    }

    public ByteWriter heapType(HeapType type) {
        if (type instanceof AbstractHeapType heap) {
            return u8(heap.code());
        }
        if (type instanceof TypeIndex defined) {
            return s64(Integer.toUnsignedLong(defined.index()));
        }
        throw new IllegalArgumentException("only a module's own types can be written: " + type);
    }

    public ByteWriter blockType(BlockType type) {
        if (type instanceof BlockType.Result result) {
            return valueType(result.type());
        }
        if (type instanceof BlockType.Type defined) {
            return s64(Integer.toUnsignedLong(defined.index()));
        }
        return u8(0x40);
    }

    public ByteWriter opcode(Opcode opcode) {
        return opcode.prefix() == 0 ? u8(opcode.code()) : u8(opcode.prefix()).u32(opcode.code() & 0xffff);
    }

    /** A memory argument; {@code alignment} is an exponent. Memory 0 takes the short form. */
    public ByteWriter memoryArgument(int alignment, int memory, long offset) {
        return memory == 0
                ? u32(alignment).u64(offset)
                : u32(alignment | 0x40).u32(memory).u64(offset);
    }

    public ByteWriter catchClauses(List<CatchClause> clauses) {
        u32(clauses.size());
        for (CatchClause clause : clauses) {
            u8(clause.kind().code());
            if (clause.kind().hasTag()) {
                u32(clause.tag());
            }
            u32(clause.label());
        }
        return this;
    }
}
