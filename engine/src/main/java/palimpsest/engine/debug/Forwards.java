package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/** The motions forwards, along the record and beyond it. */
final class Forwards {

    private final Machine machine;
    private final Timeline timeline;
    private final Points points;
    private final Counting counting;
    private final Lookout lookout;
    private final Asked asked = new Asked();
    private Optional<Function<Stop, Motion>> decider = Optional.empty();
    /** How many functions of the host wait for the decider. */
    private int inside;

    private Motion motion = Motion.RUN;
    private long fromStep;
    private int fromDepth;
    private boolean stepping;
    /** The step at which it stopped last: what stands there is known. */
    private long told = -1;

    private List<StopReason> found = List.of();
    private Optional<Outcome> failure = Optional.empty();
    private long failedAt = -1;
    private Map<Integer, Long> counts = new HashMap<>();

    Forwards(Machine machine, Timeline timeline, Points points, Counting counting) {
        this.machine = machine;
        this.timeline = timeline;
        this.points = points;
        this.counting = counting;
        this.lookout = new Lookout(machine, points);
        machine.setSupervisor(asked);
    }

    void whenStoppedInside(Function<Stop, Motion> newDecider) {
        decider = Optional.of(newDecider);
        machine.setNestedPause(paused -> pausedInside());
    }

    /** The places of the code that the motion leads to. */
    Set<CodePoint> target() {
        return motion.points();
    }

    /** Whether what stands here is known, so that it is not met any more. */
    boolean isTold() {
        return told == machine.step();
    }

    /** The cursor has come here by another way: what stands here is known. */
    void arrived() {
        told = machine.step();
    }

    // ---- Going

    void begin(Motion newMotion) {
        counting.ensure(Progress.NONE);
        plan(newMotion);
    }

    private void plan(Motion newMotion) {
        boolean tail = newMotion.kind() == Motion.Kind.OVER
                && machine.instruction().filter(in -> isTailCall(in.opcode())).isPresent();
        boolean reguard = !newMotion.points().equals(motion.points());
        motion = tail ? Motion.OUT : newMotion;
        fromStep = machine.step();
        fromDepth = machine.depth();
        found = List.of();
        counts = counting.here();
        lookout.begin(told == fromStep);
        if (reguard) {
            machine.setGuards(points.guards(motion.points()));
        }
        stepping = motion.kind() == Motion.Kind.INTO || motion.kind() == Motion.Kind.OVER;
        machine.unguardReturn();
        if (motion.kind() == Motion.Kind.OUT) {
            machine.guardReturn(fromDepth - 1);
        }
    }

    /** Nothing is under way any more. */
    void end() {
        machine.unguardReturn();
        stepping = false;
        boolean reguard = !motion.points().isEmpty();
        motion = Motion.RUN;
        if (reguard) {
            machine.setGuards(points.guards(Set.of()));
        }
    }

    private static boolean isTailCall(Opcode opcode) {
        return opcode == Opcode.RETURN_CALL
                || opcode == Opcode.RETURN_CALL_INDIRECT
                || opcode == Opcode.RETURN_CALL_REF;
    }

    Stop goOn(long steps) {
        long target = machine.step() + Math.min(steps, Long.MAX_VALUE - machine.step());
        if (!timeline.atEnd()) {
            if (timeline.replay(Math.min(target, timeline.end()), asked)) {
                return stopped(found);
            }
            if (!timeline.atEnd()) {
                counting.put(counts);
                return new Stop(machine.step(), new StopReason.PortionDone());
            }
        }
        if (!machine.busy() || inside > 0) {
            return stopped(List.of(endOfRecord()));
        }
        List<StopReason> reasons = reasons(machine.run(target - machine.step()));
        if (reasons.get(0) instanceof StopReason.PortionDone) {
            counting.put(counts);
            return new Stop(machine.step(), reasons);
        }
        return stopped(reasons);
    }

    /** The reason to stop at the end of the record: how the last call failed, if it did. */
    StopReason endOfRecord() {
        return machine.failed()
                ? reasons(machine.run(0)).get(0)
                : machine.waiting().isPresent() ? new StopReason.Waits() : new StopReason.EndOfRecord();
    }

    private Stop stopped(List<StopReason> reasons) {
        end();
        told = machine.step();
        lookout.begin(true);
        counting.put(counts);
        return new Stop(told, reasons);
    }

    private List<StopReason> reasons(Outcome outcome) {
        if (outcome instanceof Outcome.Paused paused) {
            return switch (paused.reason()) {
                case LIMIT -> List.of(new StopReason.PortionDone());
                case REQUESTED -> List.of(new StopReason.Paused());
                case CONDITION -> found;
            };
        } else if (outcome instanceof Outcome.Finished finished) {
            return List.of(new StopReason.Ended(finished.results()));
        } else if (outcome instanceof Outcome.Trapped trapped) {
            return List.of(new StopReason.Trapped(trapped.trap()));
        } else if (outcome instanceof Outcome.Threw threw) {
            return List.of(new StopReason.Threw(threw.exception(), threw.trap()));
        } else if (outcome instanceof Outcome.Exited exited) {
            return List.of(new StopReason.Exited(exited.code()));
        } else if (outcome instanceof Outcome.Waiting) {
            return List.of(new StopReason.Waits());
        }
        throw new AssertionError(outcome);
    }

