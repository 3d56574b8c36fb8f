package palimpsest.app.examples;

import java.util.Optional;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Snapshot;

/** What a checkpoint can look at: all that the session shows, and the bytes that are selected. */
record Situation(Snapshot now, Optional<MemoryRange> selection) {}
