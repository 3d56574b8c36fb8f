package palimpsest.app.session;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.memory.Actor;

/** A place or an event at which somebody wants to stop. */
public sealed interface StopAt {

    /** Before the first instruction of a line of the text that is shown, from 1. */
    record Line(int line) implements StopAt {}

    /** Before the innermost expression around an offset of the text that is shown. */
    record Expression(int offset) implements StopAt {}

    /**
     * Before a line of the program that the module was made from, or the next that has code.
     *
     * @param file as the compiler named it
     * @param line from 1
     */
    record Original(String file, int line) implements StopAt {}

    /** Where a function is entered. */
    record Function(int index) implements StopAt {}

    /** Before a call of the host and after it; of all its functions, or of one by its name. */
    record HostCalls(Optional<String> function) implements StopAt {}

    /** After a memory grew. */
    record Growth() implements StopAt {}

    /** At a trap, also where the host would hear of it and go on. */
    record Traps() implements StopAt {}

    /** At accesses to bytes of a memory; one byte in common is enough. */
    record Bytes(MemoryRange range, Access access, Set<Actor> actors) implements StopAt {
        public Bytes {
            actors = Set.copyOf(actors);
        }

        /** At changes, whoever makes them. */
        public static Bytes changes(MemoryRange range) {
            return new Bytes(range, Access.CHANGES, EnumSet.allOf(Actor.class));
        }
    }

    /** Which accesses count. */
    enum Access {
        /** A write that leaves another value. */
        CHANGES,
        /** A write, also of the value that was there. */
        ANY_WRITE,
        /** A read, by an instruction or the host. */
        READ
    }
}
