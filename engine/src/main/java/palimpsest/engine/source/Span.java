package palimpsest.engine.source;

/**
 * A stretch of a {@link Source}, from {@code start} to before {@code end}, in the source's own units.
 *
 * @param start the offset of the first character or byte, 0-based
 * @param end the offset after the last, at least {@code start}
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + ".." + end);
        }
    }

    /** An empty span at an offset. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }

    /** The smallest span that holds both. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
