package palimpsest.app.structures;

/** How the characters of a text stand in memory. */
enum Encoding {
    UTF_8("str", "cstr", 1),
    UTF_16("str16", "cstr16", 2);

    private final String counted;
    private final String ended;
    private final int unit;

    Encoding(String counted, String ended, int unit) {
        this.counted = counted;
        this.ended = ended;
        this.unit = unit;
    }

    /** The word for a text with a length. */
    String counted() {
        return counted;
    }

    /** The word for a text that a zero ends. */
    String ended() {
        return ended;
    }

    /** The bytes of what its lengths count. */
    int unit() {
        return unit;
    }
}
