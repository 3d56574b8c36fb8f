package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/**
 * Why execution stopped, or the cursor stands where it does.
 *
 * @param words in a sentence
 * @param place the instruction that stopped it: the next one, or for an access the one that made it
 * @param hits the breakpoints and watchpoints that were met, in the order of their numbers
 */
public record StopView(Kind kind, String words, Optional<Place> place, List<Hit> hits) {

    public StopView {
        hits = List.copyOf(hits);
    }

    /** The kinds of reasons. */
    public enum Kind {
        /** What was asked for is done: a step, a run to a place. */
        DONE,
        /** Somebody paused it. */
        PAUSED,
        BREAKPOINT,
        WATCHPOINT,
        GROWTH,
        HOST_CALL,
        TRAP,
        /** The call, or the instantiation, is over. */
        ENDED,
        /** The module waits to be notified. */
        WAITS,
        /** Somebody travelled here. */
        TRAVELLED,
        /** There is nothing before this step. */
        START,
        /** There is nothing recorded after this step. */
        END,
        /** It was ended before it came to its goal. */
        CANCELLED
    }

    /**
     * A breakpoint or watchpoint that was met.
     *
     * @param stopPoint its number, if it still exists
     * @param words what was met, {@code i32.store wrote 4 bytes at 0x10}
     * @param access what was accessed, for a watchpoint
     */
    public record Hit(OptionalInt stopPoint, String words, Optional<Access> access) {}

    /**
     * An access to watched bytes.
     *
     * @param step the step that made it
     * @param range the bytes that are both accessed and watched
     * @param before those bytes as they were; the first 64 at most
     * @param after those bytes as they are
     */
    public record Access(
            long step, Actor actor, boolean write, MemoryRange range, ByteSlice before, ByteSlice after, Place place) {}
}
