package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Recorder;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;

/**
 * All steps of a machine since the recording began, with a cursor. At the end of the record the machine is used as always
 * and the record grows. Moving the cursor into the past makes the machine and its store what they were; there the machine
 * refuses to act until {@link #cut} or until the cursor is back at the end.
 *
 * <p>The state at step <i>k</i> is the one before step <i>k</i> is done, and after everything before it, what takes no step
 * included. Replay never calls the host: what it gave is on record. Structures and arrays that it got as arguments or
 * results, or by {@link Machine#take} out of globals and tables, kept and gave back are known again, whatever moment a replay
 * begins at. Listeners of the store hear nothing of a replay. All methods belong to the machine's thread.
 */
public final class Timeline {

    /** After so many replayed steps somebody looks whether to go on: a few milliseconds. */
    private static final long LOOK = 1_000_000;

    /** After so many actions of the host in a row somebody looks whether a checkpoint is due: about a millisecond. */
    private static final int ACTIONS = 4096;

    /** Nanoseconds that a journey may take longer so that later ones are short. */
    private static final long CHEAP = 4_000_000;

    /** Bytes that are told apart when asked which were written. */
    private static final long NEAR = 1L << 8;

    private final Machine machine;
    private final TimelineLimits limits;
    private final Tape tape = new Tape();
    private final Replay replay;
    private final List<MemoryInstance> given;
    private final Checkpoints checkpoints;
    private final Trail trail = new Trail();
    /** A moment not far before the cursor that goes on holding when the trail does not, where that costs little. */
    private Optional<Moment> anchor = Optional.empty();

    private final Chronicle chronicle;
    private final Recording recording = new Recording();
    private Pace pace;

    /** The state at the end of the record, while the cursor is in the past. */
    private Optional<Moment> present = Optional.empty();

    /** Begins to record a machine as it is now, within {@link TimelineLimits#USUAL}. */
    public Timeline(Machine machine) {
        this(machine, TimelineLimits.USUAL);
    }

    /** Begins to record a machine as it is now. */
    public Timeline(Machine machine, TimelineLimits limits) {
        this.machine = machine;
        this.limits = limits;
        this.given = List.copyOf(machine.store().memories());
        this.replay = new Replay(machine, tape);
        this.checkpoints = new Checkpoints(limits.budget(), replay.checkpoint());
        this.chronicle = new Chronicle(machine);
        this.pace = new Pace(limits, machine.step(), 0);
        machine.setRecorder(recording);
    }

    /**
     * Records a machine while it does what somebody tells that another one did: calls of the host's functions are not made,
     * what they gave is told.
     *
     * @param machine one that has done nothing yet
     * @param told all actions, in order
     * @param end how far to go
     * @return empty if the progress ended it
     * @throws IllegalStateException if the machine does not come to where an action was done
     */
    public static Optional<Timeline> replayed(
            Machine machine, TimelineLimits limits, List<ToldAction> told, long end, Progress progress) {
        Timeline timeline = new Timeline(machine, limits);
        for (ToldAction next : told) {
            if (!timeline.follow(next.step(), end, progress)) {
                return Optional.empty();
            }
            next.act().accept(machine);
            timeline.chronicle.look();
        }
        return timeline.follow(end, end, progress) ? Optional.of(timeline) : Optional.empty();
    }

    private boolean follow(long step, long end, Progress progress) {
        do {
            long next = Math.max(machine.step(), Math.min(step, machine.step() + LOOK));
            replay.silently(() -> {
                replay.play(Math.min(next, Math.max(machine.step(), pace.next())));
                return true;
            });
            recording.passes(machine);
            if (!progress.goesOn(end == 0 ? 1 : (double) machine.step() / end)) {
                return false;
            }
        } while (machine.step() < step);
        return true;
    }

    /** Writes down what comes from the host, and makes checkpoints. */
    private final class Recording implements Recorder {
        private long saved;

        @Override
        public void acts(long step, HostAction action) {
            if (!replay.underWay()) {
                mustBeAtTheEnd();
                chronicle.acts(step, action);
                tape.add(step, action);
                replay.acted();
            }
        }

        @Override
        public void writes(long step, MemoryInstance memory, long address, byte[] bytes, String place) {
            if (!replay.underWay()) {
                mustBeAtTheEnd();
                if (replay.done() % ACTIONS == 0) {
                    // The machine does not run meanwhile.
                    passes(machine);
                }
                chronicle.writes(step, memory, address, bytes, place);
                tape.write(step, memory, address, bytes, place);
                replay.acted();
            }
        }

        @Override
        public void reads(long step, MemoryInstance memory, long address, long count, String place) {
            if (!replay.underWay() && count > 0) {
                mustBeAtTheEnd();
                if (tape.read(step, memory, address, count, place)) {
                    replay.acted();
                }
            }
        }

