package palimpsest.engine.syntax;

/** When a segment is used. See the specification, Element Segments and Data Segments. */
public sealed interface SegmentMode {

    /** Only by {@code table.init} or {@code memory.init}. */
    record Passive() implements SegmentMode {}

    /** Copied at instantiation, into the table or memory with this index (unsigned), from the offset on. */
    record Active(int index, Code offset) implements SegmentMode {}

    /** Elements only: never copied, declares functions that {@code ref.func} may name. */
    record Declarative() implements SegmentMode {}
}
