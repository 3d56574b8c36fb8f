package palimpsest.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.session.Journal.PendingCall;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.debug.Locations;
import palimpsest.engine.debug.Locations.Location;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.debug.Stop;
import palimpsest.engine.record.RebuiltSession;
import palimpsest.engine.record.SessionReplay;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.valid.ValidModule;

/**
 * What the engine's thread works at: the program that is open, its instance, and what becomes of it. An intent that makes
 * no sense now becomes a note in the console.
 */
final class Workbench {

    private static final String STILL_WAITING = "the module waits; wake it, let it time out or stop it";

    /** Work that takes no longer is not worth a word. */
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** While the module runs, searches get a fifth of the time. */
    private static final long SEARCH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(240);

    private static final long SEARCH_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private final Thread engineThread;
    private final Predicate<Workbench> breath;
    private final Predicate<Workbench> quiet;
    private final ConsoleLog console = new ConsoleLog();
    private final HostActions host = new HostActions(console);
    private final Images images = new Images();
    private final StopList stops = new StopList();
    private final WatchList watches = new WatchList();
    private final BookmarkList bookmarks = new BookmarkList();
    private final Searches searches = new Searches();
    private final Opener opener = new Opener(console);
    private final Runner runner = new Runner(console, stops);
    private final Asking asking = new Asking();
    private final Keeper keeper = new Keeper();
    private final Publisher publisher = new Publisher(this);

    private Optional<Opened> opened = Optional.empty();
    private Optional<Execution> execution = Optional.empty();
    /** Why there is no instance: it was refused before it did anything. */
    private Optional<TrapView> refusal = Optional.empty();

    private Optional<Busy> busy = Optional.empty();
    private boolean midway;
    private long searched;
    private long instances;
    private long calls;

    /**
     * @param breath is asked now and then during long work; it may look at the bench, and says whether to go on
     * @param quiet is asked now and then during searches, and says whether nobody wants anything else
     */
    Workbench(Thread engineThread, Predicate<Workbench> breath, Predicate<Workbench> quiet) {
        this.engineThread = engineThread;
        this.breath = breath;
        this.quiet = quiet;
    }

    // ---- Opening

    void open(Path file) {
        opener.read(file).ifPresent(bytes -> open(file.getFileName().toString(), bytes, Optional.of(file)));
    }

    void open(String name, byte[] bytes, Optional<Path> file) {
        if (Keeper.isSession(bytes)) {
            openSession(name, bytes, file);
        } else {
            open(Wasm.load(name, bytes));
        }
    }

    void openText(String name, String text) {
        open(Wasm.loadText(name, text));
    }

    private void open(Loaded loaded) {
        dropExecution();
        images.clear();
        boolean again = opened.filter(
                        before -> before.name().equals(loaded.source().name()))
                .isPresent();
        opened = Optional.of(opener.open(loaded));
        stops.open(opened.get());
        if (!again) {
            keeper.clear();
        }
    }

    /** What was open stays if the file is no good. */
    private void openSession(String name, byte[] bytes, Optional<Path> file) {
        working("Opening " + name, progress -> {
            SessionReplay.Result result = Keeper.open(name, bytes, progress);
            result.fault().ifPresent(fault -> fault.render().lines().forEach(line -> say(Kind.FAULT, line)));
            result.session().ifPresent(rebuilt -> take(name, rebuilt, file));
        });
    }

    private void take(String name, RebuiltSession rebuilt, Optional<Path> file) {
        closeProgram();
        ValidModule module = rebuilt.modules().get(0);
        Opened program = opener.open(module);
        opened = Optional.of(program);
        stops.open(program);
        rebuilt.instances().stream()
                .filter(instance -> instance.module() == module)
                .reduce((first, second) -> second)
                .ifPresent(instance -> take(new Execution(
                        program, program.names().orElseThrow(), rebuilt, instance, Keeper.journal(rebuilt))));
        stops.restore(rebuilt.stops());
        watches.restore(rebuilt.session().marks().watches());
        rebuilt.session().marks().bookmarks().forEach(each -> bookmarks.add(each.name(), each.step()));
        keeper.keep(this, file);
        say(Kind.NOTE, "opened the session " + name);
    }

