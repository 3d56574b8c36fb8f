package palimpsest.engine.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A run of characters in UTF-16, little-endian, whose letters belong to one alphabet. */
final class Utf16Run extends StringRun {

    private static final VarHandle UNITS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

    private final int oddness;
    /** The alphabet of the letters so far; one that belongs to all while there is no letter. */
    private int alphabet = Alphabets.COMMON;

    /** How many characters more there are that cannot be read byte by byte than such that can. */
    private int surely;

    /** @param oddness 0 for strings at even addresses, 1 for the others */
    Utf16Run(int least, int oddness) {
        super(least, Finder.Kind.UTF_16);
        this.oddness = oddness;
    }

    @Override
    void piece(byte[] bytes, int to, int limit, long base, Finder finder) {
        for (int at = (int) Math.max(oddness, next() - base); at < to; ) {
            if (isEmpty()) {
                at = candidate(bytes, at, to, limit);
                if (at >= to) {
                    return;
                }
            }
            int length = length(bytes, at, limit);
            if (length == 0 && !isEmpty()) {
                end(base + at, finder);
                // A letter of another alphabet may begin a run of its own.
                length = length(bytes, at, limit);
            }
            if (length > 0) {
                surely += plain(bytes, at, length) ? -1 : 1;
                add(base + at, length, 1);
            }
            at += Math.max(2, length);
        }
    }

    /** The first place where a string may begin that is long enough: a unit that is in none rules out all before it. */
    private int candidate(byte[] bytes, int from, int to, int limit) {
        int at = from;
        while (at < to && at + 2 * least() <= limit) {
            int last = at + 2 * (least() - 1);
            while (last >= at && Alphabets.mayBeInString((char) UNITS.get(bytes, last))) {
                last -= 2;
            }
            if (last < at) {
                return at;
            }
            at = last + 2;
        }
        return at;
    }

    /** A row of spaces, two by two, is a row of daggers: what can mostly be read byte by byte is no UTF-16. */
    @Override
    boolean counts() {
        return surely >= 0;
    }

    /** How many bytes the character has that begins here, 0 if it does not go with those before. */
    private int length(byte[] bytes, int at, int limit) {
        if (isEmpty()) {
            alphabet = Alphabets.COMMON;
            surely = 0;
        }
        if (at + 2 > limit) {
            return 0;
        }
        int unit = unit(bytes, at);
        if (Character.isHighSurrogate((char) unit)) {
            return isPicture(bytes, at, limit) ? 4 : 0;
        }
        return belongs(Alphabets.of(unit)) ? 2 : 0;
    }

    /** Pictures count, and nothing else beyond the first plane. */
    private static boolean isPicture(byte[] bytes, int at, int limit) {
        if (at + 4 > limit) {
            return false;
        }
        char high = (char) unit(bytes, at);
        char low = (char) unit(bytes, at + 2);
        return Character.isLowSurrogate(low)
                && Character.getType(Character.toCodePoint(high, low)) == Character.OTHER_SYMBOL;
    }

    private static boolean plain(byte[] bytes, int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static int unit(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private boolean belongs(int to) {
        if (to <= Alphabets.COMMON) {
            return to == Alphabets.COMMON;
        }
        if (alphabet == Alphabets.COMMON) {
            alphabet = to;
        }
        return alphabet == to;
    }
}
