package palimpsest.engine.timeline;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.memory.WriteListener;

/** Plays a record on its machine. */
final class Replay {

    /** After so many replayed steps a long replay asks whether to go on: a few milliseconds. */
    private static final long PORTION = 4_000_000;

    private final Machine machine;
    private final Tape tape;
    /** How many of the host's actions are done. */
    private int done;

    private boolean underWay;

    Replay(Machine machine, Tape tape) {
        this.machine = machine;
        this.tape = tape;
    }

    /** Whether it plays now, so that what the machine does is not new. */
    boolean underWay() {
        return underWay;
    }

    int done() {
        return done;
    }

    /** The host acts for the first time. */
    void acted() {
        done++;
    }

    /** A moment to keep that begins a new interval. */
    Moment checkpoint() {
        return new Moment(machine.checkpoint(true, false), done);
    }

    /** A moment to keep within an interval. */
    Moment moment() {
        return new Moment(machine.checkpoint(false, false), done);
    }

    /** A moment within an interval that holds while the machine is about there. */
    Moment brief() {
        return new Moment(machine.checkpoint(false, true), done);
    }

    void restore(Moment moment) {
        machine.restore(moment.checkpoint());
        done = moment.actions();
    }

    /** Does something during which the store's listeners hear nothing. */
    <T> T silently(Supplier<T> work) {
        List<WriteListener> silent = machine.store().silence();
        boolean outer = underWay;
        underWay = true;
        try {
            return work.get();
        } finally {
            underWay = outer;
            silent.forEach(machine.store()::listen);
        }
    }

    /** Plays on to a step. */
    void play(long target) {
        play(target, Supervisor.NONE);
    }

    /**
     * Plays on to a step, and asks now and then whether to.
     *
     * @return whether it came there
     */
    boolean play(long target, BooleanSupplier goesOn) {
        do {
            play(Math.min(target, machine.step() + PORTION));
            if (machine.step() < target && !goesOn.getAsBoolean()) {
                return false;
            }
        } while (machine.step() < target);
        return true;
    }

    /**
     * Plays on to a step.
     *
     * @return whether the overseer stopped it before
     */
    boolean play(long target, Supervisor overseer) {
        boolean alone = overseer == Supervisor.NONE;
        while (true) {
            boolean more = done < tape.size();
            long limit = more ? Math.min(target, tape.get(done).step()) : target;
            boolean ended = false;
            if (machine.busy()) {
                Outcome outcome = machine.replay(limit - machine.step());
                ended = outcome instanceof Outcome.Finished;
                if ((machine.step() < target || overseer != Supervisor.NONE)
                        && outcome instanceof Outcome.Paused paused
                        && paused.reason() == Outcome.Reason.CONDITION) {
                    return true;
                }
            }
            if ((ended || !machine.busy() || machine.failed()) && overseer.stop(machine)) {
                return true;
            }
            long step = machine.step();
            if (step < limit && ended && machine.busy()) {
                // A call that began while another waited is over, and has notified that one: it just goes on.
                continue;
            }
            boolean due = more && tape.get(done).step() == step;
            if (due && (step < target || !tape.get(done).action().isStep())) {
                boolean plain = act();
                while (alone && plain && isPlain(machine.step(), target)) {
                    plain = act();
                }
            } else if (step == target) {
                return false;
            } else if (step != limit || !due) {
                throw new IllegalStateException(
                        "the replay stands at step " + step + " and does not follow the record");
            }
        }
    }

    /** Does the next action again; whether it was one that leaves the machine standing where it stood. */
    private boolean act() {
        HostAction action = tape.get(done++).action();
        machine.apply(action);
        return isPlain(action);
    }

    private static boolean isPlain(HostAction action) {
        return action instanceof HostAction.Write || action instanceof HostAction.Read;
    }

    /** Whether such an action comes next, before a step or without one. */
    private boolean isPlain(long step, long target) {
        if (done == tape.size() || tape.get(done).step() != step) {
            return false;
        }
        HostAction action = tape.get(done).action();
        return isPlain(action) && (step < target || !action.isStep());
    }
}
