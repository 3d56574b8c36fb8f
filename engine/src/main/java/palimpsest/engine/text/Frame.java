package palimpsest.engine.text;

import java.util.Optional;
import palimpsest.engine.syntax.Opcode;

/** A construct of instructions that is not closed yet; a stack of them stands in for recursion. */
final class Frame {

    /** How it was opened, and so how it closes. */
    enum Kind {
        /** The whole sequence; it lies at the bottom of the stack. */
        SEQUENCE,
        /** {@code block … end} and its kin. */
        FLAT_BLOCK,
        /** {@code if …}, before its {@code else}. */
        FLAT_IF,
        /** {@code (op …)}: the instruction is written when it closes. */
        FOLDED_PLAIN,
        /** {@code (block …)} and its kin. */
        FOLDED_BLOCK,
        /** {@code (if …)}, before its {@code (then}. */
        FOLDED_CONDITION,
        /** {@code (if … (then …)}, before its {@code (else}. */
        FOLDED_THEN_DONE,
        /** {@code (if … (then …) (else …)}. */
        FOLDED_ELSE_DONE,
        /** {@code (then …)} or {@code (else …)}. */
        ARM,
        /** {@code (…} with a fault: nothing is written when it closes. */
        SKIPPED
    }

    Kind kind;
    final Opcode opcode;
    /** The token that opened it: the parenthesis or the instruction. */
    final int token;
    /** Where its immediates begin among those that wait. */
    final int pending;

    Optional<String> label = Optional.empty();
    /** What {@link Labels#open} gave back; -1 while the label is not open. */
    int shadowed = -1;

    Frame(Kind kind, Opcode opcode, int token, int pending) {
        this.kind = kind;
        this.opcode = opcode;
        this.token = token;
        this.pending = pending;
    }

    boolean isFlat() {
        return kind == Kind.FLAT_BLOCK || kind == Kind.FLAT_IF;
    }

    /** Whether instructions without parentheses may stand in it. */
    boolean takesPlain() {
        return switch (kind) {
            case SEQUENCE, FLAT_BLOCK, FLAT_IF, FOLDED_BLOCK, ARM, SKIPPED -> true;
            case FOLDED_PLAIN, FOLDED_CONDITION, FOLDED_THEN_DONE, FOLDED_ELSE_DONE -> false;
        };
    }
}
