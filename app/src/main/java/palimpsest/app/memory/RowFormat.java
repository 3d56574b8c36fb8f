package palimpsest.app.memory;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Leb128;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;

/**
 * How the bytes of a row are shown: as numbers of a type, in a radix and a byte order, and as text beside them.
 *
 * @param number the type of a cell; of the lanes for vectors, of the address for pointers, not looked at for LEB128
 * @param bigEndian whether the byte at the lowest address counts most; WebAssembly itself is little-endian
 * @param text how the text column reads the bytes; without one when empty
 */
public record RowFormat(Kind kind, ValueType number, Radix radix, boolean bigEndian, Optional<TextEncoding> text) {

    /** What a cell holds. */
    public enum Kind {
        NUMBERS,
        /** Lanes of 128-bit vectors. */
        LANES,
        /** Numbers of varying length, one after another. */
        LEB_UNSIGNED,
        LEB_SIGNED,
        /** Addresses of the same memory. */
        POINTERS
    }

    /** How a number is written. */
    public enum Radix {
        HEX,
        DECIMAL,
        BINARY
    }

    /** Bytes as two hexadecimal digits, and as UTF-8. */
    public static final RowFormat BYTES =
            new RowFormat(Kind.NUMBERS, ValueType.U8, Radix.HEX, false, Optional.of(TextEncoding.UTF8));

    private static final int VECTOR = 16;
    private static final int BYTE_GROUP = 4;

    public RowFormat withCells(Kind cells, ValueType type) {
        return new RowFormat(cells, type, radix, bigEndian, text);
    }

    public RowFormat withRadix(Radix wanted) {
        return new RowFormat(kind, number, wanted, bigEndian, text);
    }

    public RowFormat withBigEndian(boolean big) {
        return new RowFormat(kind, number, radix, big, text);
    }

    public RowFormat withText(Optional<TextEncoding> encoding) {
        return new RowFormat(kind, number, radix, bigEndian, encoding);
    }

    public boolean isLeb() {
        return kind == Kind.LEB_SIGNED || kind == Kind.LEB_UNSIGNED;
    }

    /** Whether two digits are a byte, and typing them writes it. */
    public boolean isHexBytes() {
        return kind == Kind.NUMBERS && number.size() == 1 && radix == Radix.HEX;
    }

    /** How many bytes a cell has; 1 for LEB128, whose cells lie over as many as they need. */
    public int cellBytes() {
        return isLeb() ? 1 : number.size();
    }

    /** How many bytes a column has: a cell, or all lanes of a vector. */
    public int columnBytes() {
        return kind == Kind.LANES ? VECTOR : cellBytes();
    }

    /** Whether the order of the bytes makes a difference. */
    public boolean hasOrder() {
        return cellBytes() > 1;
    }

    /** Whether numbers may be written in other ways than this kind's own. */
    public boolean hasRadix() {
        return kind == Kind.NUMBERS || kind == Kind.LANES;
    }

    /** How many bytes before and behind a row decide how it looks. */
    int context() {
        int ofText = text.map(TextEncoding::context).orElse(0);
        return isLeb() ? Math.max(ofText, Leb128.LONGEST - 1) : ofText;
    }

    CellShape shape() {
        if (isHexBytes()) {
            return CellShape.BYTES;
        }
        if (isLeb()) {
            return new CellShape(1, 4, Integer.MAX_VALUE, false);
        }
        int group = kind == Kind.LANES ? VECTOR / number.size() : number.size() <= 2 ? BYTE_GROUP : Integer.MAX_VALUE;
        return new CellShape(number.size(), digits() + 2, group, hasOrder() && !bigEndian);
    }

    /** The most characters a cell's number takes. */
    private int digits() {
        if (kind == Kind.POINTERS) {
            return 2 * number.size() + 2;
        }
        return switch (radix) {
            case HEX -> 2 * number.size();
            case BINARY -> 8 * number.size();
            case DECIMAL ->
                switch (number) {
                    case U8 -> 3;
                    case I8 -> 4;
                    case U16 -> 5;
                    case I16 -> 6;
                    case U32 -> 10;
                    case I32 -> 11;
                    case U64, I64 -> 20;
                    case F32 -> 15;
                    case F64 -> 24;
                };
        };
    }

