package palimpsest.app.find;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import palimpsest.engine.search.BytePattern;

/** Reads bytes as people type them: {@code 78 ?? b? 8b}, with or without spaces, commas and {@code 0x}. */
final class ByteText {

    private static final int ANY = -1;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    private ByteText() {}

    /** The pattern; empty if it is none: a digit is missing, something is no digit, or nothing is known at all. */
    static Optional<BytePattern> parse(String text) {
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        ByteArrayOutputStream masks = new ByteArrayOutputStream();
        boolean known = false;
        for (String word : BETWEEN.splitAsStream(text.strip()).toList()) {
            String digits = word.startsWith("0x") || word.startsWith("0X") ? word.substring(2) : word;
            if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F?]+")) {
                return Optional.empty();
            }
            for (int i = 0; i < digits.length(); i += 2) {
                int high = digit(digits.charAt(i));
                int low = digit(digits.charAt(i + 1));
                values.write((high & 0xf) << 4 | (low & 0xf));
                masks.write((high == ANY ? 0 : 0xf0) | (low == ANY ? 0 : 0x0f));
                known |= high != ANY || low != ANY;
            }
        }
        return known ? Optional.of(new BytePattern(values.toByteArray(), masks.toByteArray())) : Optional.empty();
    }

    private static int digit(char typed) {
        return typed == '?' ? ANY : Character.digit(typed, 16);
    }
}
