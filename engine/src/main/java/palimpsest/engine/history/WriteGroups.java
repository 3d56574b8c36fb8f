package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.timeline.PastEvent;

/** Gathers writes that are near each other in time by memory and site, ever more coarsely as they become too many. */
final class WriteGroups implements WriteListener {

    private record Key(long bucket, int memory, int site) {}

    private static final class Group {
        final LinearMemory memory;
        final int site;
        long first;
        long last;
        long count;
        long low;
        long high;

        Group(LinearMemory memory, int site, long step, long low, long high) {
            this.memory = memory;
            this.site = site;
            this.first = step;
            this.last = step;
            this.low = low;
            this.high = high;
        }
    }

    private final long from;
    private final long length;
    private final int most;
    private long width = 1;
    private long count;
    private Map<Key, Group> groups = new HashMap<>();

    WriteGroups(long from, long to, int most) {
        this.from = from;
        this.length = to - from;
        this.most = most;
        // Coarse from the beginning where single writes would be too many.
        while (length / width > 64L * most) {
            width *= 2;
        }
    }

    long count() {
        return count;
    }

    @Override
    public void written(LinearMemory memory, long step, long address, int size, byte[] before, byte[] after, int site) {
        count++;
        add(memory, site, step, step, address, address + size, 1);
        // With one group a site and memory it cannot become coarser.
        while (groups.size() > most && width <= length) {
            width *= 2;
            Map<Key, Group> finer = groups;
            groups = new HashMap<>();
            finer.values()
                    .forEach(each ->
                            add(each.memory, each.site, each.first, each.last, each.low, each.high, each.count));
        }
    }

    private void add(LinearMemory memory, int site, long first, long last, long low, long high, long writes) {
        Group group = groups.computeIfAbsent(
                new Key((first - from) / width, memory.index(), site),
                key -> new Group(memory, site, first, low, high));
        group.first = Math.min(group.first, first);
        group.last = Math.max(group.last, last);
        group.low = Math.min(group.low, low);
        group.high = Math.max(group.high, high);
        group.count += writes;
    }

    @Override
    public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
        // A memory remembers its own growths.
    }

    List<PastEvent> groups() {
        List<PastEvent> all = new ArrayList<>();
        for (Group group : groups.values()) {
            all.add(new PastEvent.Writes(
                    group.first,
                    group.last,
                    group.memory.index(),
                    group.memory.sites().site(group.site),
                    group.count,
                    group.low,
                    group.high));
        }
        return all;
    }
}
