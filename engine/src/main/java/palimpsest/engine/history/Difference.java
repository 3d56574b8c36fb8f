package palimpsest.engine.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.ByteSlice;

/**
 * What differs between two moments.
 *
 * @param from the earlier one
 * @param to the later one
 * @param runs changed bytes, by memory and address; not all if there are many
 * @param changedBytes how many bytes differ; a byte that only the later moment has differs if it is not zero
 * @param totalRuns how many runs there are, listed or not
 * @param bytesByActor the changed bytes by who wrote them last
 * @param sizes the memories whose size differs
 * @param globals the globals whose value differs; not all if there are many
 * @param elements the elements of tables that differ; not all if there are many
 * @param totalElements how many elements differ, listed or not
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
        List<ChangedElement> elements,
        long totalElements,
        boolean complete) {

    public Difference {
        runs = List.copyOf(runs);
        bytesByActor = Map.copyOf(bytesByActor);
        sizes = List.copyOf(sizes);
        globals = List.copyOf(globals);
        elements = List.copyOf(elements);
    }

    /**
     * Changed bytes in a row that one site wrote last, at most 4096.
     *
     * @param memory the index of the memory in its store
     * @param before what they were; zeroes where the memory was smaller
     * @param writer who wrote last before the later moment; growth for bytes that only grew into being
     */
    public record Run(int memory, long address, ByteSlice before, ByteSlice after, Optional<WriteSite> writer) {}

    /** A memory's length in bytes; 0 before for one that was not there. */
    public record Size(int memory, long before, long after) {}

    /**
     * A global whose value differs.
     *
     * @param name as the module that has it names it, such as {@code counter} or {@code global 3}
     */
    public record ChangedGlobal(String name, GlobalInstance global, Value before, Value after) {}

    /** An element of a table; empty where the table was or is shorter. */
    public record ChangedElement(
            String name, TableInstance table, int index, Optional<Reference> before, Optional<Reference> after) {}
}
