package palimpsest.app.timeline;

/**
 * A call, from its first step to its last.
 *
 * @param from the first step that belongs to it
 * @param to the first step after it; of a call in progress as far as the record goes
 * @param depth how many calls it is nested in
 * @param words what it is, {@code call sum(7, 4)}
 */
record Span(long from, long to, int depth, String name, String words, Kind kind) {
    enum Kind {
        /** A function of the module. */
        MODULE,
        /** A function of the host, called by the module. */
        HOST,
        /** The making of an instance. */
        INSTANTIATION
    }

    long steps() {
        return to - from;
    }

    Span named(String other) {
        return new Span(from, to, depth, name, other, kind);
    }

    boolean contains(long step) {
        return step >= from && step < to;
    }
}
