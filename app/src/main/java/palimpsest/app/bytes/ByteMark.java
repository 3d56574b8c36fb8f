package palimpsest.app.bytes;

import palimpsest.app.words.Words;

/**
 * What is known of one byte besides its value, packed into a byte: the {@link Origin} in the three low bits, and flags.
 * Packed, because the grid asks for a thousand of them for each frame.
 */
public final class ByteMark {
    /** The last step or run gave it another value. */
    public static final int CHANGED = 1 << 3;
    /** The last step or run wrote the value it had already. */
    public static final int REWRITTEN = 1 << 4;
    /** The last step or run read it. */
    public static final int READ = 1 << 5;
    /** It is part of what a search found. */
    public static final int FOUND = 1 << 6;

    private static final Origin[] ORIGINS = Origin.values();
    private static final int ORIGIN_BITS = 7;

    private ByteMark() {}

    /** Packs an origin and flags. */
    public static byte of(Origin origin, int... flags) {
        int mark = origin.code();
        for (int flag : flags) {
            mark |= flag;
        }
        return (byte) mark;
    }

    public static Origin origin(byte mark) {
        return ORIGINS[mark & ORIGIN_BITS];
    }

    public static boolean has(byte mark, int flag) {
        return (mark & flag) != 0;
    }

    /** The mark in plain words, such as {@code module wrote, changed by the last step}. */
    public static String describe(byte mark) {
        StringBuilder words = new StringBuilder(origin(mark).legend());
        if (has(mark, CHANGED)) {
            words.append(Words.of("bytes.mark.changed"));
        }
        if (has(mark, REWRITTEN)) {
            words.append(Words.of("bytes.mark.rewritten"));
        }
        if (has(mark, READ)) {
            words.append(Words.of("bytes.mark.read"));
        }
        if (has(mark, FOUND)) {
            words.append(Words.of("bytes.mark.found"));
        }
        return words.toString();
    }
}
