package palimpsest.app.session;

import java.util.List;

/** What a trap means, in a student's words. */
final class Explanation {

    private static final List<Row> ROWS = List.of(
            new Row(
                    "out of bounds memory access",
                    "The access reaches past the end of the memory. It is checked before the first byte, so nothing was"
                            + " written. Grow the memory, or look where the address comes from."),
            new Row("out of bounds table access", "The table has fewer elements than that. Nothing was changed."),
            new Row("unreachable", "The program reached an instruction that its author said is never reached."),
            new Row("integer divide by zero", "A whole number cannot be divided by zero; a float could be."),
            new Row(
                    "integer overflow",
                    "The result does not fit in the type: the least number divided by -1, or a float too large."),
            new Row(
                    "invalid conversion to integer",
                    "The float is not a number (nan), so there is no whole number for it."),
            new Row(
                    "indirect call type mismatch",
                    "The table's element is a function of another type than call_indirect expects."),
            new Row("undefined element", "The table has no element at that index."),
            new Row("uninitialized element", "The table's element at that index is null: no function was put there."),
            new Row("null", "A reference was used that points to nothing."),
            new Row("cast failure", "The reference points to something of another type."),
            new Row("out of bounds array access", "The array has fewer elements than that."),
            new Row("call stack exhausted", "The calls are nested too deeply, usually a recursion that never ends."),
            new Row(
                    "unaligned atomic",
                    "An atomic access needs an address that is a multiple of its width; others do not."),
            new Row(
                    "expected shared memory",
                    "Waiting works in a shared memory only: in another, nobody could wake you."),
            new Row("uncaught exception", "An exception was thrown and nobody caught it."),
            new Row("out of memory", "There is not as much memory as was asked for."));

    private Explanation() {}

    /** A sentence or two; empty when the message already says it all. */
    static String of(String message) {
        return ROWS.stream()
                .filter(row -> message.startsWith(row.phrase))
                .findFirst()
                .map(Row::words)
                .orElse("");
    }

    private record Row(String phrase, String words) {}
}
