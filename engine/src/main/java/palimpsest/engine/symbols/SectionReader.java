package palimpsest.engine.symbols;

import java.nio.charset.StandardCharsets;
import palimpsest.engine.source.ByteSlice;

/** Reads the primitive values of DWARF from a section, within bounds. Offsets are counted from the section's beginning. */
final class SectionReader {

    private final String name;
    private final ByteSlice section;
    private int position;
    private int end;

    SectionReader(String name, ByteSlice section) {
        this.name = name;
        this.section = section;
        this.end = section.length();
    }

    /** Another reader of the same section, at an offset. */
    SectionReader at(long offset) {
        SectionReader other = new SectionReader(name, section);
        other.seek(offset);
        return other;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    boolean atEnd() {
        return position >= end;
    }

    /** Nothing after so many further bytes is read. */
    void limit(long length) {
        if (length < 0 || length > end - position) {
            throw broken("a length that goes too far");
        }
        end = position + (int) length;
    }

    void seek(long offset) {
        if (offset < 0 || offset > end) {
            throw broken(String.format("a reference to 0x%x, which is outside,", offset));
        }
        position = (int) offset;
    }

    BrokenException broken(String what) {
        return new BrokenException(name, position, what);
    }

    int u8() {
        need(1);
        return section.at(position++) & 0xff;
    }

    int u16() {
        return (int) fixed(2);
    }

    long u32() {
        return fixed(4);
    }

    /** A number of 1 to 8 bytes, little-endian; of fewer than 8 it is unsigned. */
    long fixed(int size) {
        need(size);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (section.at(position++) & 0xffL) << (8 * i);
        }
        return value;
    }

    /** An unsigned number in LEB128; bits beyond the 64th are lost. */
    long uleb() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8();
            value |= shift < 64 ? (next & 0x7fL) << shift : 0;
            if (next < 0x80) {
                return value;
            }
        }
    }

    /** A signed number in LEB128; bits beyond the 64th are lost. */
    long sleb() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8();
            value |= shift < 64 ? (next & 0x7fL) << shift : 0;
            if (next < 0x80) {
                return (next & 0x40) != 0 && shift < 57 ? value | -1L << (shift + 7) : value;
            }
        }
    }

    /** Text that ends with a zero byte. */
    String text() {
        int from = position;
        while (u8() != 0) {
            // Only the end is looked for.
        }
        return new String(section.array(), section.start() + from, position - 1 - from, StandardCharsets.UTF_8);
    }

    ByteSlice bytes(long length) {
        if (length < 0 || length > end - position) {
            throw broken("a length that goes too far");
        }
        int from = section.start() + position;
        position += (int) length;
        return new ByteSlice(section.array(), from, from + (int) length);
    }

    void skip(long length) {
        bytes(length);
    }

    private void need(int size) {
        if (size > end - position) {
            throw broken("an unexpected end");
        }
    }
}
