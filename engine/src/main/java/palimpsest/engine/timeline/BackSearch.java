package palimpsest.engine.timeline;

import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.StopTest;
import palimpsest.engine.exec.Supervisor;

/** Looks for the last place in an interval at which a test says to stop. */
final class BackSearch {

    private static final long PORTION = 500_000;

    private final Machine machine;
    private final Replay replay;
    private final StopTest test;
    private final long whole;
    private final long cursor;
    private final Progress progress;
    private boolean ended;

    /** @param whole how many steps there are before the cursor, where the search began */
    BackSearch(Machine machine, Replay replay, StopTest test, long whole, long cursor, Progress progress) {
        this.machine = machine;
        this.replay = replay;
        this.test = test;
        this.whole = whole;
        this.cursor = cursor;
        this.progress = progress;
    }

    /** The last place from a moment to before a step; empty also if the search was ended. */
    OptionalLong last(Moment from, long to) {
        replay.restore(from);
        replay.play(machine.step());
        OptionalLong last = OptionalLong.empty();
        boolean looksHere = true;
        while (machine.step() < to) {
            if (looksHere && machine.beforeInstruction() && test.stop(machine)) {
                last = OptionalLong.of(machine.step());
            }
            long portion = Math.min(to, machine.step() + PORTION);
            boolean stopped = replay.play(portion, Optional.of(test), Supervisor.NONE);
            if (stopped) {
                last = OptionalLong.of(machine.step());
            }
            // Where it stopped it has looked; where a portion ended it has not.
            looksHere = !stopped;
            double done = whole == 0 ? 1 : (double) (cursor - to + machine.step() - from.step()) / whole;
            if (!stopped && !progress.goesOn(done)) {
                ended = true;
                return OptionalLong.empty();
            }
        }
        return last;
    }

    boolean ended() {
        return ended;
    }
}
