package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.StopTest;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/** Moves the cursor of an execution along its record. */
final class Traveller {

    /** A longer way is compared afterwards, a shorter one is listened to. */
    private static final long LISTENED = 200_000;

    private final Execution execution;
    private final Machine machine;
    private final Timeline timeline;
    private final Progress progress;

    /** @param progress is told the share of a long way, and may end it */
    Traveller(Execution execution, Progress progress) {
        this.progress = progress;
        this.execution = execution;
        this.machine = execution.machine();
        this.timeline = execution.timeline();
    }

    StopView travelTo(long step) {
        long target = Math.max(timeline.start(), Math.min(timeline.end(), step));
        move(target);
        return view(StopView.Kind.TRAVELLED);
    }

    private void move(long target) {
        long from = timeline.cursor();
        execution.since().leaveUnheard(target < from);
        if (target > from && target - from <= LISTENED) {
            timeline.writes(from, target, execution.since().listener());
        }
        execution.debugger().travelTo(target);
    }

    StopView go(Going going) {
        long from = timeline.cursor();
        if (going.backwards()) {
            execution.since().leaveUnheard(true);
            back(going);
        } else {
            forward(going);
        }
        boolean moved = timeline.cursor() != from;
        if (timeline.cursor() == timeline.start() && !moved) {
            return view(StopView.Kind.START);
        }
        return view(timeline.atEnd() ? StopView.Kind.END : StopView.Kind.DONE);
    }

    private void forward(Going going) {
        int depth = machine.depth();
        switch (going) {
            case INTO -> move(timeline.cursor() + 1);
            case OVER -> {
                move(timeline.cursor() + 1);
                if (machine.depth() > depth) {
                    until(asked -> asked.depth() <= depth);
                }
            }
            case OUT -> until(asked -> asked.depth() < depth);
            default -> move(timeline.end());
        }
    }

    private void until(StopTest test) {
        execution.since().leaveUnheard(false);
        timeline.runUntil(timeline.end() - timeline.cursor(), test);
    }

    private void back(Going going) {
        Motion motion = switch (going) {
            case BACK -> Motion.INTO;
            case BACK_OVER -> Motion.OVER;
            case BACK_OUT -> Motion.OUT;
            default -> Motion.RUN;
        };
        execution.debugger().back(motion, progress);
    }

    private StopView view(StopView.Kind kind) {
        String words = switch (kind) {
            case START -> "Nothing was before this step.";
            case END -> "This is the end of the record.";
            default -> "";
        };
        Optional<Place> place =
                new Sight(execution).frames().stream().findFirst().map(FrameView::place);
        return new StopView(kind, words, place, List.of());
    }
}
