package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import palimpsest.app.hostscript.Script;
import palimpsest.app.hostscript.ScriptResult;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.session.Journal.PendingCall;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.timeline.Progress;

/**
 * What the engine's thread works at: the program that is open, its instance, and what becomes of it. An intent that makes
 * no sense now becomes a note in the console.
 */
final class Workbench {

    /** Work that takes no longer is not worth a word. */
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** While the module runs, searches get a fifth of the time. */
    private static final long SEARCH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(240);

    private static final long SEARCH_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private final Thread engineThread;
    private final Predicate<Workbench> breath;
    private final Predicate<Workbench> longBreath;
    private final Predicate<Workbench> quiet;
    private final ConsoleLog console = new ConsoleLog();
    private final HostActions host = new HostActions(console);
    private final Images images = new Images();
    private final StopList stops = new StopList();
    private final WatchList watches = new WatchList();
    private final LaidList laid = new LaidList();
    private final BookmarkList bookmarks = new BookmarkList();
    private final Searches searches = new Searches();
    private final AnswerBook answers = new AnswerBook(this);
    private final Printed printed = new Printed(console);
    private final WasiHost wasi = new WasiHost(this);
    private final Opener opener = new Opener(console, answers, printed, wasi);
    private final Runner runner = new Runner(console, printed, stops);
    private final Asking asking = new Asking();
    private final Keeper keeper = new Keeper();
    private final Publisher publisher = new Publisher(this);
    private final Hosting hosting;
    private final Opening opening = new Opening(this, opener);
    private final Moving moving = new Moving(this);
    private final Acting acting = new Acting(this);
    private final Player player = new Player(this);

    private Optional<Opened> opened = Optional.empty();
    private Optional<Execution> execution = Optional.empty();
    /** Whether the module that is open is one that the script has loaded. */
    private boolean scripts;
    /** Why there is no instance: it was refused before it did anything. */
    private Optional<TrapView> refusal = Optional.empty();

    private Optional<Busy> busy = Optional.empty();
    private boolean midway;
    private long searched;
    private long instances;
    private long calls;

    /**
     * @param breath is asked now and then during long work; it may look at the bench, and says whether to go on
     * @param longBreath the same during work that is done whatever else somebody wants
     * @param quiet is asked now and then during searches, and says whether nobody wants anything else
     * @param stay how a script lets others have their turn
     */
    Workbench(
            Thread engineThread,
            Predicate<Workbench> breath,
            Predicate<Workbench> longBreath,
            Predicate<Workbench> quiet,
            Stay stay,
            ScriptWorlds scriptWorlds) {
        this.engineThread = engineThread;
        this.breath = breath;
        this.longBreath = longBreath;
        this.quiet = quiet;
        this.hosting = new Hosting(this, stay, scriptWorlds);
    }

    /** Takes over what is open from one whose thread has got lost in its script; what was made of it is gone. */
    void inherit(Workbench left, ScriptResult.Stopped how) {
        left.console.lines().forEach(line -> console.add(line.kind(), line.text()));
        instances = left.instances;
        calls = left.calls;
        opened = left.opened;
        scripts = left.scripts;
        opener.inherit(left.opener);
        images.inherit(left.images);
        opened.ifPresent(stops::open);
        stops.restore(List.of(), Optional.of(left.stops.all()));
        watches.restore(left.watches.texts());
        laid.restore(left.laid.kept());
        answers.all().putAll(left.answers.all());
        wasi.inherit(left.wasi);
        hosting.inherit(left.hosting, how);
    }

    /** Another execution is the one that is worked at. */
    void take(Execution begun) {
        execution = Optional.of(begun);
        instances++;
        runner.reset();
        calls = begun.journal().lastNumber();
        searches.open(execution);
        stops.arm(execution);
        begun.debugger().whenStoppedInside(stop -> hosting.stoppedInside(begun, stop));
    }

    /** Forgets the execution, and what belongs to it. */
    void dropExecution() {
        player.end();
        asking.withdraw();
        hosting.close();
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
        if (opened.isEmpty() || scripts) {
            if (hosting.script().isPresent()) {
                runScript(stepping);
            } else {
                say(Kind.NOTE, Words.of("session.open-module"));
            }
            return;
        }
        begun().ifPresent(begun -> {
            take(begun);
            if (!stepping) {
                runner.start(begun, Motion.RUN);
            }
        });
    }

    /** A fresh instance of the module that is open, which stands before its instantiation. */
    private Optional<Execution> begun() {
        if (opened.orElseThrow().program().valid()) {
            dropExecution();
        }
        try {
            return opener.instantiate(opened.get());
        } catch (TrapException refused) {
            refusal = Optional.of(opener.refused(refused));
            return Optional.empty();
        }
    }

    /** Runs the script from its beginning: in a machine of its own, or on a fresh instance of the module that is open. */
    void runScript(boolean stepping) {
        if (hosting.script().isEmpty()) {
            say(Kind.NOTE, Words.of("session.open-script"));
            return;
        }
        Optional<Execution> begun;
        if (besideModule()) {
            begun = begun();
        } else {
            dropExecution();
            begun = Optional.of(new Execution());
        }
        begun.ifPresent(fresh -> {
            take(fresh);
            hosting.run(fresh, stepping);
        });
    }

