package palimpsest.app.sources;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.session.MemoryImage;
import palimpsest.app.words.Words;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.DataType;
import palimpsest.engine.symbols.TypeLayout;
import palimpsest.engine.symbols.TypeLayout.Bits;

/** Values as people read them, and what they are made of. */
final class Values {

    /** So much of a text is shown. */
    private static final int LONGEST_TEXT = 48;
    /** So many parts are shown in a line. */
    private static final int IN_LINE = 3;
    /** So many elements can be looked at one by one. */
    private static final int MOST_PARTS = 256;

    private static final String MORE = "\u2026";

    private final Optional<MemoryImage> memory;
    private final Map<String, DataType> types;

    Values(Optional<MemoryImage> memory, Map<String, DataType> types) {
        this.memory = memory;
        this.types = types;
    }

    /** A part of a value, with its name. */
    record Part(String name, Cell cell) {}

    /** Bytes of memory; empty where they are not all inside, or not here. */
    Optional<ByteSlice> bytes(long address, int count) {
        return memory.filter(image -> address >= 0 && count <= image.length() && address <= image.length() - count)
                .filter(image -> image.holds(address, count))
                .map(image -> {
                    byte[] bytes = new byte[count];
                    image.read(address, bytes, 0, count);
                    return ByteSlice.of(bytes);
                });
    }

    /** What a value is. */
    String text(Cell cell) {
        return text(cell, true);
    }

    private String text(Cell cell, boolean whole) {
        if (cell.type() instanceof DataType.Numeric number) {
            return bits(cell).map(bits -> number(number, bits)).orElseGet(Values::unknown);
        }
        if (cell.type() instanceof DataType.Enumeration names) {
            return bits(cell).map(bits -> name(names, bits)).orElseGet(Values::unknown);
        }
        if (cell.type() instanceof DataType.Pointer pointer) {
            return bits(cell).map(address -> pointer(pointer, address)).orElseGet(Values::unknown);
        }
        if (cell.type() instanceof DataType.Array array) {
            return isText(array.element()) && cell.address().isPresent()
                    ? quoted(cell.address().getAsLong(), (int) Math.min(array.count(), LONGEST_TEXT + 1))
                    : inLine(cell, whole);
        }
        return cell.type() instanceof TypeLayout ? inLine(cell, whole) : unknown();
    }

    private static String unknown() {
        return Words.of("sources.unknown");
    }

    /** The first parts of a whole, in braces. */
    private String inLine(Cell cell, boolean whole) {
        if (!whole) {
            return "{" + MORE + "}";
        }
        StringBuilder text = new StringBuilder("{");
        List<Part> parts = parts(cell, IN_LINE + 1);
        for (int i = 0; i < Math.min(IN_LINE, parts.size()); i++) {
            Part part = parts.get(i);
            text.append(i == 0 ? "" : ", ");
            text.append(part.name().startsWith("[") || part.name().isEmpty() ? "" : part.name() + " ");
            text.append(text(part.cell(), false));
        }
        return text + (parts.size() > IN_LINE ? ", " + MORE : "") + "}";
    }

    /** What a value is made of: fields, elements, or what it points to; nothing for one that has no parts. */
    List<Part> parts(Cell cell) {
        return parts(cell, MOST_PARTS);
    }

    private List<Part> parts(Cell cell, int most) {
        List<Part> parts = new ArrayList<>();
        if (cell.type() instanceof TypeLayout layout) {
            layout.fields().stream()
                    .limit(most)
                    .forEach(field ->
                            parts.add(new Part(field.name(), cell.part(field.type(), field.offset(), field.bits()))));
        } else if (cell.type() instanceof DataType.Array array) {
            for (int i = 0; i < Math.min(most, array.count()); i++) {
                parts.add(new Part(
                        "[" + i + "]",
                        cell.part(array.element(), i * array.element().size(), Optional.empty())));
            }
        } else if (cell.type() instanceof DataType.Pointer pointer) {
            pointed(cell, pointer).ifPresent(target -> {
                List<Part> inside = target.type() instanceof TypeLayout ? parts(target, most) : List.of();
                parts.addAll(inside.isEmpty() ? List.of(new Part("*", target)) : inside);
            });
        }
        return parts;
    }

    /** Whether a value has parts, found without making them. */
    boolean hasParts(Cell cell) {
        if (cell.type() instanceof TypeLayout layout) {
            return !layout.fields().isEmpty();
        }
        if (cell.type() instanceof DataType.Array array) {
            return array.count() > 0;
        }
        return cell.type() instanceof DataType.Pointer pointer
                && pointed(cell, pointer).isPresent();
    }

