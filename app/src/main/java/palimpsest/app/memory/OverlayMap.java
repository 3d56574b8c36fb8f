package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Overlay;

/**
 * The stretches that are drawn over a memory, in the order of their addresses. Those that would cover each other stand on
 * levels: the lowest level is next to the bytes, what encloses others is above them.
 */
final class OverlayMap {
    /** More levels would leave too little room for the bytes; what is deeper shares the highest. */
    static final int MOST_LEVELS = 4;

    /** How many bytes wide the name of a place counts, which has no width of its own. */
    private static final long FLAG = 8;

    private static final Comparator<Overlay> BY_PLACE = Comparator.<Overlay, Long>comparing(
                    Overlay::address, Long::compareUnsigned)
            .thenComparing(Overlay::length, (one, other) -> Long.compareUnsigned(other, one));

    /** @param level on which its line stands; {@link #NO_LEVEL} for what has no line */
    record Placed(Overlay overlay, int level) {
        /** The last byte it lies over; for a place between two bytes the second of them. */
        long last() {
            return lastOf(overlay.address(), overlay.length());
        }
    }

    static final int NO_LEVEL = -1;

    private final List<Placed> placed = new ArrayList<>();
    /** How far those up to an index reach, unsigned. */
    private final long[] reach;

    OverlayMap(List<Overlay> overlays) {
        List<Overlay> sorted = overlays.stream().sorted(BY_PLACE).toList();
        List<Overlay> cluster = new ArrayList<>();
        long clusterLast = 0;
        for (Overlay overlay : sorted) {
            if (!hasLine(overlay)) {
                placed.add(new Placed(overlay, NO_LEVEL));
                continue;
            }
            if (!cluster.isEmpty() && Addresses.less(clusterLast, overlay.address())) {
                place(cluster);
                cluster.clear();
            }
            clusterLast = cluster.isEmpty() ? lineEnd(overlay) : Addresses.max(clusterLast, lineEnd(overlay));
            cluster.add(overlay);
        }
        place(cluster);
        placed.sort(Comparator.comparing(Placed::overlay, BY_PLACE));
        reach = new long[placed.size()];
        for (int i = 0; i < reach.length; i++) {
            long last = placed.get(i).last();
            reach[i] = i == 0 ? last : Addresses.max(reach[i - 1], last);
        }
    }

    /** Gives each of some stretches that cover each other a level of its own. */
    private void place(List<Overlay> cluster) {
        List<Long> ends = new ArrayList<>();
        int[] lanes = new int[cluster.size()];
        for (int i = 0; i < lanes.length; i++) {
            long start = cluster.get(i).address();
            int lane = 0;
            while (lane < ends.size() && !Addresses.less(ends.get(lane), start)) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(0L);
            }
            ends.set(lane, lineEnd(cluster.get(i)));
            lanes[i] = lane;
        }
        for (int i = 0; i < lanes.length; i++) {
            placed.add(new Placed(
                    cluster.get(i), Math.min(MOST_LEVELS, ends.size()) - 1 - Math.min(lanes[i], MOST_LEVELS - 1)));
        }
    }

    /** What was found is a band behind its bytes, and a region of the layout an edge beside its rows. */
    private static boolean hasLine(Overlay overlay) {
        return switch (overlay.kind()) {
            case FOUND -> false;
            case LAYOUT -> overlay.length() == 0;
            case VIEW, FIELD, EXPECTED -> true;
        };
    }

    /** Places have a name and no line. */
    private static long lineEnd(Overlay overlay) {
        return lastOf(overlay.address(), overlay.length() == 0 ? FLAG : overlay.length());
    }

    private static long lastOf(long address, long length) {
        long last = length == 0 ? address : address + length - 1;
        return Addresses.less(last, address) ? -1 : last;
    }

    /** What lies over at least one of the bytes from one address to another, both included. */
    List<Placed> touching(long first, long last) {
        int from = 0;
        int to = reach.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Addresses.less(reach[middle], first)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return touching(placed.subList(from, placed.size()), first, last);
    }

    /** Those of some stretches, in the order of their addresses, that lie over at least one byte of a range. */
    static List<Placed> touching(List<Placed> among, long first, long last) {
        List<Placed> found = new ArrayList<>();
        for (Placed each : among) {
            if (Addresses.less(last, each.overlay().address())) {
                break;
            }
            if (!Addresses.less(each.last(), first)) {
                found.add(each);
            }
        }
        return found;
    }
}