    /** Runs another script, or the same with another text. */
    void runScript(Script text, boolean stepping) {
        hosting.open(text);
        runScript(stepping);
    }

    /** Evaluates a line of JavaScript, with what is open at hand. */
    void evaluate(String line) {
        if (execution.isEmpty() && !ownModule() && hosting.script().isPresent()) {
            take(new Execution());
        }
        if (execution.isEmpty()) {
            say(Kind.NOTE, Words.of("session.open-first"));
        } else if (hosting.live() || state().busy()) {
            say(
                    Kind.NOTE,
                    hosting.live() ? Words.of("session.middle.host", line) : Words.of("session.middle.module", line));
        } else {
            acting.act(
                    Words.of("session.past.evaluate"),
                    Words.of("session.past.evaluate.button"),
                    current -> hosting.evaluate(current, line));
        }
    }

    /** Whether the script acts on an instance of the module that is open, and does not make its own. */
    boolean besideModule() {
        return ownModule() && !hosting.makesInstances();
    }

    /** Whether the module that is open was opened by itself, not loaded by a script. */
    boolean ownModule() {
        return opened.isPresent() && !scripts;
    }

    void call(String export, List<Value> arguments, boolean stepping) {
        if (execution.isEmpty() || !execution.get().complete()) {
            say(Kind.NOTE, Words.of("session.instantiate-first", export));
        } else if (state().busy()) {
            say(Kind.NOTE, Words.of("session.middle", export));
        } else {
            acting.act(
                    Words.of("session.past.call", export),
                    Words.of("session.past.call.button"),
                    current -> begin(current, export, arguments, stepping));
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
        } else if (player.playing().isPresent()) {
            publisher.stale();
            player.tick();
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
        if (hosting.looking()) {
            hosting.pause(() -> {});
        } else {
            execution.ifPresent(runner::pause);
        }
        publisher.stale();
    }

    /** A script that was live when this was asked for has been ended, with what it had begun. */
    void stop() {
        if (execution.isPresent() && state().busy()) {
            acting.act(Words.of("session.past.give-up"), Words.of("session.past.give-up.button"), current -> {
                leave();
                runner.abandon(current);
                if (!current.complete()) {
                    dropExecution();
                }
                say(Kind.NOTE, Words.of("session.stopped"));
            });
        }
    }

    /** The program itself made a mistake, or its heap is full: what was being executed ends, the window stays. */
    void giveUp(Throwable problem) {
        midway = false;
        busy = Optional.empty();
        say(Kind.FAULT, Words.of("session.could-not", problem.toString()));
        hosting.alone(() -> {
            execution = Optional.empty();
            dropExecution();
        });
    }

    /** A call has been left in the middle of what a script did in it, since somebody ended that. */
    void leftScript() {
        execution.ifPresent(current -> {
            runner.halted(current);
            hosting.off(current);
        });
    }

    /** A stop is left. */
    void leave() {
        publisher.stale();
        watches.leave();
        runner.stopped(Optional.empty());
    }

    /** Does something that may take long: meanwhile only looking is possible, and ending it, as many wishes do. */
    void working(String words, Consumer<Progress> work) {
        working(words, work, breath);
    }

    /** Does something that may take long, and that nothing ends but cancelling it. */
    void workingThrough(String words, Consumer<Progress> work) {
        working(words, work, longBreath);
    }

    private void working(String words, Consumer<Progress> work, Predicate<Workbench> asked) {
        long begun = System.nanoTime();
        midway = true;
        try {
            work.accept(share -> {
                if (System.nanoTime() - begun > SHORT_NANOS) {
                    busy = Optional.of(new Busy(words, share, true));
                }
                return asked.test(this);
            });
        } finally {
            midway = false;
            busy = Optional.empty();
        }
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

    void say(Kind kind, String text) {
        console.add(kind, text);
    }

    State state() {
        if (running()) {
            return State.RUNNING;
        }
        if (execution.isPresent()) {
            State now = execution.get().state();
            boolean waits = hosting.live() && execution.get().timeline().atEnd();
            return waits && now != State.WAITING ? State.PAUSED : now;
        }
        if (refusal.isPresent()) {
            return State.TRAPPED;
        }
        State without = hosting.script().isPresent() ? State.LOADED : State.EMPTY;
        return opened.map(Opened::program)
                .map(program -> program.valid() ? State.LOADED : State.FAULTY)
                .orElse(without);
    }

    /** What programs and scripts print. */
    Printed printed() {
        return printed;
    }

    WasiHost wasi() {
        return wasi;
    }

    AnswerBook answers() {
        return answers;
    }

    Hosting hosting() {
        return hosting;
    }

    Opening opening() {
        return opening;
    }

    Moving moving() {
        return moving;
    }

    Acting acting() {
        return acting;
    }

    Runner runner() {
        return runner;
    }

    Player player() {
        return player;
    }

    Asking asking() {
        return asking;
    }

    Keeper keeper() {
        return keeper;
    }

    Publisher publisher() {
        return publisher;
    }

    /** Something else is open, or nothing. */
    void opened(Optional<Opened> now) {
        opened = now;
        scripts = false;
    }

    /** The script has loaded a module; it may be the one that is open. */
    void loaded(Opened now) {
        scripts = !ownModule() || !opened.orElseThrow().name().equals(now.name());
        opened = Optional.of(now);
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

    LaidList laid() {
        return laid;
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
