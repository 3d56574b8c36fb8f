package palimpsest.app.hostscript;

import java.util.Optional;
import palimpsest.engine.Loaded;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;

/**
 * What a script acts on, and who hears of it. All methods are called on the thread that the script runs on, which is the
 * machine's own. The script acts on the machine itself: every write, growth, call and setting is an action of the host, so
 * that what it did can be gone through again without it.
 */
public interface ScriptPort {

    /** Where a script's words go. */
    enum Stream {
        OUT,
        ERR
    }

    /** The machine and its store. */
    Machine machine();

    /** Runs what the script has just begun, a call or an instantiation, to its end. The window stops on the way. */
    default Outcome finish() {
        return machine().finish();
    }

    /** The script has done something by itself, such as a write: the moment to look whether somebody wants it to wait. */
    default void acted() {}

    /**
     * The script has read from a memory; neighbouring reads of a line, or of a call of a built-in function, are told as one.
     *
     * @param count how many bytes
     * @param place where the script stands, such as {@code host.js:6}
     */
    default void read(MemoryInstance memory, long address, int count, String place) {}

    /** The script has made a typed array or DataView over a memory. */
    default void viewed(BufferView view) {}

    /** A module that the script gave has become an instance; its start function has not run yet. */
    default void instantiated(ModuleInstance instance) {}

    /** The module that is open in an editor under the name of a text such as {@code sum.wat}, with what was typed since. */
    default Optional<Loaded> open(String name) {
        return Optional.empty();
    }

    /**
     * The script was stopped, but does one thing that nobody can interrupt, such as multiplying huge numbers. Its thread,
     * this time, is not the one that calls this: it comes back when that is done, finds the script's world closed, and
     * must not find anything else of use.
     *
     * @param how what the script would have ended with
     */
    default void lost(ScriptResult.Stopped how) {}

    /** The script prints text, with its line ends. */
    void print(Stream stream, String text);
}
