package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Locations;
import palimpsest.engine.debug.Locations.Location;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.debug.Stop;
import palimpsest.engine.timeline.Progress;

/** The intents that move: forwards, backwards, to a step, to a bookmark. */
final class Moving {

    private final Workbench bench;
    private boolean byLine;

    Moving(Workbench bench) {
        this.bench = bench;
    }

    void byLine(boolean wanted) {
        byLine = wanted;
    }

    void go(Going going) {
        bench.asking().withdraw();
        if (bench.hosting().looking()) {
            if (going.backwards()) {
                bench.hosting().pause(() -> go(going));
            }
            return;
        }
        if (bench.running() && going.backwards()) {
            bench.pause();
        }
        State now = bench.state();
        if (now == State.LOADED && (going == Going.RUN || going == Going.INTO || going == Going.OVER)) {
            bench.instantiate(going != Going.RUN);
        } else if (bench.execution().isPresent() && !bench.running()) {
            Execution current = bench.execution().get();
            if (going.backwards()) {
                bench.leave();
                journey(Words.of("session.going-back"), current, progress -> {
                    Traveller traveller = new Traveller(current, progress);
                    return walk(current, going).map(traveller::back).orElseGet(() -> traveller.back(going.motion()));
                });
            } else if (now == State.PAUSED || !current.timeline().atEnd()) {
                go(current, going.motion(), walk(current, going));
            } else if (now == State.WAITING) {
                bench.say(Kind.NOTE, Words.of("session.still-waiting"));
            } else if (going != Going.RUN) {
                bench.say(Kind.NOTE, Words.of("session.nothing-called"));
            }
        }
    }

    /** The way from line to line, if that is wanted, and there are lines. */
    private Optional<LineWalk> walk(Execution current, Going going) {
        boolean steps = going.motion().equals(Motion.INTO) || going.motion().equals(Motion.OVER);
        return bench.stops()
                .original()
                .filter(stops -> byLine && steps)
                .map(stops -> new LineWalk(stops, current.machine(), going.motion(), going.backwards()))
                .filter(LineWalk::begins);
    }

    private void go(Execution current, Motion motion, Optional<LineWalk> walk) {
        bench.leave();
        bench.runner().start(current, motion, walk);
        bench.runner().slice(current);
    }

    void runTo(StopAt place) {
        bench.asking().withdraw();
        List<Location> code = bench.stops().find(place);
        if (code.isEmpty()) {
            bench.say(Kind.NOTE, Words.of("session.no-code"));
        } else if (bench.execution().isPresent() && !bench.running()) {
            Execution current = bench.execution().get();
            if (bench.state() == State.PAUSED || !current.timeline().atEnd()) {
                go(current, Motion.to(Locations.points(code)), Optional.empty());
            } else {
                bench.say(Kind.NOTE, Words.of("session.nothing-called.there"));
            }
        }
    }

    void travelTo(long step) {
        bench.asking().withdraw();
        if (bench.hosting().looking()) {
            bench.hosting().pause(() -> travelTo(step));
        } else if (bench.execution().isPresent()) {
            Execution current = bench.execution().get();
            bench.runner().pause(current);
            bench.leave();
            journey(
                    Words.of("session.travelling", Long.toString(step)),
                    current,
                    progress -> new Traveller(current, progress).travelTo(step));
        }
    }

    void travelToStart() {
        bench.execution().ifPresent(current -> travelTo(current.timeline().start()));
    }

    void travelToEnd() {
        bench.execution().ifPresent(current -> travelTo(current.timeline().end()));
    }

    private void journey(String words, Execution current, Function<Progress, Stop> journey) {
        bench.working(words, progress -> {
            Stop stop = journey.apply(progress);
            bench.runner().stopped(Optional.of(StopViews.of(stop, current, bench.stops())));
        });
    }

    void cancel() {
        bench.asking().withdraw();
    }

    // ---- Bookmarks

    void addBookmark(String name) {
        bench.execution()
                .ifPresent(current ->
                        bench.bookmarks().add(name, current.timeline().cursor()));
    }

    void addBookmark(String name, long step) {
        bench.execution().ifPresent(current -> {
            if (step >= current.timeline().start() && step <= current.timeline().end()) {
                bench.bookmarks().add(name, step);
            }
        });
    }

    void goToBookmark(int number) {
        bench.bookmarks().find(number).ifPresent(bookmark -> travelTo(bookmark.step()));
    }
}
