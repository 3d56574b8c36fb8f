package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.MemoryImage;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.memory.WriteSites;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/** Compares two moments: all pages that they do not share, all globals and tables. */
final class Differences {

    private static final int PAGE = 1 << 16;
    private static final int LONGEST = 4096;

    private final Timeline timeline;
    private final int most;
    private final WriteSites sites;

    private final List<Difference.Run> runs = new ArrayList<>();
    private final List<Difference.Size> sizes = new ArrayList<>();
    private final Map<Actor, Long> actors = new EnumMap<>(Actor.class);
    private long changed;
    private long total;

    private final byte[] old = new byte[PAGE];
    private final byte[] now = new byte[PAGE];

    private Differences(Timeline timeline, int most) {
        this.timeline = timeline;
        this.most = most;
        this.sites = timeline.machine().store().sites();
    }

    static Difference of(Timeline timeline, long from, long to, int most, Progress progress) {
        return new Differences(timeline, most).compare(Math.min(from, to), Math.max(from, to), progress);
    }

    private Difference compare(long from, long to, Progress progress) {
        List<MemoryImage> images = new ArrayList<>();
        List<MemoryImage> later = new ArrayList<>();
        Variables.Comparison variables = timeline.excursion(() -> {
            timeline.travelTo(from);
            images.addAll(images());
            Variables before = Variables.of(timeline, from);
            timeline.travelTo(to);
            later.addAll(images());
            return before.compare(Variables.of(timeline, to), most);
        });
        boolean complete = true;
        for (int i = 0; i < later.size() && complete; i++) {
            MemoryImage before = i < images.size() ? images.get(i) : MemoryImage.NOTHING;
            if (before.length() != later.get(i).length()) {
                sizes.add(new Difference.Size(i, before.length(), later.get(i).length()));
            }
            complete = compare(i, before, later.get(i), progress, (double) i / later.size(), 1.0 / later.size());
        }
        return new Difference(
                from,
                to,
                runs,
                changed,
                total,
                actors,
                sizes,
                variables.globals(),
                variables.elements(),
                variables.totalElements(),
                complete);
    }

    private List<MemoryImage> images() {
        return timeline.machine().store().memories().stream()
                .map(each -> each.memory().image())
                .toList();
    }

    private boolean compare(
            int memory, MemoryImage before, MemoryImage after, Progress progress, double done, double share) {
        for (long at = 0; at < after.length(); at += PAGE) {
            if (!before.sharesPage(after, at)) {
                if (!progress.goesOn(done + share * at / after.length())) {
                    return false;
                }
                comparePage(memory, before, after, at);
            }
        }
        return true;
    }

    private void comparePage(int memory, MemoryImage before, MemoryImage after, long at) {
        int size = (int) Math.min(PAGE, after.length() - at);
        int known = (int) Math.max(0, Math.min(size, before.length() - at));
        if (known > 0) {
            before.read(at, old, 0, known);
        }
        Arrays.fill(old, known, size, (byte) 0);
        after.read(at, now, 0, size);
        int start = 0;
        while (start < size) {
            int gap = Arrays.mismatch(old, start, size, now, start, size);
            if (gap < 0) {
                return;
            }
            start += gap;
            int writer = after.writer(at + start);
            int end = start + 1;
            while (end < size && end - start < LONGEST && old[end] != now[end] && after.writer(at + end) == writer) {
                end++;
            }
            add(memory, at, start, end, writer);
            start = end;
        }
    }

    private void add(int memory, long page, int start, int end, int writer) {
        changed += end - start;
        total++;
        Optional<WriteSite> site = writer == WriteSites.NONE ? Optional.empty() : Optional.of(sites.site(writer));
        site.ifPresent(by -> actors.merge(by.actor(), (long) (end - start), Long::sum));
        if (runs.size() < most) {
            runs.add(new Difference.Run(
                    memory,
                    page + start,
                    ByteSlice.of(Arrays.copyOfRange(old, start, end)),
                    ByteSlice.of(Arrays.copyOfRange(now, start, end)),
                    site));
        }
    }
}
