package palimpsest.engine.exec;

import java.util.Optional;
import palimpsest.engine.syntax.Opcode;

/**
 * A comparison of integers in a few normal forms: greater is less with the operands swapped, and what is left is the
 * opposite of another.
 *
 * @param swapped whether the right operand is the relation's left one
 */
record Comparison(Relation relation, boolean swapped) {

    /** How the left number stands to the right. Unsigned 32-bit numbers compare as 64-bit ones do, being zero-extended. */
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS_32,
        NOT_LESS_32,
        LESS_64,
        NOT_LESS_64,
        /** Unsigned. */
        BELOW_64,
        NOT_BELOW_64;

        Relation opposite() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS_32 -> NOT_LESS_32;
                case NOT_LESS_32 -> LESS_32;
                case LESS_64 -> NOT_LESS_64;
                case NOT_LESS_64 -> LESS_64;
                case BELOW_64 -> NOT_BELOW_64;
                case NOT_BELOW_64 -> BELOW_64;
            };
        }

        private boolean isOrder() {
            return this != EQUAL && this != NOT_EQUAL;
        }
    }

    /** A comparison with a constant on its right. */
    record WithConstant(Relation relation, long constant) {}

    /** The comparison that an instruction makes, if it compares two integers. */
    static Optional<Comparison> of(Opcode opcode) {
        return switch (opcode) {
            case I32_EQ, I64_EQ -> plain(Relation.EQUAL);
            case I32_NE, I64_NE -> plain(Relation.NOT_EQUAL);
            case I32_LT_S -> plain(Relation.LESS_32);
            case I32_GE_S -> plain(Relation.NOT_LESS_32);
            case I32_GT_S -> swapped(Relation.LESS_32);
            case I32_LE_S -> swapped(Relation.NOT_LESS_32);
            case I32_LT_U, I64_LT_S -> plain(Relation.LESS_64);
            case I32_GE_U, I64_GE_S -> plain(Relation.NOT_LESS_64);
            case I32_GT_U, I64_GT_S -> swapped(Relation.LESS_64);
            case I32_LE_U, I64_LE_S -> swapped(Relation.NOT_LESS_64);
            case I64_LT_U -> plain(Relation.BELOW_64);
            case I64_GE_U -> plain(Relation.NOT_BELOW_64);
            case I64_GT_U -> swapped(Relation.BELOW_64);
            case I64_LE_U -> swapped(Relation.NOT_BELOW_64);
            default -> Optional.empty();
        };
    }

    private static Optional<Comparison> plain(Relation relation) {
        return Optional.of(new Comparison(relation, false));
    }

    private static Optional<Comparison> swapped(Relation relation) {
        return Optional.of(new Comparison(relation, true));
    }

    Comparison negated() {
        return new Comparison(relation.opposite(), swapped);
    }

    /** The same with a constant as its right operand: more than a number is no less than its successor, if it has one. */
    Optional<WithConstant> with(long constant) {
        if (!swapped || !relation.isOrder()) {
            return Optional.of(new WithConstant(relation, constant));
        }
        boolean last = switch (relation) {
            case LESS_32, NOT_LESS_32 -> (int) constant == Integer.MAX_VALUE;
            case BELOW_64, NOT_BELOW_64 -> constant == -1;
            default -> constant == Long.MAX_VALUE;
        };
        return last ? Optional.empty() : Optional.of(new WithConstant(relation.opposite(), constant + 1));
    }
}
