package palimpsest.engine.exec;

import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The guards of a function: which operation each stands before, and the fast code that heeds them. */
final class BodyGuards {

    /**
     * What is to be guarded in a function.
     *
     * @param points offsets of instructions, or {@link CodePoint#ENTRY}
     * @param returns operations that execution comes back to, and in how many calls
     */
    record Wanted(
            Set<Integer> points,
            List<Guards.Range> reads,
            List<Guards.Range> writes,
            boolean growths,
            Set<Op> returns,
            int returnDepth) {

        static final Wanted NOTHING = new Wanted(Set.of(), List.of(), List.of(), false, Set.of(), 0);

        boolean accesses() {
            return !reads.isEmpty() || !writes.isEmpty() || growths;
        }
    }

    final Wanted wanted;
    final Optional<Op> entry;
    final FastCode code;
    private final IdentityHashMap<Op, Op> before;

    private BodyGuards(Wanted wanted, IdentityHashMap<Op, Op> before, Optional<Op> entry, FastCode code) {
        this.wanted = wanted;
        this.before = before;
        this.entry = entry;
        this.code = code;
    }

    static BodyGuards none() {
        return new BodyGuards(Wanted.NOTHING, new IdentityHashMap<>(), Optional.empty(), FastCode.plain());
    }

    /**
     * @param before the first guard of each operation that has one
     * @param plain the fast code of the function without guards
     */
    static BodyGuards of(Wanted wanted, IdentityHashMap<Op, Op> before, Op begin, FastCode plain) {
        boolean atEntry = wanted.points.contains(CodePoint.ENTRY);
        Optional<Op> entry =
                atEntry ? Optional.of(new GuardOps.Entry(before.getOrDefault(begin, begin))) : Optional.empty();
        boolean needless = !atEntry && before.values().stream().allMatch(GuardOps::isSilent);
        return new BodyGuards(wanted, before, entry, needless ? plain : code(before, atEntry));
    }

    private static FastCode code(IdentityHashMap<Op, Op> before, boolean atEntry) {
        BitSet points = new BitSet();
        Map<Integer, Watched> reads = new HashMap<>();
        boolean generates = true;
        for (Op first : before.values()) {
            for (Op op = first; op instanceof GuardOps.Guard; op = op.next) {
                if (op instanceof GuardOps.Point) {
                    points.set(op.position);
                } else if (op instanceof GuardOps.Return) {
                    generates = false;
                } else if (op instanceof GuardOps.Access access && !access.silent) {
                    reads.put(op.position, access.watched);
                }
            }
        }
        return new FastCode(generates, atEntry, points, reads);
    }

    /** What control comes to where it comes to an exact operation: its first guard, or itself. */
    Op first(Op op) {
        return before.getOrDefault(op, op);
    }
}
