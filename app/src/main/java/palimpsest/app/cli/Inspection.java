package palimpsest.app.cli;

import java.util.function.IntFunction;
import palimpsest.app.files.HexDump;
import palimpsest.engine.memory.LinearMemory;

/** The memories of a run as of one step, and plain words where the options ask for what is not there. */
final class Inspection {
    private final RunOptions options;
    private final int count;
    private final IntFunction<LinearMemory> memories;

    /** @param count how many memories the run has */
    Inspection(RunOptions options, int count, IntFunction<LinearMemory> memories) {
        this.options = options;
        this.count = count;
        this.memories = memories;
    }

    /** Refuses {@code --at} a step that a run of so many steps does not have. */
    static void checkStep(RunOptions options, long steps) throws UserFault {
        if (options.at.isPresent() && options.at.get() >= steps) {
            throw new UserFault("--at " + options.at.get() + ": the run has " + steps + " steps, "
                    + (steps == 0 ? "so there is none to go to" : "from 0 to " + (steps - 1)));
        }
    }

    void printDumps(Terminal terminal) throws UserFault {
        for (MemoryRange range : options.dumps) {
            LinearMemory memory = memory("--dump", range.memory());
            if (!range.fits(memory.length())) {
                throw new UserFault("--dump: address " + Long.toUnsignedString(range.address()) + " + "
                        + Long.toUnsignedString(range.length()) + " bytes is past the end: memory " + range.memory()
                        + " has " + memory.length() + " bytes");
            }
            new HexDump(source(memory), range.address(), range.length()).forEachRemaining(terminal.out()::print);
        }
    }

    /** The memory of a byte whose writers are asked for; the byte is in it. */
    LinearMemory memoryOf(MemoryPlace place) throws UserFault {
        LinearMemory memory = memory("--writers", place.memory());
        if (Long.compareUnsigned(place.address(), memory.length()) >= 0) {
            throw new UserFault("--writers: address " + Long.toUnsignedString(place.address())
                    + " is past the end: memory " + place.memory() + " has " + memory.length() + " bytes");
        }
        return memory;
    }

    static HexDump.Source source(LinearMemory memory) {
        return new HexDump.Source() {
            @Override
            public void read(long address, byte[] into, int offset, int count) {
                memory.read(address, into, offset, count);
            }

            @Override
            public void letters(long address, char[] into) {
                memory.marks(address, into);
            }
        };
    }

    private LinearMemory memory(String option, int index) throws UserFault {
        if (index >= count) {
            throw new UserFault(option + ": there is no memory " + index + "; the run has "
                    + (count == 0 ? "none" : count == 1 ? "only memory 0" : "memories 0 to " + (count - 1)));
        }
        return memories.apply(index);
    }
}
