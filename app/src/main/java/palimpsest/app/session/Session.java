package palimpsest.app.session;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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

    /** A session whose snapshots arrive on whatever thread {@code fx} runs things on; that thread calls the intents. */
    public Session(Executor fx) {
        this.door = new Door(fx, snapshot::set);
        this.engine = new EngineThread(door);
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

    /** Opens a file: a binary when it begins as one, otherwise a text in UTF-8. Replaces what was open. */
    public void open(String name, byte[] bytes) {
        byte[] own = bytes.clone();
        engine.submit(bench -> bench.open(name, own));
    }

    /** Opens a text, also again after it was edited. Replaces what was open. */
    public void openText(String name, String text) {
        engine.submit(bench -> bench.openText(name, text));
    }

    /** Forgets what is open. */
    public void closeProgram() {
        engine.submit(Workbench::closeProgram);
    }

    /** Makes an instance: imports stand in, data segments are copied, {@code start} runs. */
    public void instantiate() {
        engine.submit(bench -> bench.instantiate(false));
    }

    /** Makes an instance and stops before the first thing that does something. */
    public void instantiateStepping() {
        engine.submit(bench -> bench.instantiate(true));
    }

    /** Throws the instance away and makes a new one of the same module. */
    public void restart() {
        engine.submit(bench -> bench.instantiate(false));
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

    /** Stops before the next instruction, also in an endless loop. */
    public void pause() {
        engine.submit(Workbench::pause);
    }

    /** Goes on after a pause. */
    public void resume() {
        engine.submit(Workbench::resume);
    }

    /** Executes one instruction, then stops. A module that is not instantiated begins its instantiation. */
    public void step() {
        engine.submit(Workbench::step);
    }

    /** Gives up the execution that runs or is paused; the instance stays as it is. */
    public void stop() {
        engine.submit(Workbench::stop);
    }

    /** Writes bytes as the host. Nothing is written when they do not fit. */
    public void hostWrite(int memory, long address, byte... bytes) {
        ByteSlice own = ByteSlice.of(bytes.clone());
        engine.submit(bench -> bench.hostWrite(memory, address, own));
    }

    /** Takes the last host write back, with another host write. */
    public void undo() {
        engine.submit(Workbench::undo);
    }

    /** Does again what {@link #undo} took back. */
    public void redo() {
        engine.submit(Workbench::redo);
    }

    /** Grows a memory as the host. */
    public void grow(int memory, long pages) {
        engine.submit(bench -> bench.grow(memory, pages));
    }

    /** Notifies, as the host, at most so many who wait at an address of a memory. */
    public void notify(int memory, long address, long count) {
        engine.submit(bench -> bench.notify(memory, address, count));
    }

    /** Ends the wait of a module that waits with a timeout. */
    public void timeOut() {
        engine.submit(Workbench::timeOut);
    }

    /**
     * Says which bytes of a memory are visible: snapshots of a running module carry them, and some around them. At a stop
     * they carry everything anyway.
     */
    public void show(int memory, long address, int count) {
        engine.submit(bench -> bench.show(new MemoryRange(memory, address, count)));
    }

    /** Says which byte is selected: snapshots carry its history, and the bytes around it, from now on. */
    public void select(int memory, long address) {
        engine.submit(bench -> bench.select(new MemoryRange(memory, address, 1)));
    }

    /** No byte is selected any more. */
    public void clearSelection() {
        engine.submit(Workbench::clearSelection);
    }

    /** Finds out who wrote a byte, and tells it on the JavaFX thread. */
    public void writersOf(int memory, long address, Consumer<? super ByteHistory> then) {
        engine.submit(bench -> {
            ByteHistory history = bench.history(memory, address);
            door.tell(() -> then.accept(history));
        });
    }

    /** Empties the console. */
    public void clearConsole() {
        engine.submit(Workbench::clearConsole);
    }

    /** Ends the engine's thread, also when the module runs. Nothing is published after this. */
    @Override
    public void close() {
        door.shut();
        engine.end();
    }

    /** Waits for the engine's thread to end after {@link #close}; false when it takes longer than that. */
    boolean engineEnds(long millis) throws InterruptedException {
        return engine.awaitEnd(millis);
    }
}
