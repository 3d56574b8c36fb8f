package palimpsest.engine.debug;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/**
 * Moves a machine and its timeline's cursor, forwards and backwards, and stops at breakpoints and watchpoints. Forwards a
 * motion travels along the record first, without calling the host, and at its end the machine runs; backwards it only
 * travels. While nothing is armed and nothing is stepped, the machine runs as fast as without; else only guarded
 * instructions pay. Belongs to the machine's thread; {@link Machine#pause} may come from any.
 *
 * <p>Whoever moves the cursor or cuts the future does it here, so that hits are counted right.
 */
public final class Debugger {

    private final Machine machine;
    private final Timeline timeline;
    private final Points points = new Points();
    private final Counting counting;
    private final Forwards forwards;
    private final Backwards backwards;

    /** A debugger for a timeline and its machine; it becomes the machine's supervisor. */
    public Debugger(Timeline timeline) {
        this.machine = timeline.machine();
        this.timeline = timeline;
        this.counting = new Counting(machine, timeline, points);
        this.forwards = new Forwards(machine, timeline, points, counting);
        this.backwards = new Backwards(machine, timeline, points, counting);
    }

    // ---- Breakpoints and watchpoints

    /** Arms a breakpoint or watchpoint, and gives the number that names it. Its hits are counted from here. */
    public int add(StopPoint point) {
        int id = points.newId();
        points.put(id, point);
        begin(id);
        guard();
        return id;
    }

    private void begin(int id) {
        // What is not told yet will be met.
        long here = timeline.cursor();
        counting.begin(id, forwards.isTold() ? here : Math.max(timeline.start(), here - 1));
    }

    /** Replaces one by another, which keeps the number and the count of hits. */
    public void replace(int id, StopPoint point) {
        points.put(id, point);
        counting.changed(id);
        guard();
    }

    public void remove(int id) {
        points.remove(id);
        counting.forget(id);
        guard();
    }

    private void guard() {
        machine.setGuards(points.guards(forwards.target()));
    }

    /** All by their numbers. */
    public SortedMap<Integer, StopPoint> points() {
        return points.all();
    }

    /**
     * How often one was met between the place where it was armed and the cursor. Empty where that is not known: after a far
     * journey by {@link #travelTo}, until a motion comes by a place where it is.
     */
    public OptionalLong hits(int id) {
        OptionalLong count = counting.at(id);
        return count.isPresent() ? OptionalLong.of(Math.abs(count.getAsLong())) : count;
    }

    /** Counts hits from here. */
    public void forgetHits() {
        points.all().keySet().forEach(this::begin);
    }

    // ---- Forwards

    /** Goes on until there is a reason to stop. */
    public Stop go(Motion motion) {
        return go(motion, Long.MAX_VALUE);
    }

    /** Like {@link #go(Motion)}, and stops with {@link StopReason.PortionDone} after about so many steps. */
    public Stop go(Motion motion, long steps) {
        forwards.begin(motion);
        return forwards.goOn(steps);
    }

    /** Goes on with a motion that is not done. */
    public Stop goOn(long steps) {
        return forwards.goOn(steps);
    }

    /**
     * Like {@link #go(Motion)}, and may be ended, with {@link StopReason.Cancelled}.
     *
     * @param progress is told the share of the record that lies behind, which is 1 while the machine makes new steps
     */
    public Stop go(Motion motion, Progress progress) {
        Stop stop = go(motion, PORTION);
        while (stop.reason() instanceof StopReason.PortionDone) {
            long length = timeline.end() - timeline.start();
            double share = timeline.atEnd() ? 1 : (double) (timeline.cursor() - timeline.start()) / length;
            if (!progress.goesOn(share)) {
                forwards.end();
                return new Stop(timeline.cursor(), new StopReason.Cancelled());
            }
            stop = goOn(PORTION);
        }
        return stop;
    }

    /** So many steps take milliseconds. */
    private static final long PORTION = 1_000_000;

    // ---- Backwards

