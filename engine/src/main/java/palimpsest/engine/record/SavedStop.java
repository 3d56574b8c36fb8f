package palimpsest.engine.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.debug.Watchpoint;
import palimpsest.engine.memory.Actor;

/**
 * A breakpoint or watchpoint. See {@link palimpsest.engine.debug.StopPoint}.
 *
 * @param condition as it was written
 */
public record SavedStop(Place place, boolean enabled, Optional<String> condition, long ignored) {

    /** Where or when to stop. */
    public sealed interface Place {}

    /** Before instructions. */
    public record InCode(List<CodePlace> places) implements Place {
        public InCode {
            places = List.copyOf(places);
        }
    }

    /**
     * An instruction, or the entry of a function, whatever the encoding of the code.
     *
     * @param module the module's number in the record
     * @param function its index in the module
     * @param instruction how many instructions of the function stand before it, block structure included; -1 for the entry
     */
    public record CodePlace(int module, int function, int instruction) {}

    /** Around calls of the host. */
    public record HostCalls(Optional<String> function) implements Place {}

    /** After a growth. */
    public record Growths() implements Place {}

    /** At traps inside of calls of the host. */
    public record Traps() implements Place {}

    /** At accesses to bytes of a memory; {@code to} is the address after the last. */
    public record Bytes(int memory, long from, long to, Watchpoint.Kind kind, Set<Actor> actors) implements Place {
        public Bytes {
            actors = Set.copyOf(actors);
        }
    }
}
