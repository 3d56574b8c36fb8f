package palimpsest.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.hostscript.Script;
import palimpsest.engine.source.ByteSlice;

/**
 * One module, opened, instantiated, called and watched. All methods are called from the JavaFX thread, return at once and
 * do their work on the engine's thread; what came of it arrives as the next {@link #snapshotProperty() snapshot}. An
 * intent that makes no sense in the current state says so in the console and changes nothing.
 */
public final class Session implements AutoCloseable {

    private final ReadOnlyObjectWrapper<Snapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", Snapshot.EMPTY);
    private final Door door;
    private final EngineThread engine;
    private final Stops stops;
    private final Watches watches;
    private final Structures structures;
    private final Bookmarks bookmarks;
    private final Queries queries;
    private final ScriptWorlds scripts;
    private final ExecutorService finder = Executors.newSingleThreadExecutor(work -> daemon("finder", work));
    private final ExecutorService surveyor = Executors.newSingleThreadExecutor(work -> daemon("surveyor", work));
    private final Finds finds;
    /** Counts the wishes to travel: only the newest is of interest. */
    private final AtomicLong travels = new AtomicLong();

    /** A session whose snapshots arrive on whatever thread {@code fx} runs things on; that thread calls the intents. */
    public Session(Executor fx) {
        this(fx, new JavaScript());
    }

    /** Like {@link #Session(Executor)}, with JavaScript that is started already, or will be when it is needed. */
    Session(Executor fx, ScriptWorlds scripts) {
        this.door = new Door(fx, snapshot::set);
        this.scripts = scripts;
        this.engine = new EngineThread(door, scripts);
        this.stops = new Stops(engine);
        this.watches = new Watches(engine);
        this.structures = new Structures(engine);
        this.bookmarks = new Bookmarks(engine);
        this.queries = new Queries(engine, door);
        this.finds = new Finds(finder, door);
    }

    /** Does in the background what takes long before the first script can run; for when there is nothing else to do. */
    public void warmScripts() {
        scripts.warm();
    }

    /** A session for the window. */
    public static Session forWindow() {
        return new Session(Platform::runLater);
    }

    /** The latest snapshot; it changes on the JavaFX thread only, however often the engine has news. */
    public ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public Snapshot snapshot() {
        return snapshot.get();
    }

    /** Breakpoints and watchpoints. */
    public Stops stops() {
        return stops;
    }

    /** Watched expressions. */
    public Watches watches() {
        return watches;
    }

    /** Structures that are laid over memories. */
    public Structures structures() {
        return structures;
    }

    /** Moments with names. */
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /** Questions about the past. */
    public Queries queries() {
        return queries;
    }

    /** Searches in memories. */
    public Finds finds() {
        return finds;
    }

