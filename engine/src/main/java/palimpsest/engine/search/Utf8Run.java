package palimpsest.engine.search;

/** A run of characters in UTF-8. See the Unicode Standard, table 3-7: which sequences of bytes are well-formed. */
final class Utf8Run extends StringRun {

    /** A bit for each two bytes, the first times 256 and the second: whether they can be neighbours in a string. */
    private static final long[] NEIGHBOURS = new long[1 << 10];

    static {
        for (int pair = 0; pair < 1 << 16; pair++) {
            if (areNeighbours(pair >> 8, pair & 0xff)) {
                NEIGHBOURS[pair >> 6] |= 1L << pair;
            }
        }
    }

    Utf8Run(int least) {
        super(least, Finder.Kind.UTF_8);
    }

    @Override
    void piece(byte[] bytes, int to, int limit, long base, Finder finder) {
        // The last character of the piece before may have reached into this one.
        int at = (int) Math.max(0, next() - base);
        while (at < to) {
            if (isEmpty()) {
                at = candidate(bytes, at, to, limit);
            }
            int plain = at;
            while (plain < to && isPlain(bytes[plain])) {
                plain++;
            }
            if (plain > at) {
                add(base + at, plain - at, plain - at);
                at = plain;
            } else if (at < to) {
                int length = bytes[at] < 0 ? length(bytes, at, limit) : 0;
                if (length > 0) {
                    add(base + at, length, 1);
                } else if (!isEmpty()) {
                    end(base + at, finder);
                }
                at += Math.max(1, length);
            }
        }
    }

    /**
     * The first place where a string may begin that is long enough. Looked at from its end: two bytes that are in no string
     * rule out every beginning before the second of them.
     */
    private int candidate(byte[] bytes, int from, int to, int limit) {
        int at = from;
        while (at < to && at + least() <= limit) {
            int last = at + least() - 2;
            while (last >= at && mayFollow(bytes, last)) {
                last--;
            }
            if (last < at) {
                return at;
            }
            at = last + 1;
        }
        return at;
    }

    private static boolean mayFollow(byte[] bytes, int at) {
        int pair = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        return (NEIGHBOURS[pair >> 6] >>> pair & 1) != 0;
    }

    private static boolean areNeighbours(int first, int second) {
        boolean goesOn = second >= 0x80 && second < 0xc0;
        if (first >= 0xc2 && first < 0xf5) {
            int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
            int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
            return second >= least && second <= most;
        }
        boolean begins = isPlain((byte) second) || (second >= 0xc2 && second < 0xf5);
        return isPlain((byte) first) ? begins : first >= 0x80 && first < 0xc0 && (begins || goesOn);
    }

    private static boolean isPlain(byte value) {
        return (value >= ' ' && value < 0x7f) || value == '\t';
    }

    /** How many bytes the character of several bytes has that begins here; 0 if there is none that can be seen. */
    private static int length(byte[] bytes, int at, int limit) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > limit) {
            return 0;
        }
        int character = lead & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
            character = character << 6 | (bytes[at + i] & 0x3f);
        }
        boolean shortest = character >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
        boolean shows = character < 0x10000 ? Alphabets.of(character) != Alphabets.HIDDEN : Alphabets.shows(character);
        return shortest && character <= Character.MAX_CODE_POINT && shows ? length : 0;
    }
}
