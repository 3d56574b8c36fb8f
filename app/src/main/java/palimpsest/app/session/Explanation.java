package palimpsest.app.session;

import java.util.List;
import palimpsest.app.words.Words;

/** What a trap means, in a student's words. */
final class Explanation {

    private static final List<Row> ROWS = List.of(
            new Row("out of bounds memory access", "memory"),
            new Row("out of bounds table access", "table"),
            new Row("unreachable", "unreachable"),
            new Row("integer divide by zero", "divide"),
            new Row("integer overflow", "overflow"),
            new Row("invalid conversion to integer", "conversion"),
            new Row("indirect call type mismatch", "call-type"),
            new Row("undefined element", "undefined"),
            new Row("uninitialized element", "uninitialized"),
            new Row("null", "null"),
            new Row("cast failure", "cast"),
            new Row("out of bounds array access", "array"),
            new Row("call stack exhausted", "calls"),
            new Row("unaligned atomic", "unaligned"),
            new Row("expected shared memory", "shared"),
            new Row("uncaught exception", "uncaught"),
            new Row("out of memory", "room"));

    private Explanation() {}

    /** A sentence or two; empty when the message already says it all. */
    static String of(String message) {
        return ROWS.stream()
                .filter(row -> message.startsWith(row.phrase))
                .findFirst()
                .map(row -> Words.of("session.why." + row.key))
                .orElse("");
    }

    private record Row(String phrase, String key) {}
}
