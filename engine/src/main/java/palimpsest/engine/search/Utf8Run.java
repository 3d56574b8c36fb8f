package palimpsest.engine.search;

/** A run of characters in UTF-8. See the Unicode Standard, table 3-7: which sequences of bytes are well-formed. */
final class Utf8Run extends StringRun {

    private final Utf8Filter filter;

    Utf8Run(int least) {
        super(least, Finder.Kind.UTF_8);
        filter = new Utf8Filter(least);
    }

    @Override
    void piece(byte[] bytes, int to, int limit, long base, Finder finder) {
        // The last character of the piece before may have reached into this one.
        int at = (int) Math.max(0, next() - base);
        while (at < to) {
            if (isEmpty()) {
                at = filter.candidate(bytes, at, to);
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

    /** Whether a byte is a character that can be seen. */
    static boolean isPlain(byte value) {
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
