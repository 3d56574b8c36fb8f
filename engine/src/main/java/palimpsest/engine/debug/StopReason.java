package palimpsest.engine.debug;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.ByteSlice;

/** Why execution stopped. */
public sealed interface StopReason {

    /** What {@link Motion} asked for is done. */
    record StepDone() implements StopReason {}

    /** A breakpoint in the code; the instruction comes next. */
    record AtBreakpoint(Met met) implements StopReason {}

    /** A watchpoint; the access is made. */
    record WatchHit(Met met, Hit hit) implements StopReason {}

    /** A memory grew, perhaps by nothing: that too takes a host's views of it away. */
    record Grew(Met met, int memory, long lengthBefore, long lengthAfter, Actor by) implements StopReason {}

    /** A function of the host is about to be called, or has returned. */
    record HostCall(Met met, String function, boolean returned) implements StopReason {}

    /** It trapped. In a call that a host function made, the host function does not know it yet. */
    record Trapped(Trap trap) implements StopReason {}

    /** An exception left the outermost function. */
    record Threw(ExceptionInstance exception, Trap trap) implements StopReason {}

    /** The call, or the instantiation, came to its end. */
    record Ended(List<Value> results) implements StopReason {
        public Ended {
            results = List.copyOf(results);
        }
    }

    /** A host function ended the program. */
    record Exited(int code) implements StopReason {}

    /** It waits to be notified; until then it does not go on. */
    record Waits() implements StopReason {}

    /** Somebody paused it. */
    record Paused() implements StopReason {}

    /** The portion of steps is over, what was asked for is not; see {@link Debugger#goOn}. */
    record PortionDone() implements StopReason {}

    /** There is no step before this one. */
    record StartOfRecord() implements StopReason {}

    /** There is no step after this one yet, and nothing is under way that could make one. */
    record EndOfRecord() implements StopReason {}

    /** Nothing called the function that was to be left backwards. */
    record NoCaller() implements StopReason {}

    /** Somebody ended the motion; the cursor is where it was when it began, or, forwards, where it had come to. */
    record Cancelled() implements StopReason {}

    /**
     * A breakpoint or watchpoint that was met.
     *
     * @param id as {@link Debugger#add} gave it
     * @param hits how often it was met between the place where it was armed and here, this time included; empty where
     *     that is not known, after a far journey by other ways than motions
     * @param problem why its condition could not be evaluated
     */
    record Met(int id, StopPoint point, OptionalLong hits, Optional<String> problem) {}

    /**
     * An access to watched bytes.
     *
     * @param step the step that made it
     * @param write whether it wrote
     * @param address the first byte that is both accessed and watched
     * @param before those bytes as they were; at most {@value #SHOWN}
     * @param after those bytes as they are
     * @param operation the instruction's mnemonic, or a word for what the host or the instantiation did
     * @param place such as {@code sum.wat:10:5} or {@code host.js:6}
     */
    record Hit(
            long step,
            Actor actor,
            boolean write,
            int memory,
            long address,
            ByteSlice before,
            ByteSlice after,
            String operation,
            String place) {
        static final int SHOWN = 64;
    }
}
