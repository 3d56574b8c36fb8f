package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.history.OriginStep;

/**
 * One station on the way of a byte's value, from where it is back to where it came from.
 *
 * @param step the step that moved or made the value
 * @param words what happened, {@code memory.copy brought it from 0x20}
 * @param at the byte of a memory that is concerned, if one is
 * @param value the byte, 0 to 255; it is the same all the way
 * @param branches for a computed value what it was computed from; each can be followed
 */
public record OriginLink(
        OriginStep.Kind kind,
        long step,
        Place place,
        String words,
        Optional<MemoryRange> at,
        int value,
        List<Branch> branches) {

    public OriginLink {
        branches = List.copyOf(branches);
    }

    /**
     * An operand whose origin can be asked for.
     *
     * @param step the step that takes it
     * @param index its place among the operands that the instruction takes, 0 for the deepest
     * @param value what it was
     * @param part which of its bytes to follow, 0 for the lowest
     */
    public record Branch(long step, int index, Value value, int part) {}
}
