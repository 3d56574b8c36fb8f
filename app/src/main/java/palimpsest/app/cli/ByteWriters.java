package palimpsest.app.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.memory.WriteSite;

/** Every writer that one byte has had up to a step, for {@code --writers}. */
final class ByteWriters implements WriteListener {
    private static final int MOST = 1_000_000;
    private static final String NEW_PAGE = "00, a new page";

    /** What is printed for a byte without a writer. */
    static final String NOBODY = "never written";

    private final MemoryPlace place;
    private final long last;
    private final Deque<String> writers = new ArrayDeque<>();
    private long dropped;

    /** @param last the last step that counts */
    ByteWriters(MemoryPlace place, long last) {
        this.place = place;
        this.last = last;
    }

    @Override
    public void written(
            LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int site) {
        long index = place.address() - address;
        if (step <= last && memory.index() == place.memory() && index >= 0 && index < count) {
            add(memory, step, site, change(before[(int) index], after[(int) index]));
        }
    }

    @Override
    public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
        int log2 = memory.pageSizeLog2();
        long page = place.address() >>> log2;
        if (step <= last && memory.index() == place.memory() && page >= pagesBefore && page < pagesAfter) {
            add(memory, step, site, NEW_PAGE);
        }
    }

    void printTo(PrintStream out) {
        if (writers.isEmpty()) {
            out.println(NOBODY);
        }
        for (Iterator<String> newestFirst = writers.descendingIterator(); newestFirst.hasNext(); ) {
            out.println(newestFirst.next());
        }
        if (dropped > 0) {
            out.println("… and " + dropped + " older writes, of which only the newest " + MOST + " are kept");
        }
    }

    private void add(LinearMemory memory, long step, int number, String change) {
        writers.addLast(line(step, memory.sites().site(number), change));
        if (writers.size() > MOST) {
            writers.removeFirst();
            dropped++;
        }
    }

    /** A writer as it is printed. */
    static String line(PastWrite write) {
        boolean growth = write.site().actor() == Actor.GROWTH;
        return line(write.step(), write.site(), growth ? NEW_PAGE : change(write.before(), write.after()));
    }

    private static String line(long step, WriteSite site, String change) {
        String function = site.function().map(name -> ", in " + name).orElse("");
        return "step " + step + ": " + site.actor().word() + " wrote " + change + ": " + site.operation() + " at "
                + site.place() + function;
    }

    private static String change(int before, int after) {
        return String.format("%02x over %02x", after & 0xff, before & 0xff);
    }
}
