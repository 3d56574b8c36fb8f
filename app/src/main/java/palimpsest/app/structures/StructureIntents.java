package palimpsest.app.structures;

import java.util.Optional;
import palimpsest.app.session.MemoryRange;

/** What the structures want of the grid. */
public interface StructureIntents {
    /** The bytes that are selected. */
    Optional<MemoryRange> selection();

    /** Selects bytes and scrolls to them. */
    void select(MemoryRange range);
}
