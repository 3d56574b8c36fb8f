package palimpsest.app.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Reads bytes as people write them down: every {@link CopyFormat} but text, and hexadecimal digits as they come. */
public final class WrittenBytes {
    private WrittenBytes() {}

    /** The bytes of {@code 78e1}, {@code 78 e1}, <code>{0x78, 0xe1}</code>, {@code [120, 225]} or {@code "x\e1"}. */
    public static Optional<byte[]> parse(String written) {
        String text = written.strip();
        try {
            if (text.startsWith("\"")) {
                return wat(text);
            }
            return text.startsWith("[") ? decimal(text) : hex(text);
        } catch (IllegalArgumentException noBytes) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> hex(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String token : text.split("[\\s,;{}]+", 0)) {
            String digits = token.replaceFirst("^0[xX]", "").replace("\\x", "");
            String even = digits.length() == 1 ? "0" + digits : digits;
            bytes.writeBytes(HexFormat.of().parseHex(even));
        }
        return some(bytes);
    }

    private static Optional<byte[]> decimal(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String token : text.replaceAll("[\\[\\]]", " ").strip().split("[\\s,]+", 0)) {
            int value = Integer.parseInt(token);
            if (value < -128 || value > 255) {
                return Optional.empty();
            }
            bytes.write(value);
        }
        return some(bytes);
    }

    private static Optional<byte[]> wat(String text) {
        if (text.length() < 2 || !text.endsWith("\"")) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String inner = text.substring(1, text.length() - 1);
        int at = 0;
        while (at < inner.length()) {
            int codePoint = inner.codePointAt(at);
            if (codePoint != '\\') {
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(codePoint);
                continue;
            }
            if (at + 1 == inner.length()) {
                return Optional.empty();
            }
            int escaped = "tnr\"'\\".indexOf(inner.charAt(at + 1));
            if (escaped >= 0) {
                bytes.write("\t\n\r\"'\\".charAt(escaped));
                at += 2;
            } else if (at + 2 < inner.length()) {
                bytes.writeBytes(HexFormat.of().parseHex(inner.substring(at + 1, at + 3)));
                at += 3;
            } else {
                return Optional.empty();
            }
        }
        return some(bytes);
    }

    private static Optional<byte[]> some(ByteArrayOutputStream bytes) {
        return Optional.of(bytes.toByteArray()).filter(found -> found.length > 0);
    }
}