    private void pausedInside() {
        List<StopReason> reasons = machine.waiting().isPresent()
                ? List.of(new StopReason.Waits())
                : found.isEmpty() ? List.of(new StopReason.Paused()) : found;
        Stop stop = stopped(reasons);
        inside++;
        try {
            Motion next = decider.orElseThrow().apply(stop);
            timeline.travelToEnd();
            begin(next);
        } finally {
            inside--;
        }
    }

    Optional<Stop> afterHostAction() {
        List<StopReason> reasons = stopping(lookout.look());
        return reasons.isEmpty() ? Optional.empty() : Optional.of(stopped(reasons));
    }

    // ---- A host that acts by itself

    Outcome finishInside(LongSupplier portions, Runnable between) {
        while (true) {
            Outcome outcome = machine.run(portions.getAsLong());
            if (outcome instanceof Outcome.Paused paused && paused.reason() == Outcome.Reason.LIMIT) {
                counting.put(counts);
                between.run();
            } else if (outcome instanceof Outcome.Paused paused && paused.reason() == Outcome.Reason.REQUESTED) {
                return outcome;
            } else if (outcome instanceof Outcome.Paused || outcome instanceof Outcome.Waiting) {
                pausedInside();
            } else if (outcome instanceof Outcome.Trapped trapped) {
                if (asked.pausesAt(trapped.trap())) {
                    pausedInside();
                }
                return outcome;
            } else {
                actedInside();
                return outcome;
            }
        }
    }

    void actedInside() {
        if (asked.pausesAfterAction(machine)) {
            pausedInside();
        }
    }

    void pauseInside() {
        found = List.of();
        pausedInside();
    }

    // ---- What the machine asks

    private final class Asked implements Supervisor {
        @Override
        public boolean everyStep() {
            return stepping || lookout.wantsEveryStep();
        }

        @Override
        public boolean stop(Machine asking) {
            return stop(false);
        }

        /** @param acted whether the host has just done something by itself, be anything under way or not */
        private boolean stop(boolean acted) {
            boolean past = !timeline.atEnd();
            List<StopReason> reasons = new ArrayList<>(stopping(lookout.look()));
            boolean stands = acted
                    || machine.beforeInstruction()
                    || machine.hostFunction().isPresent()
                    || (past
                            && (machine.failed()
                                    || !machine.busy()
                                    || machine.waiting().isPresent()));
            if (!stands) {
                stepping |= back();
            } else if (machine.step() != told && moved() && reasons.isEmpty()) {
                reasons.add(failure.filter(how -> failedAt == machine.step())
                        .map(how -> reasons(how).get(0))
                        .orElseGet(StopReason.StepDone::new));
            }
            found = reasons;
            if (!reasons.isEmpty()) {
                told = machine.step();
            }
            return !reasons.isEmpty();
        }

        @Override
        public void hostWrites(Machine writing, MemoryInstance memory, long address, byte[] bytes, String place) {
            lookout.hostWrites(memory, address, bytes, place);
        }

        @Override
        public void hostReads(Machine reading, MemoryInstance memory, long address, long count, String place) {
            lookout.hostReads(memory, address, count, place);
        }

        @Override
        public void hostGrew(Machine growing, MemoryInstance memory, long lengthBefore, String place) {
            lookout.hostGrew(memory, lengthBefore, place);
        }

        @Override
        public boolean pausesAfterAction(Machine acting) {
            // A script writes byte by byte; where nobody watches there is nothing to look at each time.
            boolean quiet = motion.kind() == Motion.Kind.RUN && lookout.heardNothing();
            return decider.isPresent() && !quiet && stop(true);
        }

        @Override
        public void failed(Machine failing, Outcome how) {
            lookout.failed(how);
            failure = Optional.of(how);
            failedAt = machine.step();
        }

        @Override
        public boolean pausesAt(Trap trap) {
            found = stopping(lookout.look());
            if (found.isEmpty() && moved()) {
                found = List.of(new StopReason.Trapped(trap));
            }
            return !found.isEmpty();
        }
    }

    /** Counts what is met, and gives the reasons to stop, what weighs most first. */
    private List<StopReason> stopping(List<Meeting> meetings) {
        List<StopReason> reasons = new ArrayList<>();
        for (Meeting meeting : meetings) {
            if (machine.step() > fromStep) {
                counts.computeIfPresent(meeting.id(), (id, count) -> count + 1);
            }
            Counts.met(meeting, Counts.of(counts, meeting.id()))
                    .ifPresent(met -> reasons.add(meeting.reason().apply(met)));
        }
        return reasons;
    }

    /** Whether the motion has come where it wanted to. */
    private boolean moved() {
        boolean further = machine.step() > fromStep;
        return switch (motion.kind()) {
            case RUN -> false;
            case INTO -> further;
            case OVER -> further && (back() || runFreely());
            case OUT -> back();
            case TO -> further && Lookout.standsAtOneOf(machine, motion.points());
        };
    }

    /** Whether the frame that a step over or out leads to is reached. */
    private boolean back() {
        return switch (motion.kind()) {
            case OVER -> machine.depth() <= fromDepth;
            case OUT -> machine.depth() < fromDepth;
            case INTO, RUN, TO -> false;
        };
    }

    /** Inside a call that is stepped over: nothing to see until something comes back to the frame. */
    private boolean runFreely() {
        if (stepping) {
            stepping = false;
            machine.guardReturn(fromDepth);
        }
        return false;
    }
}
