package palimpsest.app.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import palimpsest.app.examples.Lesson;
import palimpsest.app.hostscript.Script;
import palimpsest.app.session.ExportedFunction;
import palimpsest.app.session.ExportedFunction.Parameter;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.Time;
import palimpsest.app.session.Value;
import palimpsest.app.session.ValueText;

/** Leads a window, frame by frame, to what a picture shall show; takes it when nothing moves any more. */
final class Photographer extends AnimationTimer {
    private static final int STILL_FRAMES = 20;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final MainWindow window;
    private final Scene scene;
    private final Session session;
    private final CompletableFuture<Image> picture;
    private final Deque<Screenshot.Call> calls;
    private Optional<Script> script;
    /** Whether the script was begun and has not ended. */
    private boolean hosting;

    private Optional<Long> at;
    /** Where the cursor was asked to go, while it is not there. */
    private Optional<Long> travelling = Optional.empty();

    private Optional<Long> select;
    private final Deque<Showing> parts;
    /** Whether the module, or the lesson, is not there yet. */
    private boolean opening;

    private Optional<Lesson> lesson = Optional.empty();
    private long results;
    private long since;
    private long lastNumber = -1;
    private int still;

    Photographer(
            MainWindow window,
            Scene scene,
            Session session,
            Screenshot.Options options,
            CompletableFuture<Image> picture) {
        this.window = window;
        this.scene = scene;
        this.session = session;
        this.picture = picture;
        this.calls = new ArrayDeque<>(options.calls());
        this.script = options.script();
        this.at = options.at();
        this.select = options.select();
        this.parts = new ArrayDeque<>(options.parts());
        scene.getRoot().requestFocus();
        options.module().ifPresent(bytes -> {
            opening = true;
            window.open(options.name(), bytes);
        });
        options.lesson().ifPresent(name -> {
            opening = true;
            lesson = Optional.of(window.openLesson(name));
        });
    }

    @Override
    public void handle(long now) {
        try {
            since = since == 0 ? now : since;
            Snapshot snapshot = session.snapshot();
            if (now - since > PATIENCE_NANOS) {
                session.pause();
                take(now);
            } else if (!waiting(snapshot)) {
                next(snapshot, now);
            }
        } catch (Screenshot.Failed | RuntimeException wrong) {
            stop();
            picture.completeExceptionally(wrong);
        }
    }

    /** Whether what was asked for last is still under way. */
    private boolean waiting(Snapshot now) {
        State state = now.state();
        if (opening) {
            opening = !isOpen(now);
            return opening;
        }
        hosting &= now.script()
                .filter(is -> is.state() == ScriptView.State.DONE || is.state() == ScriptView.State.FAILED)
                .isEmpty();
        travelling = travelling.filter(moment -> now.time().cursor() != moment);
        return state == State.RUNNING
                || hosting
                || travelling.isPresent()
                || (state != State.WAITING && now.results().size() < results);
    }

    /** A lesson may begin with a script and no module, or with a module that is only open. */
    private boolean isOpen(Snapshot now) {
        if (lesson.filter(is -> is.module().isEmpty()).isPresent()) {
            return now.script().isPresent();
        }
        boolean opened = lesson.filter(is -> is.start() == Lesson.Start.OPEN).isPresent();
        return switch (now.state()) {
            case EMPTY, RUNNING -> false;
            case LOADED -> opened;
            case READY, PAUSED, WAITING, FAULTY, TRAPPED -> true;
        };
    }

    private void next(Snapshot now, long nanos) throws Screenshot.Failed {
        if (script.isPresent() && now.state() != State.FAULTY) {
            session.runScript(script.get());
            script = Optional.empty();
            hosting = true;
            since = nanos;
        } else if (!calls.isEmpty() && now.state() != State.FAULTY) {
            Screenshot.Call call = calls.remove();
            results = now.results().size() + 1L;
            session.call(call.export(), arguments(call, now.exports()));
            since = nanos;
        } else if (at.isPresent()) {
            travel(at.get(), now.time());
            at = Optional.empty();
            since = nanos;
        } else if (select.isPresent()) {
            window.select(select.get());
            select = Optional.empty();
        } else if (!parts.isEmpty()) {
            window.show(parts.remove());
            since = nanos;
        } else {
            take(nanos);
        }
    }

    /** The state of a step is the one after it. */
    private void travel(long step, Time time) throws Screenshot.Failed {
        if (step < time.start() || step >= time.end()) {
            throw new Screenshot.Failed(
                    time.start() == time.end()
                            ? "there is no step " + step + "; nothing was executed"
                            : "there is no step " + step + "; there are steps " + time.start() + " to "
                                    + (time.end() - 1));
        }
        travelling = Optional.of(step + 1);
        // Calls that end later have no result there.
        results = 0;
        session.travelTo(step + 1);
    }

    private void take(long nanos) {
        Snapshot now = session.snapshot();
        boolean moved = now.number() != lastNumber || window.isBusy();
        lastNumber = now.number();
        still = moved ? 0 : still + 1;
        if (still >= STILL_FRAMES || nanos - since > 2 * PATIENCE_NANOS) {
            stop();
            picture.complete(Montage.of(scene));
        }
    }

    private static List<Value> arguments(Screenshot.Call call, List<ExportedFunction> exports)
            throws Screenshot.Failed {
        ExportedFunction function = exports.stream()
                .filter(export -> export.name().equals(call.export()))
                .findFirst()
                .orElseThrow(
                        () -> new Screenshot.Failed("there is no exported function '" + call.export() + "'; there are: "
                                + exports.stream().map(ExportedFunction::name).collect(Collectors.joining(", "))));
        List<Parameter> parameters = function.parameters();
        if (parameters.size() != call.arguments().size()) {
            throw new Screenshot.Failed(call.export() + " takes " + parameters.size() + " arguments, here are "
                    + call.arguments().size());
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            ValueText.Parsed parsed =
                    ValueText.parse(parameters.get(i).type(), call.arguments().get(i));
            if (parsed instanceof ValueText.Parsed.Good good) {
                values.add(good.value());
            } else if (parsed instanceof ValueText.Parsed.Bad bad) {
                throw new Screenshot.Failed(call.export() + ": " + bad.message());
            }
        }
        return values;
    }
}
