package palimpsest.app.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.debug.Stop;
import palimpsest.engine.debug.StopPoint;
import palimpsest.engine.debug.StopReason;

/**
 * Plays an execution at a speed: a step, or as many as fit between two pictures, then it stands still until the next are
 * due. So whoever looks sees a stop each time, with all that a stop shows. Breakpoints and watchpoints end it in both
 * directions. Belongs to the engine's thread.
 */
final class Player {

    /** More pictures a second than this nobody can see. */
    private static final double PICTURES = 30;

    /** After a long pause, such as a slow step, it does not hurry to catch up. */
    private static final double LONGEST_SECONDS = 0.25;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Workbench bench;
    private Optional<Playing> playing = Optional.empty();
    /** When the steps before were made. */
    private long last;
    /** Backwards: where something armed was met last before here, and why that is a stop. */
    private Optional<Stop> goal = Optional.empty();
    /** What was armed when that was found. */
    private Map<Integer, StopPoint> armed = Map.of();

    Player(Workbench bench) {
        this.bench = bench;
    }

    Optional<Playing> playing() {
        return playing;
    }

    /** Begins; the first step is made at once. */
    void play(Playing how) {
        end();
        if (!possible(how.backwards())) {
            return;
        }
        if (how.backwards()) {
            goal = bench.execution().flatMap(this::stopBefore);
        }
        if (!how.backwards() || goal.isPresent()) {
            playing = Optional.of(how);
            last = System.nanoTime() - wait(how);
        }
    }

    /** Another speed from now on; nothing while it does not play. */
    void speed(double perSecond) {
        playing = playing.map(how -> new Playing(perSecond, how.backwards()));
    }

    /** Stands still. */
    void end() {
        playing = Optional.empty();
        goal = Optional.empty();
    }

    /** How long until steps are due, in nanoseconds. */
    long due() {
        return playing.map(how -> last + wait(how) - System.nanoTime()).orElse(0L);
    }

    private static long wait(Playing how) {
        return (long) (NANOS / Math.min(PICTURES, how.perSecond()));
    }

    /** Makes the steps that are due. */
    void tick() {
        Playing how = playing.orElseThrow();
        if (due() > 0) {
            return;
        }
        long now = System.nanoTime();
        double seconds = Math.min(LONGEST_SECONDS, Math.max((now - last) / NANOS, 0));
        long steps = how.perSecond() <= PICTURES ? 1 : Math.max(1, Math.round(seconds * how.perSecond()));
        last = how.perSecond() <= PICTURES ? Math.max(last + wait(how), now - wait(how)) : now;
        if (!possible(how.backwards())) {
            end();
        } else if (how.backwards()) {
            back(bench.execution().orElseThrow(), steps);
        } else {
            forward(bench.execution().orElseThrow(), steps);
        }
    }

    private boolean possible(boolean backwards) {
        if (bench.execution().isEmpty() || bench.running()) {
            return false;
        }
        Execution current = bench.execution().get();
        return backwards
                ? current.timeline().cursor() > current.timeline().start()
                : bench.state() == State.PAUSED || !current.timeline().atEnd();
    }

    private void forward(Execution current, long steps) {
        boolean atEnd = current.timeline().atEnd();
        bench.leave();
        if (steps == 1 || (atEnd && bench.hosting().live())) {
            bench.runner().start(current, Motion.INTO);
            bench.runner().slice(current);
        } else {
            bench.runner().portion(current, steps);
        }
        boolean goesOn = bench.stopped().filter(stop -> isReason(stop.kind())).isEmpty();
        if (!goesOn || !(possible(false) || bench.running())) {
            end();
        }
    }

    private void back(Execution current, long steps) {
        if (!armed.equals(current.debugger().points())) {
            goal = stopBefore(current);
        }
        if (goal.isEmpty()) {
            end();
            return;
        }
        Stop stop = goal.get();
        long target = Math.max(stop.step(), current.timeline().cursor() - steps);
        bench.leave();
        bench.working(
                Words.of("session.going-back"),
                progress -> bench.runner()
                        .stopped(Optional.of(StopViews.of(
                                new Traveller(current, progress).travelTo(target), current, bench.stops()))));
        if (target == stop.step()) {
            bench.runner().stopped(Optional.of(StopViews.of(stop, current, bench.stops())));
            end();
        }
    }

    /** Where running back would stop; the cursor stays. */
    private Optional<Stop> stopBefore(Execution current) {
        long cursor = current.timeline().cursor();
        armed = Map.copyOf(current.debugger().points());
        if (current.debugger().points().isEmpty()) {
            return Optional.of(new Stop(current.timeline().start(), List.of(new StopReason.StartOfRecord())));
        }
        Stop[] found = new Stop[1];
        bench.working(Words.of("session.looking-before"), progress -> {
            found[0] = current.debugger().back(Motion.RUN, progress);
            current.debugger().travelTo(cursor);
        });
        return found[0].step() < cursor ? Optional.of(found[0]) : Optional.empty();
    }

    /** Whether somebody wants to look at that. */
    private static boolean isReason(StopView.Kind kind) {
        return switch (kind) {
            case BREAKPOINT, WATCHPOINT, GROWTH, HOST_CALL, TRAP, ENDED, WAITS, END, START, CANCELLED -> true;
            case DONE, PAUSED, TRAVELLED -> false;
        };
    }
}
