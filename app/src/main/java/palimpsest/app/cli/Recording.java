package palimpsest.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.Store;

/** Listens to a run for what the options want to see of memory afterwards. Nothing is recorded that nobody asked for. */
final class Recording implements AutoCloseable {
    private final RunOptions options;
    private final Store store;
    private final Optional<WriteLogFile> log;
    private final Optional<PastMemories> past;
    private final List<ByteWriters> writers = new ArrayList<>();

    Recording(RunOptions options, Store store) throws UserFault {
        this.options = options;
        this.store = store;
        this.past = options.at.map(step -> new PastMemories(store, step));
        options.writers.forEach(place -> writers.add(new ByteWriters(place, options.at.orElse(Long.MAX_VALUE))));
        this.log = options.writes.isPresent() ? Optional.of(new WriteLogFile(options.writes.get())) : Optional.empty();
        log.ifPresent(store::listen);
        past.ifPresent(store::listen);
        writers.forEach(store::listen);
    }

    /**
     * Prints the dumps and writers, and puts the write log in its place.
     *
     * @param steps how many steps the run had
     */
    void show(Terminal terminal, long steps) throws UserFault {
        if (log.isPresent()) {
            log.get().commit();
        }
        if (options.at.isPresent() && options.at.get() >= steps) {
            throw new UserFault("--at " + options.at.get() + ": the run has " + steps + " steps, "
                    + (steps == 0 ? "so there is none to go to" : "from 0 to " + (steps - 1)));
        }
        for (MemoryRange range : options.dumps) {
            LinearMemory memory = memory("--dump", range.memory());
            if (!range.fits(memory.length())) {
                throw new UserFault("--dump: address " + Long.toUnsignedString(range.address()) + " + "
                        + Long.toUnsignedString(range.length()) + " bytes is past the end: memory " + range.memory()
                        + " has " + memory.length() + " bytes");
            }
            new MemoryDump(memory, range).printTo(terminal.out());
        }
        for (int i = 0; i < writers.size(); i++) {
            MemoryPlace place = options.writers.get(i);
            LinearMemory memory = memory("--writers", place.memory());
            if (Long.compareUnsigned(place.address(), memory.length()) >= 0) {
                throw new UserFault("--writers: address " + Long.toUnsignedString(place.address())
                        + " is past the end: memory " + place.memory() + " has " + memory.length() + " bytes");
            }
            writers.get(i).printTo(terminal.out());
        }
    }

    @Override
    public void close() throws UserFault {
        if (log.isPresent()) {
            log.get().close();
        }
    }

    private LinearMemory memory(String option, int index) throws UserFault {
        int count = store.memories().size();
        if (index >= count) {
            throw new UserFault(option + ": there is no memory " + index + "; the run has "
                    + (count == 0 ? "none" : count == 1 ? "only memory 0" : "memories 0 to " + (count - 1)));
        }
        return past.isPresent()
                ? past.get().past(index)
                : store.memories().get(index).memory();
    }
}
