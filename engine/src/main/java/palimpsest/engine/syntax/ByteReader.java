package palimpsest.engine.syntax;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the primitive values of the binary format from an array, within bounds. See the specification, Binary Format,
 * Values and Types. Every fault is a {@link MalformedException} at the place where the value starts.
 */
public final class ByteReader {

    /** What is said where more bytes are needed than there are. */
    public static final String UNEXPECTED_END = "unexpected end of section or function";

    private final byte[] bytes;
    private int position;
    private int end;

    public ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** The offset of the next byte in the array. */
    public int position() {
        return position;
    }

    public void seek(int newPosition) {
        position = newPosition;
    }

    public int end() {
        return end;
    }

    /** Narrows or widens what may be read, for a section and back. */
    public void setEnd(int newEnd) {
        end = newEnd;
    }

    public boolean atEnd() {
        return position >= end;
    }

    public int remaining() {
        return end - position;
    }

    /** The next byte, 0 to 255. */
    public int u8() {
        if (position >= end) {
            throw new MalformedException(position, UNEXPECTED_END);
        }
        return bytes[position++] & 0xff;
    }

    /** The next byte without moving on, or -1 at the end. */
    public int peek() {
        return position < end ? bytes[position] & 0xff : -1;
    }

    /** An unsigned 32-bit number, at most five bytes; to be read as unsigned. */
    public int u32() {
        // Most numbers in a module fit one byte.
        if (position < end && bytes[position] >= 0) {
            return bytes[position++];
        }
        return (int) unsigned(32);
    }

    /** An unsigned 64-bit number, at most ten bytes. */
    public long u64() {
        return unsigned(64);
    }

    public int s32() {
        return (int) signed(32);
    }

    /** A 33-bit signed number, as block types and heap types use. */
    public long s33() {
        return signed(33);
    }

    public long s64() {
        return signed(64);
    }

    /** Four bytes, little-endian. */
    public int i32Bits() {
        need(4);
        int bits = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(position);
        position += 4;
        return bits;
    }

    /** Eight bytes, little-endian. */
    public long i64Bits() {
        need(8);
        long bits = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(position);
        position += 8;
        return bits;
    }

    /** Moves on by a number of bytes that must be there. */
    public void skip(int count) {
        need(count);
        position += count;
    }

    /** A length, then so many bytes of UTF-8. */
    public String name() {
        int start = position;
        int length = u32();
        if (length < 0 || length > remaining()) {
            throw new MalformedException(start, "length out of bounds");
        }
        ByteBuffer utf8 = ByteBuffer.wrap(bytes, position, length);
        try {
            String name = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
            position += length;
            return name;
        } catch (CharacterCodingException e) {
            throw new MalformedException(utf8.position(), "malformed UTF-8 encoding");
        }
    }

    public ValueType valueType() {
        int start = position;
        int code = u8();
        return switch (code) {
            case 0x7f -> NumberType.I32;
            case 0x7e -> NumberType.I64;
            case 0x7d -> NumberType.F32;
            case 0x7c -> NumberType.F64;
            case 0x7b -> VectorType.V128;
            default -> {
                position = start;
                yield referenceType("malformed value type");
            }
        };
    }

    public ReferenceType referenceType() {
        return referenceType("malformed reference type");
    }

    private ReferenceType referenceType(String complaint) {
        int start = position;
        int code = u8();
        return switch (code) {
            case 0x64 -> new ReferenceType(false, heapType());
            case 0x63 -> new ReferenceType(true, heapType());
            default ->
                new ReferenceType(
                        true, AbstractHeapType.of(code).orElseThrow(() -> new MalformedException(start, complaint)));
        };
    }

    /** An abstract heap type or a type index. */
    public HeapType heapType() {
        int start = position;
        long code = s33();
        if (code >= 0) {
            return new TypeIndex((int) code);
        }
        return AbstractHeapType.of((int) code & 0x7f)
                .filter(type -> code >= -0x40)
                .orElseThrow(() -> new MalformedException(start, "malformed heap type"));
    }

    public BlockType blockType() {
        int start = position;
        int code = peek();
        if (code == 0x40) {
            position++;
            return BlockType.EMPTY;
        }
        // One byte with the sign bit of a one-byte LEB128 set: a value type. Anything else is a type index.
        if ((code & 0xc0) == 0x40) {
            return new BlockType.Result(valueType());
        }
        long index = s33();
        if (index < 0) {
            throw new MalformedException(start, "malformed block type");
        }
        return new BlockType.Type((int) index);
    }

    private void need(int count) {
        if (count < 0 || count > end - position) {
            throw new MalformedException(position, UNEXPECTED_END);
        }
    }

    private long unsigned(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0; shift < bits; shift += 7) {
            int next = u8();
            int room = bits - shift;
            if (room < 7 && (next & 0x7f) >>> room != 0) {
                throw new MalformedException(start, "integer too large");
            }
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new MalformedException(start, "integer representation too long");
    }

    private long signed(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0; shift < bits; shift += 7) {
            int next = u8();
            int room = bits - shift;
            if (room < 7) {
                // The bits beyond the width, and its top bit, must all be the sign.
                int sign = (byte) (next << 1) >> room;
                if (sign != 0 && sign != -1) {
                    throw new MalformedException(start, "integer too large");
                }
            }
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                int used = shift + 7;
                return used < 64 ? value << (64 - used) >> (64 - used) : value;
            }
        }
        throw new MalformedException(start, "integer representation too long");
    }
}
