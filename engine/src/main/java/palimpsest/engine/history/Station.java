package palimpsest.engine.history;

import java.util.Optional;
import palimpsest.engine.runtime.FunctionInstance;

/**
 * Where a value in a slot came from: it was made there, or came there from another station.
 *
 * @param step when
 * @param effect the instruction that did it; empty for the host and for what no instruction does
 * @param index which local, global, argument or result
 * @param function whose argument or result it is
 * @param before the station it came from; {@link #UNKNOWN} where it begins
 */
record Station(
        Kind kind,
        long step,
        Optional<Effect> effect,
        int index,
        Optional<FunctionInstance> function,
        Optional<Station> before) {

    /** It was there already. */
    static final Station UNKNOWN =
            new Station(Kind.UNKNOWN, -1, Optional.empty(), 0, Optional.empty(), Optional.empty());

    enum Kind {
        UNKNOWN,
        /** An instruction made the value. */
        MADE,
        LOCAL,
        GLOBAL,
        ARGUMENT,
        RESULT,
        SELECTED,
        /** An exception carried it. */
        THROWN,
        HOST_ARGUMENT,
        HOST_RESULT,
        HOST_GLOBAL,
        /** A local that is no parameter begins as zero. */
        ZERO,
        /** A global whose value was set before. */
        OLD_GLOBAL,
        /** It is not known what became of it. */
        LOST
    }

    static Station made(long step, Effect effect) {
        return new Station(Kind.MADE, step, Optional.of(effect), 0, Optional.empty(), Optional.empty());
    }

    static Station moved(Kind kind, long step, Effect effect, int index, Station before) {
        return new Station(kind, step, Optional.of(effect), index, Optional.empty(), Optional.of(before));
    }
}
