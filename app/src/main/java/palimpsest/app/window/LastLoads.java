package palimpsest.app.window;

import java.util.List;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.NextStep;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;

/**
 * What the instruction read that was stepped over last. Before each step it is known what the instruction will read; the
 * snapshot after it is one step further.
 */
final class LastLoads {
    private long instance;
    private long step = -1;
    private List<MemoryRange> upcoming = List.of();
    private List<MemoryRange> justRead = List.of();

    void see(Snapshot now) {
        boolean same = now.instance() == instance && now.step() == step;
        if (!same) {
            boolean oneOn = now.instance() == instance && now.step() == step + 1 && now.state() != State.TRAPPED;
            justRead = oneOn ? upcoming : List.of();
            upcoming = List.of();
        }
        instance = now.instance();
        step = now.step();
        if (now.state() != State.RUNNING) {
            // While the step is made, what it will read stays as it was known before.
            upcoming = now.next().map(NextStep::reads).orElse(List.of());
        }
    }

    /** The bytes, or none after anything but a single step forward. */
    List<MemoryRange> justRead() {
        return justRead;
    }
}
