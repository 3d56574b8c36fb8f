package palimpsest.app.cli;

import picocli.CommandLine.TypeConversionException;

/** Unsigned 64-bit numbers as people type them: decimal, or hexadecimal after {@code 0x}. */
final class Addresses {
    private Addresses() {}

    static long parse(String text, String what) {
        try {
            boolean hex = text.startsWith("0x") || text.startsWith("0X");
            return hex ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no " + what + " (decimal, or hexadecimal after 0x)");
        }
    }

    static int parseIndex(String text, String what) {
        long value = parse(text, what);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new TypeConversionException("'" + text + "' is too large for a " + what);
        }
        return (int) value;
    }
}
