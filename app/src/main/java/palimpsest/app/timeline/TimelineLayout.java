package palimpsest.app.timeline;

import java.util.List;
import java.util.Optional;

/**
 * Where the lanes are. Lengths are in pixels; x counts from the left end of the axis, right of the lanes' names.
 *
 * @param em the size of the text everything else follows from
 */
record TimelineLayout(double width, double height, double em) {
    /** A mark that is narrower cannot be hit or told apart. */
    static final double LEAST_MARK = 6;

    private static final double NAMES = 5.2;
    private static final double AXIS = 1.55;
    private static final double HOST = 1.1;
    private static final double LEAST_MEMORY = 1.2;
    private static final double MOST_MEMORY = 4;
    private static final double MEMORY_PART = 0.3;
    private static final double ROW = 1.05;
    private static final double MOST_ROW = 1.8;
    private static final double GAP = 0.22;

    /** The room for the lanes' names, left of the axis. */
    double namesWidth() {
        return Math.round(NAMES * em);
    }

    /** How long the axis is. */
    double axisWidth() {
        return Math.max(1, width - namesWidth());
    }

    double top(Lane lane) {
        return switch (lane) {
            case AXIS -> 0;
            case MODULE -> Math.round(AXIS * em);
            case HOST -> top(Lane.MODULE) + height(Lane.MODULE) + gap();
            case MEMORY -> top(Lane.HOST) + height(Lane.HOST) + gap();
        };
    }

    double height(Lane lane) {
        return switch (lane) {
            case AXIS -> Math.round(AXIS * em);
            case MODULE -> moduleRows() * rowHeight();
            case HOST -> Math.round(HOST * em);
            case MEMORY -> memoryHeight();
        };
    }

    double bottom(Lane lane) {
        return top(lane) + height(lane);
    }

    private double gap() {
        return Math.round(GAP * em);
    }

    /** What is left between the axis, the host's lane and the gaps. */
    private double room() {
        return height - height(Lane.AXIS) - height(Lane.HOST) - 3 * gap();
    }

    private double memoryHeight() {
        return Math.round(Math.max(LEAST_MEMORY * em, Math.min(MOST_MEMORY * em, MEMORY_PART * room())));
    }

    /** How many levels of nested calls there is room for. */
    int moduleRows() {
        return (int) Math.max(1, Math.floor(moduleRoom() / (ROW * em)));
    }

    double rowHeight() {
        return Math.floor(Math.max(ROW * em, Math.min(MOST_ROW * em, moduleRoom() / moduleRows())));
    }

    private double moduleRoom() {
        return room() - memoryHeight();
    }

    /** The top of a level of calls; those too deep share the last one. */
    double rowTop(int depth) {
        return top(Lane.MODULE) + Math.min(depth, moduleRows() - 1) * rowHeight();
    }

    /** The lane at a height; what lies between two belongs to the upper one. */
    Lane laneAt(double y) {
        Lane found = Lane.AXIS;
        for (Lane lane : Lane.values()) {
            if (y >= top(lane)) {
                found = lane;
            }
        }
        return found;
    }

    /** How far apart marks of a lane are at least. */
    static double markGap(Lane lane) {
        return lane == Lane.MEMORY ? 2 : 1.5 * LEAST_MARK;
    }

    /** What is under a pixel. */
    Hit hit(Picture picture, StepAxis axis, double x, double y) {
        Details details = picture.details(axis);
        Lane lane = laneAt(y);
        Optional<Cluster> mark = nearest(clusters(picture, details, lane, axis), x);
        if (mark.isPresent()) {
            return new Hit.OnEvents(mark.get());
        }
        long step = axis.stepAt(x);
        if (lane == Lane.MODULE) {
            int row = (int) ((y - top(Lane.MODULE)) / rowHeight());
            Optional<Span> span = details.spans().stream()
                    .filter(call -> Math.min(call.depth(), moduleRows() - 1) == row)
                    .filter(call -> x >= axis.x(call.from()) - 1 && x <= axis.x(call.to()) + 1)
                    .reduce((first, second) -> second.contains(step) || !first.contains(step) ? second : first);
            if (span.isPresent()) {
                return new Hit.OnCall(span.get());
            }
        }
        return new Hit.OnLane(lane, Math.max(picture.start(), Math.min(picture.end(), step)));
    }

    /** The marks of a lane as they are drawn. */
    static List<Cluster> clusters(Picture picture, Details details, Lane lane, StepAxis axis) {
        return lane == Lane.AXIS
                ? Clusters.visible(picture.marks(), List.of(), lane, axis, markGap(lane))
                : Clusters.visible(details.events(), details.slices(), lane, axis, markGap(lane));
    }

    /** Rare marks are drawn above frequent ones, so they are found first as well. */
    private static Optional<Cluster> nearest(List<Cluster> clusters, double x) {
        Cluster best = null;
        for (Cluster cluster : clusters) {
            double wide = Math.max(LEAST_MARK, cluster.width());
            double near = cluster.kind().isFrequent() ? 1 : 2;
            boolean under = x >= cluster.x() - near && x <= cluster.x() + wide + near;
            if (under && (best == null || closer(cluster, best, x))) {
                best = cluster;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean closer(Cluster one, Cluster other, double x) {
        boolean oneRare = !one.kind().isFrequent();
        boolean otherRare = !other.kind().isFrequent();
        return oneRare != otherRare ? oneRare : distance(one, x) < distance(other, x);
    }

    private static double distance(Cluster cluster, double x) {
        return Math.abs(x - cluster.x() - cluster.width() / 2);
    }
}
