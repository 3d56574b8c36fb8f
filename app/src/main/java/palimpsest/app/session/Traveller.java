package palimpsest.app.session;

import java.util.Optional;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.debug.Stop;
import palimpsest.engine.debug.StopReason;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/** Moves the cursor of an execution along its record: back, or to a step. */
final class Traveller {

    private final Execution execution;
    private final Timeline timeline;
    private final Progress progress;

    /** @param progress is told the share of a long way, and may end it */
    Traveller(Execution execution, Progress progress) {
        this.execution = execution;
        this.timeline = execution.timeline();
        this.progress = progress;
    }

    /** To a step, or to the end of the record that is nearer to it. */
    Stop travelTo(long step) {
        long target = Math.max(timeline.start(), Math.min(timeline.end(), step));
        long from = timeline.cursor();
        execution.since().leaveUnheard(target < from);
        Stop stop = execution.debugger().travelTo(target, progress);
        hear(execution, from);
        return stop;
    }

    Stop back(Motion motion) {
        execution.since().leaveUnheard(true);
        return execution.debugger().back(motion, progress);
    }

    /** Back from line to line. */
    Stop back(LineWalk walk) {
        Stop stop = back(walk.first());
        Optional<Motion> next = walk.next();
        while (stop.reason() instanceof StopReason.StepDone && next.isPresent()) {
            stop = execution.debugger().back(next.get(), progress);
            next = walk.next();
        }
        return stop.reason() instanceof StopReason.StepDone ? toBeginning(walk, stop) : stop;
    }

    /** From the last part of a line to its first. */
    private Stop toBeginning(LineWalk walk, Stop last) {
        Optional<SourceStops.Stop> line = walk.here();
        int depth = execution.machine().depth();
        Stop first = last;
        Stop stop = last;
        while (line.isPresent() && stop.reason() instanceof StopReason.StepDone && walk.isOn(line.get(), depth)) {
            if (walk.here().isPresent()) {
                first = stop;
            }
            stop = execution.debugger().back(walk.first(), progress);
        }
        boolean ended = stop.reason() instanceof StopReason.Cancelled;
        return ended || timeline.cursor() == first.step()
                ? stop
                : execution.debugger().travelTo(first.step(), progress);
    }

    /** After a way forward along the record: a short one is gone once more, to hear of all its writes. */
    static void hear(Execution execution, long from) {
        long to = execution.timeline().cursor();
        if (to > from && to - from <= Since.HEARD_AGAIN) {
            execution.timeline().writes(from, to, execution.since().listener());
        }
    }
}
