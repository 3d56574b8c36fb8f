package palimpsest.engine.history;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.source.ByteSlice;

/**
 * What one step wrote, and what stood there before.
 *
 * @param writes all writes and growths of the step, in order; a bulk write may come in several pieces
 * @param runs the written bytes in the order of {@code writes}, cut where their earlier writers differ
 * @param complete whether the search was not ended before; else some earlier writers are unknown
 */
public record Overwriting(long step, List<WriteEvent> writes, List<Run> runs, boolean complete) {

    public Overwriting {
        writes = List.copyOf(writes);
        runs = List.copyOf(runs);
    }

    /**
     * Bytes in a row that had one earlier writer.
     *
     * @param memory the index of the memory in its store
     * @param earlier who gave them the values that were overwritten
     */
    public record Run(int memory, long address, ByteSlice before, ByteSlice after, Earlier earlier) {}

    /** Who had given some bytes their values. */
    public sealed interface Earlier {}

    /** They were written, or came by growth. */
    public record By(long step, WriteSite site) implements Earlier {}

    /** They were zero since the memory was made. */
    public record Nobody() implements Earlier {}

    /** The search was ended before, or the step wrote more than a million bytes; the site is known all the same. */
    public record Unknown(Optional<WriteSite> site) implements Earlier {}
}
