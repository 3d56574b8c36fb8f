package palimpsest.app.memory;

import java.util.OptionalLong;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.MarkWindow;

/**
 * One memory as of one moment.
 *
 * @param pages its size in pages
 * @param maximum the most pages it may have, if its type says so
 * @param pageSize bytes in a page
 */
public record MemoryView(
        String name, ByteWindow bytes, MarkWindow marks, long pages, OptionalLong maximum, long pageSize) {
    /** What is shown while nothing is loaded. */
    public static MemoryView none() {
        return new MemoryView("", ByteWindow.empty(), MarkWindow.untouched(), 0, OptionalLong.empty(), 65536);
    }

    /** Whether no page can be added any more. */
    public boolean isFull() {
        return maximum.isPresent() && maximum.getAsLong() == pages;
    }
}