    /** New surveys of memories, for one map. */
    public Surveys surveys() {
        return new Surveys(surveyor, door);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    // ---- Opening

    /** Opens a file: a saved session or a binary when it begins as one, otherwise a text in UTF-8. Replaces what was open. */
    public void open(String name, byte[] bytes) {
        byte[] own = bytes.clone();
        engine.submitEnding(bench -> bench.opening().open(name, own, Optional.empty()));
    }

    /** Opens what was read from a file, as {@link #open(String, byte[])} does; what it speaks of is looked for beside it. */
    public void open(Path file, byte[] bytes) {
        byte[] own = bytes.clone();
        String name = String.valueOf(file.getFileName());
        engine.submitEnding(bench -> bench.opening().open(name, own, Optional.of(file)));
    }

    /** Reads a file and opens it as {@link #open(String, byte[])} does; what is wrong with it is told in the console. */
    public void open(Path file) {
        engine.submitEnding(bench -> bench.opening().open(file));
    }

    /** Saves the session: the module, what the host did, edits, bookmarks, breakpoints, watches, structures and the cursor. */
    public void save(Path file) {
        save(file, saved -> {});
    }

    /**
     * Saves as {@link #save(Path)} does.
     *
     * @param then is told, on the JavaFX thread, whether it was saved
     */
    public void save(Path file, Consumer<Boolean> then) {
        engine.submitAside(bench -> {
            boolean saved = bench.opening().save(file);
            door.tell(() -> then.accept(saved));
        });
    }

    /**
     * Writes all writes and growths of the steps from {@code from} to before {@code to} in a file, as far as the record has
     * them: JSON Lines, an object a line.
     */
    public void saveWrites(Path file, long from, long to) {
        engine.submit(bench -> bench.opening().saveWrites(file, from, to));
    }

    /**
     * Saves the session in a file as {@link #save} does, but as a copy that nobody asked for: it says nothing, other wishes
     * end it, and what is unsaved stays unsaved.
     *
     * @param then is told, on the JavaFX thread, whether the file was written
     */
    public void copy(Path file, Consumer<Boolean> then) {
        engine.submit(bench -> {
            boolean done = bench.opening().copy(file);
            door.tell(() -> then.accept(done));
        });
    }

    /** Opens such a copy: it counts as unsaved. */
    public void restore(String name, byte[] copy) {
        byte[] own = copy.clone();
        engine.submitEnding(bench -> bench.opening().restore(name, own));
    }

    /** Opens a text, also again after it was edited. Replaces what was open. */
    public void openText(String name, String text) {
        engine.submitEnding(bench -> bench.opening().openText(name, text));
    }

    /** Forgets what is open. */
    public void closeProgram() {
        engine.submitEnding(bench -> bench.opening().closeProgram());
    }

    // ---- Executing

    /**
     * Makes an instance: imports stand in, data segments are copied, {@code start} runs. If there is one already with calls
     * or edits in its record, it asks first.
     */
    public void instantiate() {
        engine.submitStopping(bench -> bench.acting().instantiate(false));
    }

    /** Like {@link #instantiate}, and stops before the first thing that does something. */
    public void instantiateStepping() {
        engine.submitStopping(bench -> bench.acting().instantiate(true));
    }

    /** Throws the instance away and makes a new one of the same module, as {@link #instantiate} does. */
    public void restart() {
        engine.submitStopping(bench -> bench.acting().instantiate(false));
    }

    /** Opens a host script that makes its own instances; it does not run yet. Replaces what was open. */
    public void openScript(Script script) {
        engine.submitEnding(bench -> bench.opening().openScript(script));
    }

    /** Puts a host script beside the module that is open, in the place of another one; it does not run yet. */
    public void putScript(Script script) {
        engine.submitEnding(bench -> bench.hosting().open(script));
    }

    /** Reads a host script as {@link #putScript} puts it. */
    public void putScript(Path file) {
        engine.submitEnding(bench -> bench.opening().putScript(file));
    }

    /**
     * Runs a host script from its beginning: on a fresh instance of the module that is open; or, where it makes instances by
     * itself or nothing is open, in a machine of its own.
     */
    public void runScript(Script script) {
        engine.submitStopping(bench -> bench.acting().runScript(script, false));
    }

    /** Like {@link #runScript}, and stops after the first step that comes of it. */
    public void stepScript(Script script) {
        engine.submitStopping(bench -> bench.acting().runScript(script, true));
    }

    /** Makes the memory that a module imports as {@code js.mem}, and a new instance with it, as {@link #restart} does. */
    public void giveMemory(String memory, HostMemory made) {
        engine.submitStopping(bench -> bench.acting().giveMemory(memory, made));
    }

    /** Says how an imported function, {@code env.get}, that nobody gives answers from now on. */
    public void answerImport(String function, Answer answer) {
        engine.submitAside(bench -> bench.answers().set(function, answer));
    }

    /** Answers {@link Snapshot#asked}; the module goes on. */
    public void reply(List<Value> results) {
        List<Value> own = List.copyOf(results);
        engine.submit(bench -> bench.answers().reply(own));
    }

    /** Says what the program that is open is given as a WASI program, from its next instantiation on. */
    public void giveWasi(WasiSettings settings) {
        engine.submit(bench -> bench.opened().ifPresent(program -> bench.wasi().set(program.name(), settings)));
    }

    /** A line of standard input was typed; a program that waits for it goes on. */
    public void input(String line) {
        engine.submit(bench -> bench.wasi().type(line));
    }

    /** The end of standard input; a program that waits for more goes on. */
    public void endInput() {
        engine.submit(bench -> bench.wasi().end());
    }

    /** Shows another of the {@link Snapshot#instances}, by its index. */
    public void chooseInstance(int index) {
        engine.submit(bench -> bench.opening().choose(index));
    }

    /** Evaluates a line of JavaScript in the world of the script, or in a new one around the instance. */
    public void evaluate(String line) {
        engine.submit(bench -> bench.evaluate(line));
    }

    /** Calls an exported function and runs it to its end. */
    public void call(String export, List<Value> arguments) {
        List<Value> own = List.copyOf(arguments);
        engine.submit(bench -> bench.call(export, own, false));
    }

    /** Calls an exported function and stops before its first instruction. */
    public void callStepping(String export, List<Value> arguments) {
        List<Value> own = List.copyOf(arguments);
        engine.submit(bench -> bench.call(export, own, true));
    }

    /** Gives up the execution that runs or is paused; the instance stays as it is. */
    public void stop() {
        engine.submitEnding(Workbench::stop);
    }

    // ---- Moving, forwards and backwards

    /** Executes one step, into calls. A module that is not instantiated begins its instantiation. */
    public void step() {
        engine.submit(bench -> bench.moving().go(Going.INTO));
    }

    /** Executes one step; a call that it makes is run to its end. */
    public void stepOver() {
        engine.submit(bench -> bench.moving().go(Going.OVER));
    }

    /** Runs until the current function has returned. */
    public void stepOut() {
        engine.submit(bench -> bench.moving().go(Going.OUT));
    }

    /** Runs to the next breakpoint, watchpoint or end; in the past along the record, to its end at most. */
    public void resume() {
        engine.submit(bench -> bench.moving().go(Going.RUN));
    }

    /** Runs to the innermost expression around an offset of the text that is shown, or to the next reason to stop. */
    public void runTo(int offset) {
        engine.submit(bench -> bench.moving().runTo(new StopAt.Expression(offset)));
    }

    /** Runs to a line of the text that is shown, from 1, or to the next reason to stop. */
    public void runToLine(int line) {
        engine.submit(bench -> bench.moving().runTo(new StopAt.Line(line)));
    }

    /**
     * Runs to a line, from 1, of the program that the module was made from, or to the next reason to stop.
     *
     * @param file as the compiler named it
     */
    public void runToOriginal(String file, int line) {
        engine.submit(bench -> bench.moving().runTo(new StopAt.Original(file, line)));
    }

    /** Whether {@link #step}, {@link #stepOver} and their ways back go by lines of the program, where it has some. */
    public void stepByLine(boolean byLine) {
        engine.submitLight(bench -> bench.moving().byLine(byLine));
    }

    /** Stops before the next instruction, also in an endless loop; ends a long journey through the past as well. */
    public void pause() {
        engine.submitInterrupting(Workbench::pause);
    }

    /**
     * Makes steps by itself, at a speed, until there is a reason to stop or anything else is asked for. Along the record it
     * goes to its end at most. {@link Snapshot#playing} tells of it.
     */
    public void play(Playing how) {
        engine.submit(bench -> bench.player().play(how));
    }

    /** Plays at another speed, in steps a second, from now on; nothing while it does not play. */
    public void playAt(double perSecond) {
        engine.submitLight(bench -> bench.player().speed(perSecond));
    }

    /** One step back. */
    public void stepBack() {
        engine.submit(bench -> bench.moving().go(Going.BACK));
    }

    /** One step back; a call that ended there is gone back over as a whole. */
    public void stepBackOver() {
        engine.submit(bench -> bench.moving().go(Going.BACK_OVER));
    }

    /** Back to the call that the current function was called by. */
    public void stepBackOut() {
        engine.submit(bench -> bench.moving().go(Going.BACK_OUT));
    }

    /** Back to the previous breakpoint or watchpoint, or to the beginning of the call. */
    public void runBack() {
        engine.submit(bench -> bench.moving().go(Going.RUN_BACK));
    }

    /** Moves the cursor to a step of the record; when asked often, only the newest wish counts. */
    public void travelTo(long step) {
        long number = travels.incrementAndGet();
        engine.submit(bench -> {
            if (number == travels.get()) {
                bench.moving().travelTo(step);
            }
        });
    }

    /** Moves the cursor to the first step. */
    public void travelToStart() {
        engine.submit(bench -> bench.moving().travelToStart());
    }

    /** Moves the cursor to the end of the record, where the module can go on. */
    public void travelToEnd() {
        engine.submit(bench -> bench.moving().travelToEnd());
    }

    /** Answers the {@link Snapshot#question}: does what was asked for, or leaves it. */
    public void answer(boolean yes) {
        engine.submit(bench -> bench.acting().answer(yes));
    }

    /** Ends what {@link Snapshot#busy} tells of; the cursor stays where it was. */
    public void cancel() {
        engine.submitCancelling(bench -> bench.moving().cancel());
    }

    // ---- Acting as the host

    /** Writes bytes as the host. Nothing is written when they do not fit. */
    public void hostWrite(int memory, long address, byte... bytes) {
        ByteSlice own = ByteSlice.of(bytes.clone());
        engine.submit(bench -> bench.acting().hostWrite(memory, address, own));
    }

    /** Takes the last host write back, with another host write. */
    public void undo() {
        engine.submit(bench -> bench.acting().undo());
    }

    /** Does again what {@link #undo} took back. */
    public void redo() {
        engine.submit(bench -> bench.acting().redo());
    }

    /** Grows a memory as the host. */
    public void grow(int memory, long pages) {
        engine.submit(bench -> bench.acting().grow(memory, pages));
    }

    /** Notifies, as the host, at most so many who wait at an address of a memory. */
    public void notify(int memory, long address, long count) {
        engine.submit(bench -> bench.acting().notify(memory, address, count));
    }

    /** Ends the wait of a module that waits with a timeout. */
    public void timeOut() {
        engine.submit(bench -> bench.acting().timeOut());
    }

    // ---- Looking

    /**
     * Says which bytes of a memory are visible: snapshots of a running module carry them, and some around them. At a stop
     * they carry everything anyway.
     */
    public void show(int memory, long address, int count) {
        engine.submitLight(bench -> bench.show(new MemoryRange(memory, address, count)));
    }

    /** Says which byte is selected: snapshots carry its history, and the bytes around it, from now on. */
    public void select(int memory, long address) {
        engine.submitLight(bench -> bench.select(new MemoryRange(memory, address, 1)));
    }

    /** No byte is selected any more. */
    public void clearSelection() {
        engine.submitLight(Workbench::clearSelection);
    }

    /** Finds out who wrote a byte before the cursor, as far as that is quick, and tells it on the JavaFX thread. */
    public void writersOf(int memory, long address, Consumer<? super ByteHistory> then) {
        engine.submitAside(bench -> {
            ByteHistory history = bench.history(memory, address);
            door.tell(() -> then.accept(history));
        });
    }

    /** Empties the console. */
    public void clearConsole() {
        engine.submitLight(Workbench::clearConsole);
    }

    /** Ends the engine's thread, also when the module runs. Nothing is published after this. */
    @Override
    public void close() {
        door.shut();
        engine.end();
        finder.shutdownNow();
        surveyor.shutdownNow();
    }

    /** Waits for the engine's thread to end after {@link #close}; false when it takes longer than that. */
    boolean engineEnds(long millis) throws InterruptedException {
        return engine.awaitEnd(millis);
    }
}
