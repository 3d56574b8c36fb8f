package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import palimpsest.app.session.CallResult.Outcome.Returned;
import palimpsest.app.session.CallResult.Outcome.Stopped;
import palimpsest.app.session.CallResult.Outcome.Trapped;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.debug.Stop;
import palimpsest.engine.debug.StopReason;

/** Runs an execution at the end of its record, in slices, and says what comes of it. */
final class Runner {

    private final ConsoleLog console;
    private final Printed printed;
    private final StopList stops;
    private final Pace pace = new Pace();

    /** So long a walk from line to line goes on before something else may be done, in nanoseconds. */
    private static final long SLICE = 5_000_000;

    private Motion motion = Motion.RUN;
    private Optional<LineWalk> walk = Optional.empty();
    private boolean running;
    private boolean begun;
    private long from;
    private boolean fromPast;
    /** Whether it was running when it began to wait. */
    private boolean ranBeforeWait;

    private Optional<StopView> stopped = Optional.empty();

    /** How many functions of the host, or scripts, wait on Java's stack until somebody has decided how to go on. */
    private int inside;

    private Optional<Motion> decided = Optional.empty();

    Runner(ConsoleLog console, Printed printed, StopList stops) {
        this.console = console;
        this.printed = printed;
        this.stops = stops;
    }

    boolean running() {
        return running;
    }

    /** Whether the past may be searched between two slices. */
    boolean undisturbed() {
        return running && motion.kind() == Motion.Kind.RUN && !fromPast;
    }

    /** Why it stands where it stands. */
    Optional<StopView> stopped() {
        return stopped;
    }

    /** It stands somewhere else now, for another reason. */
    void stopped(Optional<StopView> why) {
        stopped = why;
    }

    /** Another execution begins: nothing is known of it. */
    void reset() {
        pace.reset();
        running = false;
        stopped = Optional.empty();
    }

    /** Sets out, from the past along the record; the steps are done by {@link #slice}. */
    void start(Execution execution, Motion newMotion) {
        start(execution, newMotion, Optional.empty());
    }

    /** @param lines goes on from line to line */
    void start(Execution execution, Motion newMotion, Optional<LineWalk> lines) {
        walk = lines;
        fromPast = !execution.timeline().atEnd();
        if (fromPast) {
            execution.since().leaveUnheard(false);
        } else {
            execution.since().leave();
        }
        motion = newMotion;
        running = true;
        begun = false;
        from = execution.step();
        stopped = Optional.empty();
        if (inside > 0 && !fromPast) {
            decided = Optional.of(newMotion);
        }
    }

    /** Runs for a few milliseconds at most. */
    void slice(Execution execution) {
        if (decided()) {
            return;
        }
        long start = System.nanoTime();
        long steps = pace.steps();
        Stop stop =
                begun ? execution.debugger().goOn(steps) : execution.debugger().go(motion, steps);
        begun = true;
        stop = walkOn(execution, stop, steps, start + SLICE);
        hostGoesOn(execution);
        if (walk.isEmpty()) {
            pace.took(System.nanoTime() - start);
        }
        if (!stop.is(StopReason.PortionDone.class)) {
            halt(execution);
            boolean cameToItsEnd = inside > 0 && stop.is(StopReason.EndOfRecord.class);
            if (cameToItsEnd && (motion.kind() == Motion.Kind.RUN || motion.kind() == Motion.Kind.TO)) {
                start(execution, motion);
            } else {
                stop(execution, stop);
            }
        }
    }

    /** Goes on from line to line until one is reached, there is another reason to stop, or the time is over. */
    private Stop walkOn(Execution execution, Stop first, long steps, long until) {
        Stop stop = first;
        while (walk.isPresent() && stop.reason() instanceof StopReason.StepDone) {
            Optional<Motion> next = walk.get().next();
            if (next.isEmpty()) {
                return stop;
            }
            motion = next.get();
            if (System.nanoTime() > until) {
                begun = false;
                return new Stop(stop.step(), List.of(new StopReason.PortionDone()));
            }
            stop = execution.debugger().go(motion, steps);
        }
        return stop;
    }

    /** Runs so many steps, or to the next reason to stop, and stands still then. */
    void portion(Execution execution, long steps) {
        start(execution, Motion.RUN);
        Stop stop = execution.debugger().go(motion, steps);
        hostGoesOn(execution);
        halt(execution);
        if (stop.is(StopReason.PortionDone.class)) {
            stopped = Optional.of(StopViews.of(stop, execution, stops));
        } else {
            stop(execution, stop);
        }
    }

    // ---- A host on Java's stack

    /** A script begins to act, at the end of the record; it does the steps itself. */
    void hostBegins(Execution execution, Motion newMotion) {
        start(execution, newMotion);
        execution.debugger().begin(newMotion);
    }

    /** It has done some steps. */
    void hostGoesOn(Execution execution) {
        if (execution.step() - from > Since.LISTENED) {
            execution.since().stopListening();
        }
    }

