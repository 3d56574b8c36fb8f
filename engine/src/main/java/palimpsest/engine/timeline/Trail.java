package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moments left behind just before where the cursor is, ever nearer to it, so that the next steps back are short ways. They
 * take next to nothing and hold as long as the cursor stays about there.
 */
final class Trail {

    /** The nearest is so many steps before the place that is travelled to. */
    private static final long NEAREST = 1L << 10;
    /** Each of the others is so many times as far away. */
    private static final int FARTHER = 7;

    private static final int MOST = 3;
    /** About how many steps there are from the farthest to the place that is travelled to. */
    static final long LENGTH = NEAREST * FARTHER * FARTHER;

    /** By step. */
    private final List<Moment> moments = new ArrayList<>();

    /** Where to leave a moment on the way from one step to another. */
    static List<Long> on(long from, long to) {
        List<Long> stops = new ArrayList<>();
        long away = NEAREST;
        for (long stop = to - away; stop > from + away / 2 && stops.size() < MOST; stop = to - away) {
            stops.add(0, stop);
            away *= FARTHER;
        }
        return stops;
    }

    /** The latest that is not after a step and still holds. */
    Optional<Moment> before(long step) {
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (moments.get(i).step() <= step && moments.get(i).checkpoint().holds()) {
                return Optional.of(moments.get(i));
            }
        }
        return Optional.empty();
    }

    /** Adds the moment at which the machine stands. */
    void add(Moment moment) {
        moments.removeIf(
                each -> each.step() >= moment.step() || !each.checkpoint().holds());
        moments.add(moment);
    }

    void clear() {
        moments.clear();
    }
}
