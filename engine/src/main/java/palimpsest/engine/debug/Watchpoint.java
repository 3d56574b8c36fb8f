package palimpsest.engine.debug;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.memory.Actor;

/**
 * Bytes of a memory that are watched. An access that overlaps them by one byte meets it.
 *
 * @param memory the index of the memory in its store
 * @param from the first address
 * @param to the address after the last, more than {@code from}
 * @param actors whose accesses count
 */
public record Watchpoint(
        int memory,
        long from,
        long to,
        Kind kind,
        Set<Actor> actors,
        boolean enabled,
        Optional<Expression> condition,
        long ignored)
        implements StopPoint {

    public Watchpoint {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a watchpoint from " + from + " to before " + to);
        }
        actors = Set.copyOf(actors);
    }

    /** One that is enabled, for changes by anybody. */
    public static Watchpoint on(int memory, long from, long to) {
        return new Watchpoint(memory, from, to, Kind.CHANGES, EnumSet.allOf(Actor.class), true, Optional.empty(), 0);
    }

    public Watchpoint kind(Kind newKind) {
        return new Watchpoint(memory, from, to, newKind, actors, enabled, condition, ignored);
    }

    public Watchpoint by(Actor first, Actor... others) {
        return new Watchpoint(memory, from, to, kind, EnumSet.of(first, others), enabled, condition, ignored);
    }

    public Watchpoint when(Expression newCondition) {
        return new Watchpoint(memory, from, to, kind, actors, enabled, Optional.of(newCondition), ignored);
    }

    public Watchpoint ignoring(long newIgnored) {
        return new Watchpoint(memory, from, to, kind, actors, enabled, condition, newIgnored);
    }

    public Watchpoint enabled(boolean newEnabled) {
        return new Watchpoint(memory, from, to, kind, actors, newEnabled, condition, ignored);
    }

    boolean touches(int inMemory, long address, long count) {
        return inMemory == memory && count > 0 && address >= 0 && address < to && from - address < count;
    }

    /** When it is met. */
    public enum Kind {
        /** A write that leaves another value. */
        CHANGES,
        /** A write, also of the value that was there. */
        ANY_WRITE,
        /** A read by an instruction. Looking at a memory is no read. */
        READ
    }
}
