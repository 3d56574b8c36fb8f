package palimpsest.app.bytes;

import palimpsest.engine.source.ByteSlice;

/** Bytes as hexadecimal digits, for people. */
public final class HexText {
    private static final int MOST = 8;

    private HexText() {}

    /** The first {@value #MOST} bytes, {@code 40 42 0f 00}, with an ellipsis if there are more. */
    public static String ofFirst(ByteSlice bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(MOST, bytes.length()); i++) {
            text.append(i == 0 ? "" : " ").append(Addresses.padded(bytes.at(i) & 0xff, 2));
        }
        return text + (bytes.length() > MOST ? " \u2026" : "");
    }
}
