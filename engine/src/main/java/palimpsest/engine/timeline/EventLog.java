package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.runtime.MemoryInstance;

/**
 * What happened in a record. What the host does again and again is one event from the beginning; when there are too many
 * events, those of a kind that lie close together become one.
 */
final class EventLog {

    private static final int MOST = 4096;

    private final long start;
    private final Map<Kind, List<Group>> groups = new LinkedHashMap<>();
    private int count;
    /** Events of a kind within so many steps are one. */
    private long width;

    private Optional<Kind> latest = Optional.empty();
    /** Where the host wrote to, if that was the last thing it did. */
    private Optional<MemoryInstance> written = Optional.empty();

    /** @param memory where that makes a difference */
    private record Kind(Class<?> type, int memory) {}

    private static final class Group {
        PastEvent first;
        long last;
        long count;

        Group(PastEvent first) {
            this.first = first;
            this.last = first.step();
            this.count = 1;
        }

        void take(PastEvent next, long nextLast, long nextCount) {
            last = Math.max(last, nextLast);
            count += nextCount;
            if (first instanceof PastEvent.Grown from && next instanceof PastEvent.Grown to) {
                first = new PastEvent.Grown(new WriteEvent.Grown(
                        from.step(),
                        from.growth().memory(),
                        from.growth().pagesBefore(),
                        to.growth().pagesAfter(),
                        from.growth().site()));
            }
        }
    }

    EventLog(long start) {
        this.start = start;
    }

    /** Adds one that is not before others of its kind. */
    void add(PastEvent event) {
        Kind kind = kind(event);
        List<Group> of = groups.computeIfAbsent(kind, none -> new ArrayList<>());
        boolean again = isRepeated(event) && latest.filter(kind::equals).isPresent();
        if (event instanceof PastEvent.Host host) {
            latest = Optional.of(kind);
            written = host.action() instanceof HostAction.Write write ? Optional.of(write.memory()) : Optional.empty();
        }
        if (!of.isEmpty() && (again || event.step() - last(of).first.step() < width)) {
            last(of).take(event, event.step(), 1);
            return;
        }
        of.add(new Group(event));
        count++;
        while (count > MOST) {
            width = Math.max(2 * width, 1 + (event.step() - start) / MOST);
            count = 0;
            groups.values().forEach(this::coarser);
        }
    }

    /** Adds a write of the host if it follows another one to the same memory; whether it does. */
    boolean writesAgain(long step, MemoryInstance memory) {
        if (written.isEmpty() || written.get() != memory || latest.isEmpty()) {
            return false;
        }
        Group group = last(groups.getOrDefault(latest.get(), List.of()));
        group.last = step;
        group.count++;
        return true;
    }

    private static Group last(List<Group> of) {
        return of.get(of.size() - 1);
    }

    private void coarser(List<Group> of) {
        List<Group> finer = List.copyOf(of);
        of.clear();
        for (Group next : finer) {
            if (!of.isEmpty() && next.first.step() - last(of).first.step() < width) {
                last(of).take(next.first, next.last, next.count);
            } else {
                of.add(next);
            }
        }
        count += of.size();
    }

    /** Whether the host does it many times in a row where it means one thing. */
    private static boolean isRepeated(PastEvent event) {
        return event instanceof PastEvent.Host host
                && !(host.action() instanceof HostAction.Invoke || host.action() instanceof HostAction.Instantiate);
    }

    private static Kind kind(PastEvent event) {
        if (event instanceof PastEvent.Host host) {
            int memory = host.action() instanceof HostAction.Write write
                    ? write.memory().memory().index()
                    : 0;
            return new Kind(host.action().getClass(), memory);
        }
        return new Kind(
                event.getClass(),
                event instanceof PastEvent.Grown grown ? grown.growth().memory() : 0);
    }

    /** Forgets all events but failures before a step; those of the host and growths are to be added anew. */
    void cut(long step) {
        Kind failure = new Kind(PastEvent.Failed.class, 0);
        List<Group> failures = new ArrayList<>(groups.getOrDefault(failure, List.of()));
        failures.removeIf(group -> group.first.step() >= step);
        failures.stream().filter(group -> group.last >= step).forEach(group -> {
            // How many of them were before the step is not known any more.
            group.count =
                    Math.max(1, group.count * (step - group.first.step()) / (group.last + 1 - group.first.step()));
            group.last = step - 1;
        });
        groups.clear();
        groups.put(failure, failures);
        count = failures.size();
        width = 0;
        latest = Optional.empty();
        written = Optional.empty();
    }

    /** All, by step; what stands for several says so. */
    List<PastEvent> events() {
        List<PastEvent> all = new ArrayList<>();
        groups.values()
                .forEach(of -> of.forEach(group -> all.add(
                        group.count == 1 ? group.first : new PastEvent.Several(group.first, group.last, group.count))));
        all.sort(Comparator.comparingLong(PastEvent::step)
                .thenComparing(EventLog::isOfTheHost, Comparator.reverseOrder()));
        return all;
    }

    /** What the host does comes before what follows from it in the same step. */
    private static boolean isOfTheHost(PastEvent event) {
        return event instanceof PastEvent.Several several
                ? several.first() instanceof PastEvent.Host
                : event instanceof PastEvent.Host;
    }
}
