package palimpsest.engine.search;

import java.util.Arrays;

/**
 * Passes over bytes in which there is no string in UTF-8, as fast as they can be looked at: for each byte one look into a
 * table, and no decision. What it stops at may yet have characters that nobody sees.
 */
final class Utf8Filter {

    /** So many characters are counted at most. */
    private static final int MOST = 8;

    /** What is to come of a character: nothing, some bytes of it, or a byte from a narrower range. */
    private static final int NOTHING = 0;

    private static final int ONE = 1;
    private static final int TWO = 2;
    private static final int THREE = 3;
    private static final int AFTER_E0 = 4;
    private static final int AFTER_ED = 5;
    private static final int AFTER_F0 = 6;
    private static final int AFTER_F4 = 7;
    private static final int PENDING = 8;

    private static final int LONGEST = 4;

    private final int enough;
    /** The next state for a state and a byte; a state is a count of characters and what is to come, times 256. */
    private final char[] next;

    Utf8Filter(int least) {
        enough = Math.min(least, MOST);
        next = new char[(enough + 1) * PENDING * 256];
        for (int state = 0; state < next.length / 256; state++) {
            for (int value = 0; value < 256; value++) {
                next[state * 256 + value] = (char) (next(state / PENDING, state % PENDING, value) * 256);
            }
        }
        // Where there are enough, everything stays: nobody has to look for them after each byte.
        Arrays.fill(next, enough * PENDING * 256, next.length, (char) (enough * PENDING * 256));
    }

    private int next(int count, int pending, int value) {
        if (pending == NOTHING) {
            return begin(count, value);
        }
        int least = pending == AFTER_E0 ? 0xa0 : pending == AFTER_F0 ? 0x90 : 0x80;
        int most = pending == AFTER_ED ? 0x9f : pending == AFTER_F4 ? 0x8f : 0xbf;
        if (value < least || value > most) {
            return begin(0, value);
        }
        return switch (pending) {
            case ONE -> state(count + 1, NOTHING);
            case TWO, AFTER_E0, AFTER_ED -> state(count, ONE);
            default -> state(count, TWO);
        };
    }

    private int begin(int count, int value) {
        if (Utf8Run.isPlain((byte) value)) {
            return state(count + 1, NOTHING);
        }
        if (value < 0xc2 || value > 0xf4) {
            return state(0, NOTHING);
        }
        int pending = value < 0xe0 ? ONE : value < 0xf0 ? TWO : THREE;
        return state(
                count,
                switch (value) {
                    case 0xe0 -> AFTER_E0;
                    case 0xed -> AFTER_ED;
                    case 0xf0 -> AFTER_F0;
                    case 0xf4 -> AFTER_F4;
                    default -> pending;
                });
    }

    private int state(int count, int pending) {
        return Math.min(count, enough) * PENDING + (count >= enough ? NOTHING : pending);
    }

    /** Where a string may begin that is long enough, at the first place or further on; what is before has none. */
    int candidate(byte[] bytes, int from, int to) {
        int found = enough * PENDING * 256;
        int at = from;
        int state = 0;
        while (at < to && state < found) {
            state = next[state + (bytes[at] & 0xff)];
            at++;
        }
        if (state < found) {
            // The piece ends within something that may become one.
            return Math.max(from, to - LONGEST * enough);
        }
        for (int characters = enough; characters > 0; characters--) {
            at--;
            while ((bytes[at] & 0xc0) == 0x80) {
                at--;
            }
        }
        return at;
    }
}
