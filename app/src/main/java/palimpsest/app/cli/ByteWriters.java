package palimpsest.app.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.memory.WriteSite;

/** Every writer that one byte has had up to a step, for {@code --writers}. */
final class ByteWriters implements WriteListener {
    private static final int MOST = 1_000_000;

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
            add(memory, step, site, hex(after[(int) index]) + " over " + hex(before[(int) index]));
        }
    }

    @Override
    public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
        int log2 = memory.pageSizeLog2();
        long page = place.address() >>> log2;
        if (step <= last && memory.index() == place.memory() && page >= pagesBefore && page < pagesAfter) {
            add(memory, step, site, "00, a new page");
        }
    }

    void printTo(PrintStream out) {
        if (writers.isEmpty()) {
            out.println("never written");
        }
        for (Iterator<String> newestFirst = writers.descendingIterator(); newestFirst.hasNext(); ) {
            out.println(newestFirst.next());
        }
        if (dropped > 0) {
            out.println("… and " + dropped + " older writes, of which only the newest " + MOST + " are kept");
        }
    }

    private void add(LinearMemory memory, long step, int number, String change) {
        WriteSite site = memory.sites().site(number);
        String function = site.function().map(name -> ", in " + name).orElse("");
        writers.addLast("step " + step + ": " + site.actor().word() + " wrote " + change + ": " + site.operation()
                + " at " + site.place() + function);
        if (writers.size() > MOST) {
            writers.removeFirst();
            dropped++;
        }
    }

    private static String hex(byte value) {
        return String.format("%02x", value);
    }
}
