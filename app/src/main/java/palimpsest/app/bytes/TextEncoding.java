package palimpsest.app.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How bytes spell text. */
public enum TextEncoding {
    UTF8("UTF-8", StandardCharsets.UTF_8),
    /** Two bytes a unit, the low one first. */
    UTF16("UTF-16", StandardCharsets.UTF_16LE);

    private final String label;
    private final Charset charset;

    TextEncoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    public String label() {
        return label;
    }

    /** No character begins further than this before a byte that it touches, or ends further behind. */
    public int context() {
        return Utf8.LONGEST - 1;
    }

    /**
     * The characters that touch the bytes {@code from} to {@code to}, each whole where the array has {@link #context()}
     * bytes more on each side.
     *
     * @param address of the first byte of the array
     * @param whole what ends where the array ends: "memory", "selection"
     */
    public List<TextCell> touching(byte[] bytes, long address, int from, int to, String whole) {
        return switch (this) {
            case UTF8 -> Utf8.touching(bytes, from, to, whole);
            case UTF16 -> Utf16.touching(bytes, from, to, (address & 1) != 0, whole);
        };
    }

    /** All characters of a selection that begins at an address, as if nothing stood before or after it. */
    public List<TextCell> decode(byte[] bytes, long address) {
        return touching(bytes, address, 0, bytes.length, "selection");
    }

    /** The bytes of a text; half a surrogate pair becomes a question mark. */
    public byte[] encode(String text) {
        return text.getBytes(charset);
    }
}
