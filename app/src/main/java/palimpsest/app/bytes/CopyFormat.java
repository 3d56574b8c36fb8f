package palimpsest.app.bytes;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ways in which bytes are written down to be taken elsewhere. */
public enum CopyFormat {
    /** {@code 78 e1 bb}. */
    HEX,
    /** <code>{0x78, 0xe1, 0xbb}</code>. */
    C_ARRAY,
    /** The string of a data segment in the text format: {@code "x\e1\bb"}. */
    WAT,
    /** {@code [120, 225, 187]}. */
    JSON,
    /** The characters, with U+FFFD for what is none. */
    TEXT;

    /**
     * The bytes in this way.
     *
     * @param address of the first byte
     * @param encoding of the text, for {@link #TEXT}
     */
    public String of(byte[] bytes, long address, TextEncoding encoding) {
        return switch (this) {
            case HEX -> HexFormat.ofDelimiter(" ").formatHex(bytes);
            case C_ARRAY -> "{" + HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(bytes) + "}";
            case WAT -> wat(bytes);
            case JSON ->
                IntStream.range(0, bytes.length)
                        .mapToObj(i -> Integer.toString(bytes[i] & 0xff))
                        .collect(Collectors.joining(", ", "[", "]"));
            case TEXT -> Utf8.text(encoding.decode(bytes, address));
        };
    }

    /** A byte that is a printable character of ASCII stands for itself. */
    private static String wat(byte[] bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (byte value : bytes) {
            boolean plain = value >= ' ' && value < 0x7f && value != '"' && value != '\\';
            if (plain) {
                text.append((char) value);
            } else {
                text.append('\\').append(HexFormat.of().toHexDigits(value));
            }
        }
        return text.append('"').toString();
    }
}
