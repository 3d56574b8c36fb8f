package palimpsest.app.timeline;

/**
 * How often something happened within a range of steps, where the single times are not known.
 *
 * @param to the first step after the range
 */
record Slice(long from, long to, EventKind kind, long count) {}
