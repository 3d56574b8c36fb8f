package palimpsest.app.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Puts what is closer than can be drawn into one. */
final class Clusters {
    private Clusters() {}

    /**
     * The visible events and slices of a lane, each kind by itself from left to right; those that begin within so many
     * pixels of the first are one.
     */
    static List<Cluster> visible(List<Event> events, List<Slice> slices, Lane lane, StepAxis axis, double gap) {
        Merging merging = new Merging(gap);
        long last = axis.lastVisible();
        for (int i = firstFrom(slices, Slice::to, axis.firstVisible()); i < slices.size(); i++) {
            Slice slice = slices.get(i);
            if (slice.from() > last) {
                break;
            }
            if (slice.kind().lane() == lane && slice.to() > axis.firstVisible()) {
                merging.add(cluster(axis, slice.kind(), slice.from(), slice.to(), slice.count(), Optional.empty()));
            }
        }
        for (int i = firstFrom(events, Event::end, axis.firstVisible()); i < events.size(); i++) {
            Event event = events.get(i);
            if (event.step() > last) {
                break;
            }
            if (event.kind().lane() == lane) {
                merging.add(cluster(axis, event.kind(), event.step(), event.end(), event.count(), Optional.of(event)));
            }
        }
        return merging.finish();
    }

    /** Where the first element stands that ends after a step, of elements in order. */
    static <T> int firstFrom(List<T> sorted, ToLongFunction<T> end, long step) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end.applyAsLong(sorted.get(middle)) > step) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Cluster cluster(
            StepAxis axis, EventKind kind, long from, long to, long count, Optional<Event> only) {
        double x = axis.x(from);
        return new Cluster(kind, from, to, count, x, axis.x(to) - x, only);
    }

    private static final class Merging {
        private final double gap;
        private final Map<EventKind, Cluster> open = new EnumMap<>(EventKind.class);
        private final List<Cluster> closed = new ArrayList<>();

        Merging(double gap) {
            this.gap = gap;
        }

        void add(Cluster next) {
            Cluster before = open.get(next.kind());
            if (before != null && next.x() - before.x() < gap) {
                open.put(next.kind(), before.with(next));
            } else {
                if (before != null) {
                    closed.add(before);
                }
                open.put(next.kind(), next);
            }
        }

        List<Cluster> finish() {
            closed.addAll(open.values());
            return Collections.unmodifiableList(closed);
        }
    }
}