    /**
     * Goes back until there is a reason to stop: where the motion leads, where something armed is met, or at the start of
     * the record. {@link Motion#INTO} goes back one step; {@link Motion#OVER} too, but over a call that ended there as a
     * whole; {@link Motion#OUT} to the call of the current function; {@link Motion#RUN} to the last place where something
     * armed is met; {@link Motion#to} also to one of some instructions. Nothing is cut off.
     *
     * @param progress is told how much of the past has been searched; where it ends that, the cursor stays
     */
    public Stop back(Motion motion, Progress progress) {
        forwards.end();
        Stop stop = backwards.go(motion, progress);
        guard();
        forwards.arrived();
        return stop;
    }

    /** Like {@link #back(Motion, Progress)}, to the end. */
    public Stop back(Motion motion) {
        return back(motion, Progress.NONE);
    }

    // ---- Otherwise

    /**
     * Moves the cursor.
     *
     * @throws IndexOutOfBoundsException if the step is not in the record
     */
    public Stop travelTo(long step) {
        return travelTo(step, Progress.NONE);
    }

    /**
     * Moves the cursor; if the progress ends that, it stays where it was.
     *
     * @throws IndexOutOfBoundsException if the step is not in the record
     */
    public Stop travelTo(long step, Progress progress) {
        forwards.end();
        boolean came = timeline.travelTo(step, progress);
        forwards.arrived();
        if (!came) {
            return new Stop(timeline.cursor(), new StopReason.Cancelled());
        }
        if (step == timeline.start()) {
            return new Stop(step, new StopReason.StartOfRecord());
        }
        return new Stop(step, step == timeline.end() ? forwards.endOfRecord() : new StopReason.StepDone());
    }

    /** Moves the cursor to the start of the record, from where all can be gone through once more. Nothing is cut off. */
    public Stop restart() {
        return travelTo(timeline.start());
    }

    /** Cuts off what comes after the cursor, so that the machine may act from here. */
    public void cut() {
        forwards.end();
        timeline.cut();
        counting.cut();
        forwards.arrived();
    }

    /**
     * What the host has met by an action of its own while nothing was under way, such as an edit: whoever acted asks right
     * after it.
     */
    public Optional<Stop> afterHostAction() {
        return forwards.afterHostAction();
    }

    /**
     * The step at which one of some instructions was executed last in a call that is in progress, such as the one that left
     * an operand on the stack. The cursor stays.
     *
     * @param places of {@link Operands}
     * @param depth the {@link Machine#depth} of the call
     */
    public OptionalLong lastExecuted(Set<CodePoint> places, int depth, Progress progress) {
        forwards.end();
        OptionalLong step = backwards.lastExecuted(places, depth, progress);
        guard();
        forwards.arrived();
        return step;
    }

    /**
     * Says who decides how to go on when execution stops inside a function of the host: in a call that it made, or after an
     * action of its own. The host function waits meanwhile, on the same thread. Without anybody it runs on, and what its
     * own actions met is told when it returns. The decider may look, travel, and go back and forth within the record; the
     * machine goes on from the record's end.
     */
    public void whenStoppedInside(Function<Stop, Motion> decider) {
        forwards.whenStoppedInside(decider);
    }

    // ---- A host that acts by itself

    /**
     * The host is about to act by itself on the machine's thread, like a script, and goes on as a motion says: where it
     * stops is decided as {@link #whenStoppedInside} says. The cursor must be at the end of the record.
     */
    public void begin(Motion motion) {
        forwards.begin(motion);
    }

    /**
     * Runs what such a host, or a function of the host that is under way, has just begun to its end. Only
     * {@link Machine#pause} ends it before: it is the host's own wish then.
     *
     * @param portions how many steps to take before {@code between} may look around
     */
    public Outcome finishInside(LongSupplier portions, Runnable between) {
        return forwards.finishInside(portions, between);
    }

    /** Such a host has done something, like a write: stops there if the motion or something armed says so. */
    public void actedInside() {
        forwards.actedInside();
    }

    /** Stops such a host, or a function of the host that is under way, whatever the motion. */
    public void pauseInside() {
        forwards.pauseInside();
    }
}
