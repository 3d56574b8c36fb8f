package palimpsest.engine.debug;

import palimpsest.engine.source.Span;

/** One instruction of an expression, which works on a stack of values; so no depth of parentheses needs recursion. */
sealed interface Part {

    /** Where it stands in the expression's text. */
    Span span();

    record Literal(Span span, Datum datum) implements Part {}

    /** A local, or else a global, by name; {@code $3} is also local 3. */
    record Named(Span span, String name) implements Part {}

    /** {@code local[…]}, {@code global[…]} or {@code stack[…]}, by the number on the stack. */
    record Numbered(Span span, String word) implements Part {}

    /** A memory cell at the address on the stack. */
    record Load(Span span, MemoryName memory, Cells type) implements Part {}

    /** A text at the address, of the length, on the stack. */
    record Utf8(Span span, MemoryName memory) implements Part {}

    /** {@code i32(…)} and the like. */
    record Convert(Span span, Datum.Kind kind) implements Part {}

    record Unary(Span span, char operator) implements Part {}

    record Binary(Span span, Operator operator) implements Part {}

    /** After the left operand of {@code &&} and {@code ||}: leaves the result and jumps if it is decided. */
    record Decide(Span span, boolean when, int target) implements Part {}

    /** Makes 1 of what holds and 0 of what does not. */
    record Truth(Span span) implements Part {}

    /**
     * Which memory.
     *
     * @param name empty for one by number
     */
    record MemoryName(String name, long index) {}
}
