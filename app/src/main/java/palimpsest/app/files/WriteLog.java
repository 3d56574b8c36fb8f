package palimpsest.app.files;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.memory.WriteSite;

/** JSON Lines: an object a line for each write event, in the order they happened. {@code --writes} writes it, too. */
public final class WriteLog implements WriteListener, AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final NewFile file;
    private Optional<FileFault> failure = Optional.empty();

    /** Begins a log. */
    public WriteLog(Path path) throws FileFault {
        this.file = new NewFile(path);
    }

    @Override
    public void written(
            LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int number) {
        WriteSite site = memory.sites().site(number);
        add(
                begin(memory, step, site)
                        .putUnsigned("address", address)
                        .put("old", HEX.formatHex(before, 0, count))
                        .put("new", HEX.formatHex(after, 0, count)),
                site);
    }

    @Override
    public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int number) {
        WriteSite site = memory.sites().site(number);
        add(begin(memory, step, site).put("pages", pagesBefore, pagesAfter), site);
    }

    /** Puts the log in its place. */
    public void commit() throws FileFault {
        if (failure.isPresent()) {
            throw failure.get();
        }
        file.commit();
    }

    @Override
    public void close() throws FileFault {
        file.close();
    }

    private static JsonObject begin(LinearMemory memory, long step, WriteSite site) {
        return new JsonObject()
                .put("step", step)
                .put("actor", site.actor().word())
                .put("memory", memory.index());
    }

    private void add(JsonObject event, WriteSite site) {
        if (failure.isPresent()) {
            return;
        }
        event.put("at", site.place()).put("op", site.operation());
        site.function().ifPresent(function -> event.put("func", function));
        try {
            file.write(event.line() + "\n");
        } catch (FileFault e) {
            // The program runs on; commit tells.
            failure = Optional.of(e);
        }
    }
}