        @Override
        public long passes(Machine running) {
            mustBeAtTheEnd();
            chronicle.look();
            if (pace.due(running.step(), replay.done(), price())) {
                long start = System.nanoTime();
                checkpoints.grow(saved() - saved);
                forgetSaved();
                checkpoints.add(replay.checkpoint());
                chronicle.closed();
                pace.made(running.step(), System.nanoTime() - start);
            }
            return pace.next();
        }

        /** What has been saved up to now does not count as the record's. */
        void forgetSaved() {
            saved = saved();
        }

        private long saved() {
            long bytes = 0;
            for (MemoryInstance memory : machine.store().memories()) {
                bytes += memory.memory().bytesSaved();
            }
            return bytes;
        }

        private long price() {
            long nanos = 0;
            for (MemoryInstance memory : machine.store().memories()) {
                nanos += memory.memory().nanosToKeep();
            }
            return nanos;
        }
    }

    private void mustBeAtTheEnd() {
        if (present.isPresent()) {
            throw new IllegalStateException("the cursor is at step " + machine.step()
                    + ", and the record goes on to step " + end() + ": cut the future off first, or go to its end");
        }
    }

    // ---- Where

    /** The machine whose time this is. */
    public Machine machine() {
        return machine;
    }

    /** The memories that were there when the record began. */
    public List<MemoryInstance> given() {
        return given;
    }

    /** Everything the host did since then, in order; it grows with the record and is not to be changed. */
    public List<TapeEntry> tape() {
        return Collections.unmodifiableList(tape);
    }

    /** The index on the tape of the first action that is not before a step. */
    public int firstAction(long step) {
        return tape.first(step);
    }

    /** The instances that the host has begun to instantiate at a step or before, in order. */
    public List<ModuleInstance> instances(long step) {
        List<ModuleInstance> begun = new ArrayList<>();
        for (TapeEntry entry : tape.others()) {
            if (entry.step() <= step && entry.action() instanceof HostAction.Instantiate instantiation) {
                begun.add(instantiation.instance());
            }
        }
        return begun;
    }

    /** How many reads of the host are not on the tape, because there were too many: {@value Tape#MOST_READS} at most are. */
    public long readsLeftOut() {
        return tape.readsLeftOut();
    }

    /** The whole record from far away. It is known at once, and the same object until there is more. */
    public Overview overview() {
        if (atEnd()) {
            chronicle.look();
        }
        return chronicle.overview();
    }

    /** The first step of the record. */
    public long start() {
        return checkpoints.get(0).step();
    }

    /** The step that the machine stands before. */
    public long cursor() {
        return machine.step();
    }

    /** How far the record goes: the number of the first step that has never been done. */
    public long end() {
        return present.map(Moment::step).orElseGet(machine::step);
    }

    /** Whether the machine may act. */
    public boolean atEnd() {
        return present.isEmpty();
    }

    /** Whether the byte budget was reached, so that travelling to old steps takes longer. */
    public boolean thinned() {
        return checkpoints.thinned();
    }

    /** About how many bytes of Java's memory the checkpoints take. */
    public long bytes() {
        long marks = 0;
        for (MemoryInstance memory : machine.store().memories()) {
            marks += memory.memory().markBytes();
        }
        return checkpoints.bytes() + marks + tape.bytes();
    }

    /** About how many bytes of Java's memory the tape takes. */
    public long tapeBytes() {
        return tape.bytes();
    }

    /** The steps of the checkpoints, oldest first. */
    public List<Long> checkpoints() {
        return java.util.stream.IntStream.range(0, checkpoints.count())
                .mapToObj(i -> checkpoints.get(i).step())
                .toList();
    }

    // ---- Travelling

    /**
     * Moves the cursor.
     *
     * @throws IndexOutOfBoundsException if the step is not between {@link #start} and {@link #end}
     */
    public void travelTo(long step) {
        travelTo(step, Progress.NONE);
    }

    /**
     * Moves the cursor; if that is ended, it stays where it was.
     *
     * @return whether it came there
     * @throws IndexOutOfBoundsException if the step is not between {@link #start} and {@link #end}
     */
    public boolean travelTo(long step, Progress progress) {
        if (step < start() || step > end()) {
            throw new IndexOutOfBoundsException("step " + step + " is not between " + start() + " and " + end());
        }
        if (step == end()) {
            travelToEnd();
            return true;
        }
        boolean wasAtEnd = atEnd();
        long cursor = machine.step();
        leaveEnd();
        boolean came = replay.silently(() -> approach(base(step, false), step, progress));
        if (!came && wasAtEnd) {
            travelToEnd();
        } else if (!came) {
            // Seldom: to keep what would be lost costs more than to come here again.
            replay.silently(() -> approach(base(cursor, false), cursor, Progress.NONE));
        }
        return came;
    }