    /** What a pointer points to, where it is known what that is, and it is inside the memory. */
    private Optional<Cell> pointed(Cell cell, DataType.Pointer pointer) {
        DataType target = types.get(pointer.target());
        if (target == null || target.size() <= 0) {
            return Optional.empty();
        }
        return bits(cell)
                .filter(address -> address != 0)
                .filter(address ->
                        bytes(address, (int) Math.min(8, target.size())).isPresent())
                .map(address -> Cell.at(target, address));
    }

    /** The number that a value is, unsigned; without those that are not here or too large. */
    private Optional<Long> bits(Cell cell) {
        long size = cell.type().size();
        if (size < 1 || size > 8) {
            return Optional.empty();
        }
        Optional<ByteSlice> bytes = cell.address().isPresent()
                ? bytes(cell.address().getAsLong(), (int) size)
                : Optional.of(cell.outside()).filter(outside -> outside.length() >= size);
        return bytes.map(slice -> {
            long bits = 0;
            for (int i = 0; i < size; i++) {
                bits |= (slice.at(i) & 0xffL) << (8 * i);
            }
            return cell.bits().isPresent() ? extract(bits, cell.bits().get(), isSigned(cell.type())) : bits;
        });
    }

    private static long extract(long bits, Bits part, boolean signed) {
        int above = 64 - Math.min(64, part.first() + part.count());
        long shifted = bits << above;
        int rest = 64 - Math.min(64, part.count());
        return signed ? shifted >> rest : shifted >>> rest;
    }

    private static boolean isSigned(DataType type) {
        return type instanceof DataType.Numeric number && number.encoding() == DataType.Encoding.SIGNED;
    }

    private static String number(DataType.Numeric type, long bits) {
        return switch (type.encoding()) {
            case BOOLEAN -> bits == 0 ? "false" : bits == 1 ? "true" : "true (" + Long.toUnsignedString(bits) + ")";
            case FLOAT -> (type.size() == 4 ? ValueType.F32 : ValueType.F64).format(bits);
            case SIGNED -> Long.toString(signed(bits, type.size()));
            case UNSIGNED -> Long.toUnsignedString(bits);
            case CHARACTER -> character(bits) + signed(bits, type.size());
        };
    }

    private static long signed(long bits, long size) {
        int unused = (int) (64 - 8 * size);
        return bits << unused >> unused;
    }

    /** With its quotes and a space, where it can be seen. */
    private static String character(long code) {
        boolean shown = code >= 0x20 && code <= Character.MAX_CODE_POINT && !Character.isISOControl((int) code);
        return shown && (code < 0x80 || code > 0xff) ? "'" + Character.toString((int) code) + "' " : "";
    }

    private static String name(DataType.Enumeration type, long bits) {
        long number = type.signed() ? signed(bits, type.size()) : bits;
        String name = type.values().get(number);
        return name == null ? Long.toString(number) : name + " (" + number + ")";
    }

    private String pointer(DataType.Pointer pointer, long address) {
        if (address == 0) {
            return "null";
        }
        DataType target = types.get(pointer.target());
        boolean text = target != null && isText(target);
        return Addresses.shortHex(address) + (text ? " " + quoted(address, LONGEST_TEXT + 1) : "");
    }

    private static boolean isText(DataType type) {
        return type instanceof DataType.Numeric number
                && number.encoding() == DataType.Encoding.CHARACTER
                && number.size() == 1;
    }

    /** A text to its end, or so many bytes of it. */
    private String quoted(long address, int most) {
        int count = most;
        while (count > 0 && bytes(address, count).isEmpty()) {
            count--;
        }
        ByteSlice bytes = bytes(address, count).orElse(ByteSlice.EMPTY);
        int length = 0;
        while (length < bytes.length() && bytes.at(length) != 0) {
            length++;
        }
        boolean more = length == bytes.length() && length > LONGEST_TEXT;
        // A character that is cut in two is left out.
        while (more && length > 0 && (bytes.at(length - 1) & 0xc0) == 0x80) {
            length--;
        }
        if (more && length > 0) {
            length--;
        }
        String text = new String(bytes.array(), bytes.start(), length, StandardCharsets.UTF_8);
        return "\u201c" + text.replaceAll("\\p{Cntrl}", "\u00b7") + (more ? MORE : "") + "\u201d";
    }

    /** The bytes in memory that a value takes; empty where it is elsewhere, or takes none. */
    static OptionalLong length(Cell cell) {
        return cell.address().isPresent() && cell.type().size() > 0
                ? OptionalLong.of(cell.type().size())
                : OptionalLong.empty();
    }
}
