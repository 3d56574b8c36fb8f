package palimpsest.engine.search;

/** Characters that follow each other, from piece to piece. */
abstract sealed class StringRun permits Utf8Run, Utf16Run {

    private final int least;
    private final Finder.Kind kind;
    private long start;
    private long next;
    private int characters;

    StringRun(int least, Finder.Kind kind) {
        this.least = least;
        this.kind = kind;
    }

    /**
     * Goes on with a piece.
     *
     * @param to where the piece ends
     * @param limit where the bytes end
     * @param base the address of the first byte
     */
    abstract void piece(byte[] bytes, int to, int limit, long base, Finder finder);

    /** Whether the characters up to now are a string, if they are enough. */
    boolean counts() {
        return true;
    }

    /** Where the next character begins, unless the run ends. */
    final long next() {
        return next;
    }

    /** The least number of characters of a string. */
    final int least() {
        return least;
    }

    final boolean isEmpty() {
        return characters == 0;
    }

    /** Some characters that can be seen, and how many bytes they have. */
    final void add(long address, int length, int count) {
        if (characters == 0) {
            start = address;
        }
        next = address + length;
        characters += count;
    }

    /** Something else, before an address. */
    final void end(long address, Finder finder) {
        if (characters >= least && counts()) {
            finder.found(start, next - start, kind);
        }
        characters = 0;
        next = address;
    }
}