    /** The bits of the number that some bytes spell. */
    long bits(byte[] bytes, int from) {
        int size = number.size();
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = (bits << 8) | (bytes[from + (bigEndian ? i : size - 1 - i)] & 0xff);
        }
        return bits;
    }

    /** A number as its cell shows it; for LEB128 in decimal. */
    String text(long bits) {
        return switch (kind) {
            case LEB_SIGNED -> Long.toString(bits);
            case LEB_UNSIGNED -> Long.toUnsignedString(bits);
            case POINTERS -> Addresses.padded(bits, 2 * number.size());
            case NUMBERS, LANES ->
                switch (radix) {
                    case HEX -> Addresses.padded(bits, 2 * number.size());
                    case DECIMAL -> number.format(bits);
                    case BINARY -> binary(bits);
                };
        };
    }

    private String binary(long bits) {
        StringBuilder digits = new StringBuilder();
        for (int bit = 8 * number.size() - 1; bit >= 0; bit--) {
            digits.append((bits >>> bit) & 1);
        }
        return digits.toString();
    }

    /**
     * The bytes of a typed number; empty when it is none, or does not fit.
     *
     * @param length of the cell in bytes, which only a LEB128 cell can choose
     */
    Optional<byte[]> parse(String typed, int length) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case LEB_SIGNED -> ValueType.I64.parse(text).flatMap(bits -> Leb128.encode(bits, true, length));
            case LEB_UNSIGNED -> ValueType.U64.parse(text).flatMap(bits -> Leb128.encode(bits, false, length));
            case POINTERS -> unsigned().parse(hexadecimal(text)).map(this::bytes);
            case NUMBERS, LANES ->
                switch (radix) {
                    case HEX -> unsigned().parse(hexadecimal(text)).map(this::bytes);
                    case DECIMAL -> number.parse(text).map(this::bytes);
                    case BINARY -> parseBinary(text).map(this::bytes);
                };
        };
    }

    private static String hexadecimal(String text) {
        return text.startsWith("0x") ? text : "0x" + text;
    }

    private ValueType unsigned() {
        return switch (number.size()) {
            case 1 -> ValueType.U8;
            case 2 -> ValueType.U16;
            case 4 -> ValueType.U32;
            default -> ValueType.U64;
        };
    }

    private Optional<Long> parseBinary(String text) {
        String digits = text.replace("_", "").replaceFirst("^0b", "");
        boolean fits = digits.matches("[01]+") && digits.length() <= 8 * number.size();
        return fits ? Optional.of(new BigInteger(digits, 2).longValue()) : Optional.empty();
    }

    private byte[] bytes(long bits) {
        byte[] bytes = new byte[number.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bigEndian ? bytes.length - 1 - i : i] = (byte) (bits >>> (8 * i));
        }
        return bytes;
    }

    /** What may be typed into a cell, for when it was something else. */
    String range(int length) {
        if (isLeb()) {
            return Words.of("grid.range.leb", Integer.toString(length));
        }
        if (kind == Kind.POINTERS || radix == Radix.HEX) {
            return Words.of("grid.range.hex", Integer.toString(2 * number.size()));
        }
        return radix == Radix.BINARY
                ? Words.of("grid.range.binary", Integer.toString(8 * number.size()))
                : number.range();
    }

    /** What the cells are, in a word or two: {@code i32}, {@code Hex bytes}. */
    public String label() {
        if (isHexBytes()) {
            return Words.of("grid.cells.bytes");
        }
        String plain = switch (kind) {
            case NUMBERS -> number.label();
            case LANES -> lanes(number);
            case LEB_UNSIGNED -> Words.of("grid.cells.leb.unsigned");
            case LEB_SIGNED -> Words.of("grid.cells.leb.signed");
            case POINTERS -> Words.of("grid.cells.pointers", Integer.toString(8 * number.size()));
        };
        return hasRadix() && radix != Radix.DECIMAL ? plain + " " + Words.of("grid.radix.short." + word(radix)) : plain;
    }

    /** The specification's name of a vector's shape: {@code i8x16}. */
    public static String lanes(ValueType lane) {
        return lane.label() + "x" + VECTOR / lane.size();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The format as one word, for the settings. */
    public String encode() {
        return String.join(
                " ",
                word(kind),
                word(number),
                word(radix),
                bigEndian ? "big" : "little",
                text.map(RowFormat::word).orElse("none"));
    }

    /** Reads what {@link #encode} wrote; anything else is {@link #BYTES}. */
    public static RowFormat decode(String saved) {
        List<String> words = List.of(saved.strip().toUpperCase(Locale.ROOT).split(" +", 0));
        try {
            return new RowFormat(
                    Kind.valueOf(words.get(0)),
                    ValueType.valueOf(words.get(1)),
                    Radix.valueOf(words.get(2)),
                    words.get(3).equals("BIG"),
                    Arrays.stream(TextEncoding.values())
                            .filter(each -> each.name().equals(words.get(4)))
                            .findFirst());
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return BYTES;
        }
    }
}