    private void take(Execution begun) {
        execution = Optional.of(begun);
        instances++;
        runner.reset();
        calls = begun.journal().lastNumber();
        searches.open(execution);
        stops.arm(execution);
    }

    void save(Path file) {
        Optional<ValidModule> module =
                opened.flatMap(program -> program.loaded().valid());
        if (module.isEmpty()) {
            say(
                    Kind.NOTE,
                    opened.isEmpty()
                            ? "there is nothing to save"
                            : "the module has faults; a session needs a valid one");
            return;
        }
        working(
                "Saving " + file.getFileName(),
                progress -> keeper.save(file, module.get(), this)
                        .ifPresentOrElse(
                                fault -> fault.render().lines().forEach(line -> say(Kind.FAULT, line)),
                                () -> say(Kind.NOTE, "saved the session in " + file)));
    }

    void closeProgram() {
        dropExecution();
        opened = Optional.empty();
        images.clear();
        stops.clear();
        watches.clear();
        keeper.clear();
    }

    private void dropExecution() {
        asking.withdraw();
        execution.ifPresent(current -> current.since().rest());
        runner.reset();
        execution = Optional.empty();
        refusal = Optional.empty();
        host.clear();
        bookmarks.clear();
        searches.open(Optional.empty());
        stops.arm(Optional.empty());
        publisher.stale();
    }

    // ---- Executing

    void instantiate(boolean stepping) {
        if (opened.isEmpty()) {
            say(Kind.NOTE, "open a module first");
            return;
        }
        if (opened.get().program().valid()) {
            dropExecution();
        }
        try {
            opener.instantiate(opened.get()).ifPresent(begun -> begin(begun, stepping));
        } catch (TrapException refused) {
            refusal = Optional.of(opener.refused(refused));
        }
    }

    private void begin(Execution begun, boolean stepping) {
        take(begun);
        if (!stepping) {
            runner.start(begun, Motion.RUN);
        }
    }

    void call(String export, List<Value> arguments, boolean stepping) {
        if (execution.isEmpty() || !execution.get().complete()) {
            say(Kind.NOTE, "instantiate the module before you call " + export);
        } else if (state().busy()) {
            say(
                    Kind.NOTE,
                    "the module is in the middle of something; run it to its end or stop it, then call " + export);
        } else {
            act("Calling " + export, "Call and cut", current -> begin(current, export, arguments, stepping));
        }
    }

    private void begin(Execution current, String export, List<Value> arguments, boolean stepping) {
        leave();
        current.since().leave();
        current.since().rest();
        Optional<String> refused = current.begin(new PendingCall(++calls, export, arguments));
        if (refused.isPresent()) {
            say(Kind.NOTE, refused.get());
            return;
        }
        say(Kind.INTENT, Views.call(export, arguments));
        if (!stepping) {
            runner.start(current, Motion.RUN);
        }
    }

    boolean running() {
        return runner.running();
    }

    boolean searching() {
        return searches.pending();
    }

    /** Runs for a few milliseconds at most, or searches until somebody wants something else. */
    void goOn() {
        if (running()) {
            publisher.stale();
            runner.slice(execution.orElseThrow());
            long now = System.nanoTime();
            if (now - searched > SEARCH_EVERY_NANOS && runner.undisturbed() && searching()) {
                search(now + SEARCH_NANOS);
                searched = System.nanoTime();
            }
        } else {
            search(Long.MAX_VALUE);
        }
    }

    private void search(long end) {
        midway = true;
        try {
            searches.portion(share -> System.nanoTime() < end && quiet.test(this));
        } finally {
            midway = false;
        }
    }

    void pause() {
        execution.ifPresent(runner::pause);
        publisher.stale();
    }

    void stop() {
        if (execution.isPresent() && state().busy()) {
            act("Giving up what is under way", "Give up and cut", current -> {
                leave();
                runner.abandon(current);
                if (!current.complete()) {
                    dropExecution();
                }
                say(Kind.NOTE, "stopped");
            });
        }
    }

    /** The program itself made a mistake, or its heap is full: what was being executed ends, the window stays. */
    void giveUp(Throwable problem) {
        midway = false;
        busy = Optional.empty();
        say(Kind.FAULT, "Palimpsest could not go on: " + problem);
        execution = Optional.empty();
        dropExecution();
    }

    // ---- Moving

