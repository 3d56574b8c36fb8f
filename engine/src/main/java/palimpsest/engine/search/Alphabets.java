package palimpsest.engine.search;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/** What there is to know of the characters of Unicode's first plane, so that millions can be asked for in a moment. */
final class Alphabets {

    /** No person sees the character. */
    static final int HIDDEN = 0;
    /** An ideograph, or of a script so large that nearly every pair of bytes is one of its characters. */
    static final int IDEOGRAPH = 1;
    /** It goes with any alphabet: a digit, a sign, a mark. */
    static final int COMMON = 2;

    private static final byte[] OF_UNIT = new byte[1 << 16];
    /** A bit for each unit: whether it is, or is half of, a character that UTF-16 strings have. */
    private static final long[] IN_STRINGS = new long[1 << 10];

    static {
        Map<UnicodeScript, Integer> numbers = new EnumMap<>(UnicodeScript.class);
        for (int unit = 0; unit < OF_UNIT.length; unit++) {
            OF_UNIT[unit] = shows(unit) ? (byte) number(UnicodeScript.of(unit), numbers) : HIDDEN;
            if (of(unit) >= COMMON || Character.isSurrogate((char) unit)) {
                IN_STRINGS[unit >> 6] |= 1L << unit;
            }
        }
    }

    private Alphabets() {}

    /** One of the constants, or another number from 3 to 255, the same for all letters of an alphabet. */
    static int of(int unit) {
        return OF_UNIT[unit] & 0xff;
    }

    /** Whether a unit can be part of a string in UTF-16. */
    static boolean mayBeInString(int unit) {
        return (IN_STRINGS[unit >> 6] & (1L << unit)) != 0;
    }

    /** Whether a person sees a character, or at least its room. */
    static boolean shows(int character) {
        if (character < 0x7f) {
            return character >= ' ' || character == '\t';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static int number(UnicodeScript script, Map<UnicodeScript, Integer> numbers) {
        return switch (script) {
            case COMMON, INHERITED -> COMMON;
            case HAN, HANGUL, YI, VAI, CANADIAN_ABORIGINAL, ETHIOPIC -> IDEOGRAPH;
            default -> numbers.computeIfAbsent(script, another -> COMMON + 1 + numbers.size());
        };
    }
}
