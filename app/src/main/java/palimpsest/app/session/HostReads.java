package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.timeline.TapeEntry;
import palimpsest.engine.timeline.Timeline;

/** What the host has read; it is no step, so it is told with the steps around it. */
final class HostReads {

    /** So many are told, the newest. */
    private static final int MOST = 1_000;

    /** So much of what the host did is looked through: a script may do a million things between two stops. */
    private static final int MOST_LOOKED_AT = 20_000;

    private HostReads() {}

    /** What it read on the way from the last stop to the cursor; having gone back, what it read around the last step done. */
    static List<MemoryRange> sinceLastStop(Execution execution) {
        Timeline timeline = execution.timeline();
        long cursor = timeline.cursor();
        long from = Math.min(execution.since().from(), Math.max(0, cursor - 1));
        List<TapeEntry> tape = timeline.tape();
        // What was read between the last step done and the next one is past only where there is no next one.
        int end = timeline.atEnd() ? tape.size() : timeline.firstAction(cursor);
        List<MemoryRange> reads = new ArrayList<>();
        for (int i = Math.max(timeline.firstAction(from), end - MOST_LOOKED_AT); i < end; i++) {
            if (tape.get(i).action() instanceof HostAction.Read read) {
                execution
                        .memoryIndex(read.memory().memory().index())
                        .ifPresent(index -> reads.add(new MemoryRange(index, read.address(), (int) read.count())));
            }
        }
        return reads.subList(Math.max(0, reads.size() - MOST), reads.size());
    }
}
