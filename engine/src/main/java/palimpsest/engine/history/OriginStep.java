package palimpsest.engine.history;

import java.util.List;
import java.util.Optional;

/**
 * One station of a value on its way, told backwards.
 *
 * @param step when it was there; the number of the step that moved or made it
 * @param words what happened, in plain words
 * @param at the byte of a memory that is concerned, if one is
 * @param value the byte's value, 0 to 255; it is the same all the way
 * @param operands for a computed value what it was computed from; each can be followed
 */
public record OriginStep(
        Kind kind, long step, Place place, String words, Optional<At> at, int value, List<OriginOperand> operands) {

    public OriginStep {
        operands = List.copyOf(operands);
    }

    /** A byte of a memory, by the memory's index in its store. */
    public record At(int memory, long address) {}

    /** What a station is. From some the way goes on; others end it. */
    public enum Kind {
        /** An instruction stored the value. */
        STORED(false),
        /** {@code memory.copy} brought the byte from {@link OriginStep#at()}. */
        COPIED(false),
        /** An instruction loaded the byte at {@link OriginStep#at()}. */
        LOADED(false),
        /** It was put into a local. */
        LOCAL(false),
        /** It was put into a global. */
        GLOBAL(false),
        /** It was handed to a function. */
        ARGUMENT(false),
        /** A function gave it back. */
        RESULT(false),
        /** {@code select} chose it. */
        SELECTED(false),
        /** An instruction took or moved the byte without changing it. */
        CONVERTED(false),
        /** A data segment holds it. */
        DATA(true),
        /** A constant. */
        CONSTANT(true),
        /** {@code memory.fill} spread a value, which can be followed. */
        FILLED(false),
        /** Computed from operands, which can be followed. */
        COMPUTED(true),
        /** The host wrote, gave or returned it. */
        HOST(true),
        /** Zero since the memory grew. */
        GROWN(true),
        /** Zero since the memory, or the local, was made. */
        ZERO(true),
        /** What a global held at first. */
        INITIAL(true),
        /** Here it is not followed any further; {@link OriginStep#words()} says why. */
        UNFOLLOWED(true);

        private final boolean last;

        Kind(boolean last) {
            this.last = last;
        }

        /** Whether the way ends there. */
        public boolean isLast() {
            return last;
        }
    }
}
