package palimpsest.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.files.FileFault;
import palimpsest.app.files.WriteLog;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.Store;

/** Listens to a run for what the options want to see of memory afterwards. Nothing is recorded that nobody asked for. */
final class Recording implements AutoCloseable {
    private final RunOptions options;
    private final Store store;
    private final Optional<WriteLog> log;
    private final Optional<PastMemories> past;
    private final List<ByteWriters> writers = new ArrayList<>();

    Recording(RunOptions options, Store store) throws FileFault {
        this.options = options;
        this.store = store;
        this.past = options.at.map(step -> new PastMemories(store, step));
        options.writers.forEach(place -> writers.add(new ByteWriters(place, options.at.orElse(Long.MAX_VALUE))));
        this.log = options.writes.isPresent() ? Optional.of(new WriteLog(options.writes.get())) : Optional.empty();
        log.ifPresent(store::listen);
        past.ifPresent(store::listen);
        writers.forEach(store::listen);
    }

    /**
     * Prints the dumps and writers, and puts the write log in its place.
     *
     * @param steps how many steps the run had
     */
    void show(Terminal terminal, long steps) throws UserFault, FileFault {
        if (log.isPresent()) {
            log.get().commit();
        }
        Inspection.checkStep(options, steps);
        Inspection inspection = new Inspection(options, store.memories().size(), this::memory);
        inspection.printDumps(terminal);
        for (int i = 0; i < writers.size(); i++) {
            inspection.memoryOf(options.writers.get(i));
            writers.get(i).printTo(terminal.out());
        }
    }

    @Override
    public void close() throws FileFault {
        if (log.isPresent()) {
            log.get().close();
        }
    }

    private LinearMemory memory(int index) {
        return past.isPresent()
                ? past.get().past(index)
                : store.memories().get(index).memory();
    }
}
