package palimpsest.app.session;

import java.util.Optional;

/**
 * Where an execution ended in a trap.
 *
 * @param message begins with the specification test suite's phrase, then the particulars
 * @param explanation what it means, for a student
 * @param place the instruction that trapped
 * @param access the bytes it wanted, when it was an access to memory
 */
public record TrapView(String message, String explanation, Optional<Place> place, Optional<MemoryRange> access) {}