    void go(Going going) {
        asking.withdraw();
        if (running() && going.backwards()) {
            pause();
        }
        State now = state();
        if (now == State.LOADED && (going == Going.RUN || going == Going.INTO || going == Going.OVER)) {
            instantiate(going != Going.RUN);
        } else if (execution.isPresent() && !running()) {
            Execution current = execution.get();
            if (going.backwards()) {
                leave();
                journey("Going back", current, progress -> new Traveller(current, progress).back(going.motion()));
            } else if (now == State.PAUSED || !current.timeline().atEnd()) {
                go(current, going.motion());
            } else if (now == State.WAITING) {
                say(Kind.NOTE, STILL_WAITING);
            } else if (going != Going.RUN) {
                say(Kind.NOTE, "nothing is being called; call a function to step through it");
            }
        }
    }

    private void go(Execution current, Motion motion) {
        leave();
        runner.start(current, motion);
        runner.slice(current);
    }

    void runTo(StopAt place) {
        asking.withdraw();
        List<Location> code = stops.find(place);
        if (code.isEmpty()) {
            say(Kind.NOTE, "there is no code from here on");
        } else if (execution.isPresent() && !running()) {
            Execution current = execution.get();
            if (state() == State.PAUSED || !current.timeline().atEnd()) {
                go(current, Motion.to(Locations.points(code)));
            } else {
                say(Kind.NOTE, "nothing is being called; call a function to run it to there");
            }
        }
    }

    void travelTo(long step) {
        asking.withdraw();
        if (execution.isPresent()) {
            Execution current = execution.get();
            runner.pause(current);
            leave();
            journey("Travelling to step " + step, current, progress -> new Traveller(current, progress).travelTo(step));
        }
    }

    void travelToStart() {
        execution.ifPresent(current -> travelTo(current.timeline().start()));
    }

    void travelToEnd() {
        execution.ifPresent(current -> travelTo(current.timeline().end()));
    }

    private void journey(String words, Execution current, Function<Progress, Stop> journey) {
        working(words, progress -> {
            Stop stop = journey.apply(progress);
            runner.stopped(Optional.of(StopViews.of(stop, current, stops)));
        });
    }

    /** Does something that may take long: meanwhile only looking is possible, and ending it. */
    private void working(String words, Consumer<Progress> work) {
        long begun = System.nanoTime();
        midway = true;
        try {
            work.accept(share -> {
                if (System.nanoTime() - begun > SHORT_NANOS) {
                    busy = Optional.of(new Busy(words, share, true));
                }
                return breath.test(this);
            });
        } finally {
            midway = false;
            busy = Optional.empty();
        }
    }

    void cancel() {
        asking.withdraw();
    }

    /** A stop is left. */
    private void leave() {
        publisher.stale();
        watches.leave();
        runner.stopped(Optional.empty());
    }

    // ---- Asking, then cutting

    void answer(boolean yes) {
        Optional<Consumer<Execution>> action = asking.answer(yes);
        if (action.isPresent() && execution.isPresent()) {
            Execution current = execution.get();
            long lost = current.timeline().end() - current.timeline().cursor();
            current.cut();
            host.cut(current.step());
            bookmarks.cut(current.step());
            searches.outdated();
            publisher.stale();
            say(Kind.NOTE, "cut off " + lost + (lost == 1 ? " step" : " steps") + " after step " + current.step());
            action.get().accept(current);
        }
    }

    /** Does something that goes into the record; in the past only after asking. */
    private void act(String words, String button, Consumer<Execution> action) {
        Execution current = execution.orElseThrow();
        if (current.timeline().atEnd()) {
            asking.withdraw();
            action.accept(current);
        } else {
            asking.ask(
                    words,
                    button,
                    current.timeline().cursor(),
                    current.timeline().end(),
                    action);
        }
    }

    // ---- Acting as the host

    void hostWrite(int memory, long address, ByteSlice bytes) {
        asHost("Writing here", "Write and cut", current -> host.write(current, memory, address, bytes));
    }

    void undo() {
        if (execution.isPresent() && host.undoWords(execution.get().step()).isPresent()) {
            asHost("Taking back a write here", "Undo and cut", host::undo);
        }
    }

