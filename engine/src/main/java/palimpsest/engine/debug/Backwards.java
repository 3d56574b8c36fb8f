package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/** The motions backwards: one pass over each stretch between checkpoints, the latest first. They cut nothing off. */
final class Backwards {

    private final Machine machine;
    private final Timeline timeline;
    private final Points points;
    private final Counting counting;

    Backwards(Machine machine, Timeline timeline, Points points, Counting counting) {
        this.machine = machine;
        this.timeline = timeline;
        this.points = points;
        this.counting = counting;
    }

    Stop go(Motion motion, Progress progress) {
        long cursor = machine.step();
        if (cursor == timeline.start()) {
            return new Stop(cursor, new StopReason.StartOfRecord());
        }
        return switch (motion.kind()) {
            case INTO -> arrive(cursor - 1, Map.of());
            case OVER -> over(cursor, progress);
            case OUT -> out(progress);
            case RUN -> search(Set.of(), () -> false, progress);
            case TO -> search(motion.points(), () -> Lookout.standsAtOneOf(machine, motion.points()), progress);
        };
    }

    private Stop over(long cursor, Progress progress) {
        int depth = machine.depth();
        timeline.travelTo(cursor - 1);
        if (machine.depth() <= depth) {
            return arrive(cursor - 1, Map.of());
        }
        // A call ended at the cursor; the instruction that made it is where the frame was seen last.
        Set<CodePoint> site = set(machine.callSite(depth));
        timeline.travelTo(cursor);
        return search(site, () -> machine.depth() <= depth, progress);
    }

    private Stop out(Progress progress) {
        int depth = machine.depth();
        return depth == 0
                ? new Stop(machine.step(), new StopReason.NoCaller())
                : search(set(machine.callSite(depth - 1)), () -> machine.depth() < depth, progress);
    }

    private static Set<CodePoint> set(Optional<CodePoint> place) {
        return place.map(Set::of).orElse(Set.of());
    }

    /** Goes to the last place before the cursor that is the target, or where something armed stops, or to the start. */
    private Stop search(Set<CodePoint> further, BooleanSupplier target, Progress progress) {
        if (!counting.ensure(progress)) {
            return new Stop(machine.step(), new StopReason.Cancelled());
        }
        machine.setGuards(points.guards(further));
        BackSearch search = new BackSearch(machine, points, counting.here(), target);
        if (!timeline.lookBack(search.watcher(), search, progress)) {
            return new Stop(machine.step(), new StopReason.Cancelled());
        }
        return arrive(search.found().orElse(timeline.start()), search.counts());
    }

    /** Moves the cursor to a step before it, and says what is met there. */
    private Stop arrive(long step, Map<Integer, Long> counts) {
        List<StopReason> reasons = new ArrayList<>();
        if (step == timeline.start()) {
            timeline.travelTo(step);
            reasons.add(new StopReason.StartOfRecord());
        } else {
            List<Meeting> meetings = new ArrayList<>();
            Watcher watcher = new Watcher(machine, points, saw -> {
                if (machine.step() == step) {
                    meetings.addAll(saw);
                }
            });
            timeline.travelTo(step - 1);
            watcher.begin();
            timeline.replay(step, watcher);
            meetings.forEach(meeting -> Counts.met(meeting, Counts.of(counts, meeting.id()))
                    .ifPresent(met -> reasons.add(meeting.reason().apply(met))));
        }
        if (reasons.isEmpty()) {
            reasons.add(new StopReason.StepDone());
        }
        counting.put(counts);
        return new Stop(step, reasons);
    }

    /** The last step before the cursor at which one of some instructions was executed by a call of a depth. */
    OptionalLong lastExecuted(Set<CodePoint> places, int depth, Progress progress) {
        machine.setGuards(points.guards(places));
        BackSearch search = new BackSearch(
                machine,
                new Points(),
                new HashMap<>(),
                () -> machine.depth() == depth && Lookout.standsAtOneOf(machine, places));
        return timeline.lookBack(search.watcher(), search, progress) ? search.found() : OptionalLong.empty();
    }
}