    /** It has come to its end. */
    void hostEnds(Execution execution) {
        halt(execution);
        stopped = Optional.of(new Sight(execution)
                .trap()
                .map(Runner::trapped)
                .orElse(new StopView(
                        StopView.Kind.ENDED, Words.of("session.stop.script"), Optional.empty(), List.of())));
    }

    /**
     * It has come to a stop, and waits on Java's stack for somebody to start again at the end of the record.
     *
     * @param waiting returns when that is {@link #decided}, or does not matter any more
     */
    Motion waitInside(Execution execution, Stop stop, Runnable first, Runnable waiting) {
        inside++;
        halt(execution);
        stop(execution, stop);
        try {
            first.run();
            waiting.run();
            return decided.orElse(Motion.RUN);
        } finally {
            inside--;
            decided = Optional.empty();
        }
    }

    /** Who was asked has answered: it goes on as it did before. */
    void goOnAfterAnswer(Execution execution) {
        if (inside > 0 && execution.timeline().atEnd()) {
            start(execution, motion);
        }
    }

    /** Whether the host goes on. */
    boolean decided() {
        return decided.isPresent();
    }

    /** Whether a host waits on Java's stack. */
    boolean inside() {
        return inside > 0;
    }

    /** Somebody pauses it. */
    void pause(Execution execution) {
        if (running) {
            halt(execution);
            stopped = Optional.of(
                    new StopView(StopView.Kind.PAUSED, Words.of("session.stop.paused"), place(execution), List.of()));
        }
    }

    /** What it ran has been left in the middle. */
    void halted(Execution execution) {
        halt(execution);
        stopped = Optional.empty();
    }

    private void halt(Execution execution) {
        running = false;
        execution.since().rest();
        if (fromPast) {
            Traveller.hear(execution, from);
        }
    }

    /** After the host did something: a wait may be over. */
    void goOnUnlessWaiting(Execution execution, boolean waited) {
        if (waited && execution.machine().waiting().isEmpty()) {
            stopped = Optional.empty();
            if (ranBeforeWait) {
                start(execution, Motion.RUN);
            }
        }
    }

    /** Gives up what is under way. */
    void abandon(Execution execution) {
        printed.flush();
        running = false;
        execution.since().rest();
        execution.journal().end(execution.step(), new Stopped());
        execution.machine().abandon();
        stopped = Optional.empty();
    }

    private void stop(Execution execution, Stop stop) {
        StopReason reason = stop.reason();
        boolean news = execution.timeline().atEnd() && execution.underWay() && inside == 0;
        if (news && reason instanceof StopReason.Ended ended) {
            finish(execution, Views.values(ended.results(), new Sight(execution).objects()));
        } else if (news && (reason instanceof StopReason.Trapped || reason instanceof StopReason.Threw)) {
            trap(execution);
        } else if (news && reason instanceof StopReason.Exited exited) {
            printed.flush();
            console.add(Kind.NOTE, Words.of("session.exit", Integer.toString(exited.code())));
            abandon(execution);
        } else {
            if (reason instanceof StopReason.Waits && !fromPast) {
                ranBeforeWait = motion.kind() != Motion.Kind.INTO;
                new Sight(execution).waiting().ifPresent(wait -> console.add(Kind.NOTE, wait.sentence()));
            }
            stopped = Optional.of(StopViews.of(stop, execution, stops));
        }
    }

    private void finish(Execution execution, List<Value> values) {
        printed.flush();
        Optional<String> export = execution.journal().open().map(Journal.PendingCall::export);
        String text = values.stream().map(Value::text).collect(Collectors.joining(", "));
        String words = export.map(name -> text.isEmpty()
                        ? Words.of("session.stop.returned", name)
                        : Words.of("session.stop.returned.with", name, text))
                .orElse(Words.of("session.stop.instantiated"));
        export.ifPresent(name ->
                console.add(Kind.RESULT, text.isEmpty() ? Words.of("session.returned", name) : "\u2192 " + text));
        if (export.isEmpty()) {
            execution.journal().instantiated(execution.step());
            stops.arm(Optional.of(execution));
        }
        execution.journal().end(execution.step(), new Returned(values));
        stopped = Optional.of(new StopView(StopView.Kind.ENDED, words, Optional.empty(), List.of()));
    }

    /** What is under way has failed, and nobody else says so. */
    void trap(Execution execution) {
        execution.machine().failure().ifPresent(failure -> {
            printed.flush();
            TrapView view = new Sight(execution).trap().orElseThrow();
            String phase = StopViews.phase(failure);
            console.add(
                    Kind.FAULT,
                    view.place().map(place -> place.text() + ": ").orElse("") + phase + ": " + view.message());
            execution.journal().end(execution.step(), new Trapped(view));
            stopped = Optional.of(trapped(view));
        });
    }

    private static StopView trapped(TrapView view) {
        return new StopView(
                StopView.Kind.TRAP, Words.of("session.stop.trapped", view.message()), view.place(), List.of());
    }

    private static Optional<Place> place(Execution execution) {
        return new Sight(execution).here();
    }
}
