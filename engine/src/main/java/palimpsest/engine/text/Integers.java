package palimpsest.engine.text;

import java.util.Optional;

/** Whole numbers as the text format writes them. See the specification, Text Format, Integers. */
final class Integers {

    private Integers() {}

    /**
     * A number of the given width, 1 to 64 bits, sign-extended where it is negative: without a sign any that fits the
     * width unsigned, with one any that fits it signed. Empty where it does not fit. The text is a well-formed number.
     */
    static Optional<Long> parse(String text, int bits) {
        boolean negative = text.charAt(0) == '-';
        int at = negative || text.charAt(0) == '+' ? 1 : 0;
        int radix = text.startsWith("0x", at) ? 16 : 10;
        long limit = bits == 64 ? -1L : (1L << bits) - 1;
        long most = Long.divideUnsigned(limit, radix);
        long value = 0;
        for (int i = radix == 16 ? at + 2 : at; i < text.length(); i++) {
            if (text.charAt(i) == '_') {
                continue;
            }
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0 || Long.compareUnsigned(value, most) > 0) {
                return Optional.empty();
            }
            long next = value * radix + digit;
            if (Long.compareUnsigned(next, value * radix) < 0 || Long.compareUnsigned(next, limit) > 0) {
                return Optional.empty();
            }
            value = next;
        }
        long smallest = 1L << (bits - 1);
        if (negative) {
            return Long.compareUnsigned(value, smallest) > 0 ? Optional.empty() : Optional.of(-value);
        }
        return Optional.of(value);
    }
}
