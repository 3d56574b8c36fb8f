package palimpsest.engine.timeline;

import java.util.List;
import palimpsest.engine.runtime.Value;

/**
 * One of the things in a record that stand out: what the host did, and growths and ends of calls.
 *
 * @param step the number of the step that it is, or before which it was
 * @param what the function, the instance, or the memory and place, in plain words
 * @param values arguments of a call, results of a return; else none
 */
public record Happening(long step, Kind kind, String what, List<Value> values) {

    public Happening {
        values = List.copyOf(values);
    }

    /** What it is. */
    public enum Kind {
        INSTANTIATION,
        /** The host calls a function of a module. */
        CALL,
        /** A call that the host made traps, throws or exits. */
        FAILURE,
        /** A function of the host returns. */
        HOST_RETURN,
        /** A function of the host throws, traps or exits. */
        HOST_FAILURE,
        HOST_WRITE,
        /** A memory has grown, be it by the host or by a module. */
        GROWTH,
        /** The host sets a global, or changes a table. */
        HOST_CHANGE,
        /** The host wakes a call that waits, lets it time out, or gives everything up. */
        HOST_CONTROL
    }
}
