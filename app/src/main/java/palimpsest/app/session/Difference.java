package palimpsest.app.session;

import java.util.List;
import java.util.Map;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/**
 * What differs between two moments.
 *
 * @param from the earlier one
 * @param to the later one
 * @param runs changed bytes, by memory and address; not all if there are many
 * @param changedBytes how many bytes differ
 * @param totalRuns how many runs there are, listed or not
 * @param bytesByActor the changed bytes by who wrote them last before the later moment
 * @param sizes the memories whose size differs
 * @param globals the globals whose value differs; not all if there are many
 * @param complete whether all was compared
 */
public record Difference(
        long from,
        long to,
        List<Run> runs,
        long changedBytes,
        long totalRuns,
        Map<Actor, Long> bytesByActor,
        List<Size> sizes,
        List<ChangedGlobal> globals,
        boolean complete) {

    public Difference {
        runs = List.copyOf(runs);
        bytesByActor = Map.copyOf(bytesByActor);
        sizes = List.copyOf(sizes);
        globals = List.copyOf(globals);
    }

    /**
     * Changed bytes in a row that one writer wrote last.
     *
     * @param before what they were; zeroes where the memory was smaller
     * @param actor who wrote last before the later moment
     * @param place where the writer stands
     */
    public record Run(MemoryRange range, ByteSlice before, ByteSlice after, Actor actor, Place place) {}

    /** A memory's length in bytes; 0 before for one that was not there. */
    public record Size(int memory, long before, long after) {}

    /** A global whose value differs. */
    public record ChangedGlobal(String name, Value before, Value after) {}
}
