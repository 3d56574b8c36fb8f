package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.history.History;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.WriterSearch;

/** The search for the writers of the byte whose history is in the snapshots, as it was at one cursor. */
final class SelectedByte {

    private static final int MOST_WRITERS = 200;

    private final Execution execution;
    private final int memory;
    private final long address;
    private final long cursor;
    private final int cuts;
    private final WriterSearch search;
    private final PastViews views;
    private final List<ByteHistory.Writer> writers = new ArrayList<>();

    SelectedByte(Execution execution, int memory, long address, History history) {
        this.execution = execution;
        this.memory = memory;
        this.address = address;
        this.cursor = execution.step();
        this.cuts = execution.cuts();
        this.search = history.writers(execution.memory(memory).index(), address);
        this.views = new PastViews(execution);
    }

    boolean isOf(Execution current, int ofMemory, long at) {
        return current == execution
                && ofMemory == memory
                && at == address
                && current.step() == cursor
                && current.cuts() == cuts;
    }

    boolean finished() {
        return search.finished() || writers.size() >= MOST_WRITERS;
    }

    /** Searches on until the progress ends it, or there is enough; whether more is known now. */
    boolean goOn(Progress progress) {
        int before = writers.size();
        boolean goesOn = !finished();
        boolean open = goesOn;
        while (goesOn) {
            List<PastWrite> found = search.more(progress);
            found.forEach(write -> writers.add(views.writer(write)));
            goesOn = !finished() && progress.goesOn(search.share());
        }
        return writers.size() > before || (open && finished());
    }

    ByteHistory history(Optional<ByteHistory.Last> last) {
        int shown = Math.min(MOST_WRITERS, writers.size());
        boolean all = search.finished() && writers.size() <= MOST_WRITERS;
        return new ByteHistory(memory, address, writers.subList(0, shown), all, last);
    }
}
