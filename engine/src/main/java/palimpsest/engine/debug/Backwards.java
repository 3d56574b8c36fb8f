package palimpsest.engine.debug;

import java.util.OptionalLong;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.StopTest;
import palimpsest.engine.timeline.Timeline;

/** The motions of a {@link Debugger} back along a timeline. They move its cursor; nothing is cut off, no hit is counted. */
public final class Backwards {

    private final Machine machine;
    private final Timeline timeline;
    private final Debugger debugger;

    /** Goes back along the timeline of the debugger's machine. */
    public Backwards(Machine machine, Timeline timeline, Debugger debugger) {
        this.machine = machine;
        this.timeline = timeline;
        this.debugger = debugger;
    }

    /**
     * One step back, into calls.
     *
     * @return whether there was a step before
     */
    public boolean step() {
        return timeline.stepBack();
    }

    /**
     * One step back; a call that ended there is gone back over as a whole.
     *
     * @return whether there was a step before
     */
    public boolean over() {
        int depth = machine.depth();
        if (!timeline.stepBack()) {
            return false;
        }
        return machine.depth() <= depth || back(asked -> asked.depth() <= depth);
    }

    /**
     * Back to the call that the current function was called by.
     *
     * @return whether a function of a module called it; else the cursor stays
     */
    public boolean out() {
        int depth = machine.depth();
        return back(asked -> asked.depth() < depth);
    }

    /**
     * Back to the previous breakpoint in the code whose condition holds.
     *
     * @return whether there was one; else the cursor stays
     */
    public boolean run() {
        return back(asked -> debugger.breaksHere());
    }

    private boolean back(StopTest test) {
        OptionalLong found = timeline.runBackUntil(test, share -> true);
        return found.isPresent();
    }
}
