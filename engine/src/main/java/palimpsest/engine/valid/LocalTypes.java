package palimpsest.engine.valid;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.ValueType;

/**
 * The types of a function's locals, parameters first, kept in runs: many small functions may each declare the most locals
 * there can be.
 */
final class LocalTypes {

    static final LocalTypes NONE = new LocalTypes(List.of(), List.of());

    private final int parameters;
    /** For each run, the index of its last local. */
    private final int[] lasts;

    private final ValueType[] types;
    private final int count;

    /** The total has been checked to be an {@code int}. */
    LocalTypes(List<ValueType> parameters, List<Locals> runs) {
        this.parameters = parameters.size();
        this.lasts = new int[parameters.size() + runs.size()];
        this.types = new ValueType[lasts.length];
        int filled = 0;
        int next = 0;
        for (ValueType type : parameters) {
            types[filled] = type;
            lasts[filled++] = next++;
        }
        for (Locals run : runs) {
            if (run.count() > 0) {
                next += run.count();
                types[filled] = run.type();
                lasts[filled++] = next - 1;
            }
        }
        // Runs of no locals leave unused places, which must not disturb the search.
        Arrays.fill(lasts, filled, lasts.length, Integer.MAX_VALUE);
        this.count = next;
    }

    int count() {
        return count;
    }

    /** The type of a local from 0 to before {@link #count()}. */
    ValueType type(int index) {
        int found = Arrays.binarySearch(lasts, index);
        return types[found >= 0 ? found : -found - 1];
    }

    /** The locals that must be set before they are read. */
    BitSet uninitialized() {
        BitSet locals = new BitSet();
        for (int run = parameters; run < lasts.length && lasts[run] < Integer.MAX_VALUE; run++) {
            if (!types[run].defaultable()) {
                locals.set(run == 0 ? 0 : lasts[run - 1] + 1, lasts[run] + 1);
            }
        }
        return locals;
    }
}