    /**
     * The best moment to go to a step from.
     *
     * @param byStep whether it is a single step back, so that more of them are likely to follow: they shall not have to
     *     begin a new way at a checkpoint that is near
     */
    private Moment base(long step, boolean byStep) {
        int index = checkpoints.before(step);
        Moment checkpoint = checkpoints.get(index);
        Optional<Moment> near = near(step)
                .or(() -> anchor.filter(each -> each.step() <= step))
                .filter(each -> each.step() > checkpoint.step() || step - each.step() <= 2 * Trail.LENGTH);
        if (near.isPresent()) {
            return near.get();
        }
        boolean tooNear = byStep && index > 0 && step - checkpoint.step() < Trail.LENGTH;
        return tooNear ? checkpoints.get(index - 1) : checkpoint;
    }

    /** The best moment of the trail to go to a step from, if it is on the trail. */
    private Optional<Moment> near(long step) {
        return trail.before(step).filter(each -> step - each.step() <= 2 * Trail.LENGTH);
    }

    private boolean approach(Moment base, long step, Progress progress) {
        long cursor = machine.step();
        if (cursor > step || cursor < base.step()) {
            replay.restore(base);
        }
        long from = machine.step();
        BooleanSupplier goesOn = () -> progress.goesOn((double) (machine.step() - from) / (step - from));
        for (long stop : Trail.on(from, step)) {
            if (!replay.play(stop, goesOn) || !goesOn.getAsBoolean()) {
                return false;
            }
            if (step - stop > Trail.LENGTH / 2 && recording.price() < CHEAP) {
                anchor = Optional.of(replay.moment());
            }
            trail.add(replay.brief());
        }
        return replay.play(step, goesOn);
    }

    /** Moves the cursor to the end of the record, where the machine may act again. */
    public void travelToEnd() {
        if (present.isPresent()) {
            replay.restore(present.get());
            present = Optional.empty();
            checkpoints.recount();
            recording.forgetSaved();
            chronicle.closed();
        }
    }

    /**
     * Moves the cursor one step back.
     *
     * @return whether there was a step before
     */
    public boolean stepBack() {
        if (machine.step() == start()) {
            return false;
        }
        long step = machine.step() - 1;
        leaveEnd();
        replay.silently(() -> approach(base(step, true), step, Progress.NONE));
        return true;
    }

    /** Cuts off what was recorded after the cursor, so that the machine may act from here. */
    public void cut() {
        if (present.isEmpty()) {
            return;
        }
        present = Optional.empty();
        machine.forget(tape.cut(replay.done()));
        chronicle.cut(tape);
        trail.clear();
        anchor = Optional.empty();
        machine.forgetBriefCheckpoints();
        checkpoints.cut(machine.step());
        recording.forgetSaved();
        pace = new Pace(limits, checkpoints.last().step(), replay.done());
    }

    // ---- Running

    /**
     * Goes at most so many steps forward: along the record, and at its end as the machine does.
     *
     * @return within the record that it paused, even where a call ended
     */
    public Outcome run(long steps) {
        long target = after(steps);
        if (present.isPresent()) {
            travelTo(Math.min(target, end()));
            if (machine.step() == target || !machine.busy()) {
                return new Outcome.Paused(Outcome.Reason.LIMIT);
            }
        }
        return machine.run(target - machine.step());
    }

    private long after(long steps) {
        return machine.step() + Math.min(steps, Long.MAX_VALUE - machine.step());
    }

    // ---- Watching the past

    /**
     * Goes on along the record to a step, within it, and asks an overseer as a running machine asks its supervisor; where
     * nothing is under way, and where something failed, after each action of the host.
     *
     * @return whether the overseer stopped it
     */
    public boolean replay(long to, Supervisor overseer) {
        return replay(overseer, () -> replay.play(to, overseer));
    }

    /** Like {@link #replay(long, Supervisor)}, and tells a listener of all writes and growths. */
    public boolean replay(long to, Supervisor overseer, WriteListener listener) {
        return replay(overseer, () -> {
            machine.store().listen(listener);
            try {
                return replay.play(to, overseer);
            } finally {
                machine.store().unlisten(listener);
            }
        });
    }

    private boolean replay(Supervisor overseer, BooleanSupplier work) {
        leaveEnd();
        boolean stopped = overseen(overseer, work);
        if (stopped) {
            // What takes no step at the place belongs to the moment.
            long here = machine.step();
            replay.silently(() -> replay.play(here, Supervisor.NONE));
        }
        if (machine.step() == end()) {
            travelToEnd();
        }
        return stopped;
    }

