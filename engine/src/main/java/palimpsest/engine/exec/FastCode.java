package palimpsest.engine.exec;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * The fast operations of a function under certain guards. A guarded instruction begins an operation of its own, which the
 * guard stands before; so fast code asks exactly where exact code does. Made when it is first needed.
 */
final class FastCode {

    /** The operations in the order of the code, guards among them; none where there are only exact ones. */
    Op[] ops = {};

    boolean made;

    /** Whether generated code may be made of it, and taken into that of callers. */
    final boolean generates;
    /** Whether somebody is asked when the function is entered. */
    final boolean asksAtEntry;

    private final BitSet points;
    private final Map<Integer, Watched> reads;

    /** What the generated code of it looks like, and which loops have been tried. */
    final Known known = new Known();

    /**
     * @param points before which instructions somebody is asked, by position
     * @param reads which bytes are watched of the memory that an instruction loads from, by position
     */
    FastCode(boolean generates, boolean asksAtEntry, BitSet points, Map<Integer, Watched> reads) {
        this.generates = generates;
        this.asksAtEntry = asksAtEntry;
        this.points = points;
        this.reads = Map.copyOf(reads);
    }

    /** Without guards. */
    static FastCode plain() {
        return new FastCode(true, false, new BitSet(), Map.of());
    }

    boolean asksAt(int position) {
        return points.get(position);
    }

    Optional<Watched> readAt(int position) {
        return Optional.ofNullable(reads.get(position));
    }

    boolean guardsFirst(int position) {
        return asksAt(position) || reads.containsKey(position);
    }
}
