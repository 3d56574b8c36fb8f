package palimpsest.app.examples;

import java.util.List;
import java.util.Optional;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Snapshot;

/**
 * What a checkpoint can look at.
 *
 * @param now all that the session shows
 * @param selection the bytes that are selected
 * @param console what was printed and returned since the lesson was opened
 */
record Situation(Snapshot now, Optional<MemoryRange> selection, List<ConsoleLine> console) {}
