package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/** Finds what one step wrote, and who had written there before. */
final class Overwritings {

    private final Timeline timeline;
    private final long step;
    private final Progress progress;
    private final List<Overwriting.Run> runs = new ArrayList<>();
    private int room = LayerSearch.MOST;
    private boolean complete = true;

    private Overwritings(Timeline timeline, long step, Progress progress) {
        this.timeline = timeline;
        this.step = step;
        this.progress = progress;
    }

    static Overwriting of(Timeline timeline, long step, Progress progress) {
        List<WriteEvent> writes = new ArrayList<>();
        timeline.writes(step, step + 1, WriteListener.events(writes::add));
        Overwritings finder = new Overwritings(timeline, step, progress);
        for (WriteEvent write : writes) {
            if (write instanceof WriteEvent.Written written && written.after().length() > 0) {
                finder.add(written);
            }
        }
        return new Overwriting(step, writes, finder.runs, finder.complete);
    }

    private void add(WriteEvent.Written written) {
        int count = written.after().length();
        List<Overwriting.Earlier> earlier = timeline.excursion(() -> {
            timeline.travelTo(step);
            LinearMemory memory =
                    timeline.machine().store().memories().get(written.memory()).memory();
            List<Optional<WriteSite>> sites = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sites.add(memory.lastSite(written.address() + i));
            }
            List<Overwriting.Earlier> found = new ArrayList<>();
            if (count > room) {
                sites.forEach(site -> found.add(new Overwriting.Unknown(site)));
                return found;
            }
            room -= count;
            LayerSearch search = new LayerSearch(timeline, memory, written.address(), count, 1, step);
            search.all(progress);
            complete &= search.finished();
            for (int i = 0; i < count; i++) {
                found.add(earlier(memory, written.address() + i, search, i, sites.get(i)));
            }
            return found;
        });
        int start = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || !earlier.get(i).equals(earlier.get(start))) {
                runs.add(new Overwriting.Run(
                        written.memory(),
                        written.address() + start,
                        part(written.before(), start, i),
                        part(written.after(), start, i),
                        earlier.get(start)));
                start = i;
            }
        }
    }

    private static Overwriting.Earlier earlier(
            LinearMemory memory, long address, LayerSearch search, int index, Optional<WriteSite> site) {
        if (!search.writes(index).isEmpty()) {
            PastWrite write = search.writes(index).get(0);
            return new Overwriting.By(write.step(), write.site());
        }
        if (!search.known(index)) {
            return new Overwriting.Unknown(site);
        }
        Optional<Long> grown = memory.grownAt(address);
        return grown.isPresent()
                ? new Overwriting.By(grown.get(), memory.growthSite(address))
                : new Overwriting.Nobody();
    }

    private static ByteSlice part(ByteSlice bytes, int from, int to) {
        return new ByteSlice(bytes.array(), bytes.start() + from, bytes.start() + to);
    }
}