    /**
     * Replays the stretches between checkpoints before the cursor, the latest first, until the visitor has enough. The
     * cursor comes back to where it was.
     *
     * @param overseer is asked as in {@link #replay}; it should stop nothing
     * @param progress is told the share of the way to the start that is done
     * @return whether it was not ended before
     */
    public boolean lookBack(Supervisor overseer, Stretches visitor, Progress progress) {
        long cursor = machine.step();
        boolean wasAtEnd = atEnd();
        Moment here = here();
        long to = cursor;
        boolean goesOn = true;
        boolean more = true;
        while (to > start() && goesOn && more) {
            Moment from = checkpoints.get(checkpoints.before(to - 1));
            long first = from.step();
            long seen = cursor - to;
            replay.restore(from);
            visitor.begins(first, to);
            goesOn = stretch(to, overseer, () -> {
                double share = (double) (seen + machine.step() - first) / (cursor - start());
                return progress.goesOn(share);
            });
            more = goesOn && visitor.goesOn(first, to);
            to = first;
        }
        comeBack(here, wasAtEnd);
        return goesOn;
    }

    private boolean stretch(long to, Supervisor overseer, BooleanSupplier goesOn) {
        return overseen(overseer, () -> {
            do {
                replay.play(Math.min(to, machine.step() + LOOK), overseer);
                if (!goesOn.getAsBoolean()) {
                    return false;
                }
            } while (machine.step() < to);
            return true;
        });
    }

    private boolean overseen(Supervisor overseer, BooleanSupplier work) {
        machine.setOverseer(overseer);
        try {
            return replay.silently(work::getAsBoolean);
        } finally {
            machine.setOverseer(Supervisor.NONE);
        }
    }

    /** Does work that moves the cursor within the record, then brings it back to where it was. */
    public <T> T excursion(Supplier<T> work) {
        boolean wasAtEnd = atEnd();
        Moment here = here();
        try {
            return work.get();
        } finally {
            leaveEnd();
            comeBack(here, wasAtEnd);
        }
    }

    /**
     * Whether some bytes may have been written in a stretch between checkpoints: false is certain.
     *
     * @param stretch its index among {@link #checkpoints()}; the last stretch goes on to the end of the record
     */
    public boolean mayHaveWritten(int stretch, int memory, long address, long count) {
        if (stretch + 1 >= checkpoints.count() && present.isEmpty()) {
            return true;
        }
        Moment after = stretch + 1 < checkpoints.count() ? checkpoints.get(stretch + 1) : present();
        for (long at = address; at < address + count; at += NEAR) {
            if (after.checkpoint().wroteNear(memory, at)) {
                return true;
            }
        }
        return after.checkpoint().wroteNear(memory, address + count - 1);
    }

    // ---- Writes

    /** Tells a listener of all writes and growths of the steps from {@code from} to before {@code to}, in order. */
    public void writes(long from, long to, WriteListener listener) {
        writes(from, to, listener, Progress.NONE);
    }

    /**
     * Tells a listener of all writes and growths of the steps from {@code from} to before {@code to}, in order. The cursor
     * stays.
     *
     * @return whether it was not ended before
     */
    public boolean writes(long from, long to, WriteListener listener, Progress progress) {
        boolean wasAtEnd = atEnd();
        Moment here = here();
        boolean came = travelTo(from, share -> progress.goesOn(0));
        if (came && from < to) {
            came = replay.silently(() -> {
                machine.store().listen(listener);
                try {
                    return replay.play(to, () -> progress.goesOn((double) (machine.step() - from) / (to - from)));
                } finally {
                    machine.store().unlisten(listener);
                }
            });
        }
        comeBack(here, wasAtEnd);
        return came;
    }

    /** A search for all writes of a byte before the cursor, newest first. */
    public WriterSearch writersOf(int memory, long address) {
        return new WriterSearch(
                this,
                replay,
                checkpoints,
                machine.store().memories().get(memory).memory(),
                address);
    }

    // ---- Where to come back to

    Moment here() {
        leaveEnd();
        return replay.moment();
    }

    void comeBack(Moment moment, boolean toTheEnd) {
        if (toTheEnd) {
            travelToEnd();
            return;
        }
        Optional<Moment> near = near(moment.step());
        if (near.isPresent()) {
            // The trail goes on holding.
            replay.silently(() -> approach(near.get(), moment.step(), Progress.NONE));
        } else {
            replay.restore(moment);
        }
    }

    private Moment leaveEnd() {
        if (present.isEmpty()) {
            chronicle.look();
            present = Optional.of(replay.moment());
        }
        return present.get();
    }

    Moment present() {
        return present.orElseThrow();
    }
}