    void redo() {
        if (execution.isPresent() && host.redoWords(execution.get().step()).isPresent()) {
            asHost("Doing a write again here", "Redo and cut", host::redo);
        }
    }

    void grow(int memory, long pages) {
        asHost("Growing the memory here", "Grow and cut", current -> host.grow(current, memory, pages));
    }

    void notify(int memory, long address, long count) {
        asHost("Notifying here", "Notify and cut", current -> {
            boolean waited = current.machine().waiting().isPresent();
            host.notify(current, memory, address, count);
            runner.goOnUnlessWaiting(current, waited);
        });
    }

    void timeOut() {
        if (execution
                .flatMap(current -> current.machine().waiting())
                .filter(wait -> wait.timeout().isPresent())
                .isEmpty()) {
            say(Kind.NOTE, "nothing waits with a timeout");
        } else {
            asHost("Ending the wait here", "Time out and cut", current -> {
                host.timeOut(current);
                runner.goOnUnlessWaiting(current, true);
            });
        }
    }

    /** At a stop each action of the host is a stop of its own: what it changes is all that stands out. */
    private void asHost(String words, String button, Consumer<Execution> action) {
        if (execution.isEmpty()) {
            say(Kind.NOTE, "instantiate the module first; then it has memory to write to");
            return;
        }
        act(words, button, current -> {
            if (running()) {
                action.accept(current);
            } else {
                publisher.stale();
                watches.leave();
                current.since().leave();
                action.accept(current);
                if (!running()) {
                    current.since().rest();
                    current.debugger()
                            .afterHostAction()
                            .ifPresent(met -> runner.stopped(Optional.of(StopViews.of(met, current, stops))));
                }
            }
        });
    }

    // ---- Bookmarks

    void addBookmark(String name) {
        execution.ifPresent(current -> bookmarks.add(name, current.timeline().cursor()));
    }

    void addBookmark(String name, long step) {
        execution.ifPresent(current -> {
            if (step >= current.timeline().start() && step <= current.timeline().end()) {
                bookmarks.add(name, step);
            }
        });
    }

    void goToBookmark(int number) {
        bookmarks.find(number).ifPresent(bookmark -> travelTo(bookmark.step()));
    }

    // ---- Looking

    void show(MemoryRange range) {
        images.show(range);
    }

    void select(MemoryRange range) {
        images.select(range);
    }

    void clearSelection() {
        images.clearSelection();
    }

    ByteHistory history(int memory, long address) {
        return searches.history(memory, address, running());
    }

    void clearConsole() {
        console.clear();
    }

    private void say(Kind kind, String text) {
        console.add(kind, text);
    }

    State state() {
        if (running()) {
            return State.RUNNING;
        }
        if (execution.isPresent()) {
            return execution.get().state();
        }
        if (refusal.isPresent()) {
            return State.TRAPPED;
        }
        return opened.map(Opened::program)
                .map(program -> program.valid() ? State.LOADED : State.FAULTY)
                .orElse(State.EMPTY);
    }

    Optional<Opened> opened() {
        return opened;
    }

    Optional<Execution> execution() {
        return execution;
    }

    Optional<TrapView> refusal() {
        return refusal;
    }

    /** The number of the instance, 0 while it is not complete. */
    long instance() {
        return execution.filter(Execution::complete).map(current -> instances).orElse(0L);
    }

    Optional<StopView> stopped() {
        return runner.stopped();
    }

    /** How many instances there were. */
    long instances() {
        return instances;
    }

    Saved saved() {
        return keeper.saved(this);
    }

    Optional<Question> question() {
        return asking.question();
    }

    Optional<Busy> busy() {
        return busy;
    }

    ConsoleLog console() {
        return console;
    }

    HostActions host() {
        return host;
    }

    Images images() {
        return images;
    }

    StopList stops() {
        return stops;
    }

    WatchList watches() {
        return watches;
    }

    BookmarkList bookmarks() {
        return bookmarks;
    }

    Searches searches() {
        return searches;
    }

    /** Whether a snapshot would tell something new though nobody asked for anything. */
    boolean news() {
        return searches.foundMore();
    }

    Snapshot snapshot() {
        if (Thread.currentThread() != engineThread) {
            throw new AssertionError("the engine was asked on " + Thread.currentThread());
        }
        return publisher.snapshot(midway);
    }
}
