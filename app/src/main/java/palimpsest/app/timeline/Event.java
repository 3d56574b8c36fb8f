package palimpsest.app.timeline;

/**
 * Something that happened at a step, or several times within a few.
 *
 * @param end the step after the last of them
 * @param count how often it happened
 * @param words what it was, without its step: {@code i32.store wrote 4 bytes at 0x18}
 */
record Event(long step, long end, long count, EventKind kind, String words) {
    /** It happened once. */
    Event(long step, EventKind kind, String words) {
        this(step, step + 1, 1, kind, words);
    }
}
