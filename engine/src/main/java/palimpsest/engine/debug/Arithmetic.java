package palimpsest.engine.debug;

import palimpsest.engine.debug.Datum.Kind;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;

/** Reckons with two values. The wider type wins, a float over an integer; a number that was written takes the other's type. */
final class Arithmetic {

    private Arithmetic() {}

    static Datum binary(Operator operator, Datum left, Datum right, Span span) throws ExpressionFault {
        if (left.kind() == Kind.TEXT && right.kind() == Kind.TEXT) {
            if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
                return Datum.truth(left.text().equals(right.text()) == (operator == Operator.EQUAL));
            }
        }
        if (!left.kind().isNumber() || !right.kind().isNumber()) {
            Datum odd = left.kind().isNumber() ? right : left;
            throw new ExpressionFault(
                    Phase.INVALID, span, "type mismatch: " + operator.sign() + " takes numbers, not " + word(odd));
        }
        Kind common = common(left, right);
        if (common == Kind.F32 || common == Kind.F64) {
            return floats(operator, left, right, common, span);
        }
        boolean constant = left.literal() && right.literal();
        Datum result = integers(
                operator, convert(left, common).bits(), convert(right, common).bits(), common, span);
        return constant && !isComparison(operator) ? Datum.literal(result.kind(), result.bits()) : result;
    }

    private static String word(Datum datum) {
        return datum.kind() == Kind.TEXT ? "a text" : datum.text();
    }

    private static Kind common(Datum left, Datum right) {
        if (left.literal() != right.literal()) {
            Datum written = left.literal() ? left : right;
            Datum typed = left.literal() ? right : left;
            if (typed.kind() == Kind.F32 && written.kind() != Kind.F32) {
                return Kind.F32;
            }
            if (typed.kind() == Kind.U64 && written.kind().isInteger()) {
                return Kind.U64;
            }
        }
        if (left.kind() == Kind.F64 || right.kind() == Kind.F64) {
            return Kind.F64;
        }
        if (left.kind() == Kind.F32 || right.kind() == Kind.F32) {
            return Kind.F32;
        }
        if (left.kind() == right.kind()) {
            return left.kind();
        }
        return left.kind() == Kind.U64 || right.kind() == Kind.U64 ? Kind.U64 : Kind.I64;
    }

    /** A number in another type, cut off or rounded as needed. */
    static Datum convert(Datum from, Kind to) {
        if (from.kind() == to) {
            return from;
        }
        return switch (to) {
            case F32 ->
                Datum.of(
                        from.kind().isInteger() && from.kind() != Kind.U64
                                ? (float) from.bits()
                                : (float) from.number());
            case F64 -> Datum.of(from.number());
            case I32 -> Datum.of(to, from.kind().isInteger() ? (int) from.bits() : (int) from.number());
            case I64 -> Datum.of(to, from.kind().isInteger() ? from.bits() : (long) from.number());
            case U64 -> Datum.of(to, from.kind().isInteger() ? from.bits() : unsigned(from.number()));
            case TEXT, OTHER -> from;
        };
    }

    private static long unsigned(double number) {
        return number < 0x1p63 ? (long) Math.max(number, 0) : (long) (number - 0x1p63) + Long.MIN_VALUE;
    }

    private static boolean isComparison(Operator operator) {
        return operator.binding() == Operator.LESS.binding() || operator.binding() == Operator.EQUAL.binding();
    }

    private static Datum floats(Operator operator, Datum left, Datum right, Kind kind, Span span)
            throws ExpressionFault {
        double a = convert(left, kind).number();
        double b = convert(right, kind).number();
        double result;
        switch (operator) {
            case EQUAL -> {
                return Datum.truth(a == b);
            }
            case NOT_EQUAL -> {
                return Datum.truth(a != b);
            }
            case LESS -> {
                return Datum.truth(a < b);
            }
            case LESS_EQUAL -> {
                return Datum.truth(a <= b);
            }
            case GREATER -> {
                return Datum.truth(a > b);
            }
            case GREATER_EQUAL -> {
                return Datum.truth(a >= b);
            }
            case PLUS -> result = a + b;
            case MINUS -> result = a - b;
            case TIMES -> result = a * b;
            case DIVIDE -> result = a / b;
            default ->
                throw new ExpressionFault(
                        Phase.INVALID, span, "type mismatch: " + operator.sign() + " takes integers, not floats");
        }
        // Two floats' sum, product or quotient, reckoned in double and rounded once more, is the same as in float.
        return kind == Kind.F32 ? Datum.of((float) result) : Datum.of(result);
    }

    private static Datum integers(Operator operator, long a, long b, Kind kind, Span span) throws ExpressionFault {
        boolean unsigned = kind == Kind.U64;
        int order = unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b);
        if (b == 0 && (operator == Operator.DIVIDE || operator == Operator.REMAINDER)) {
            throw new ExpressionFault(Phase.TRAP, span, "integer divide by zero");
        }
        int bits = kind == Kind.I32 ? 31 : 63;
        long result = switch (operator) {
            case EQUAL -> order == 0 ? 1 : 0;
            case NOT_EQUAL -> order != 0 ? 1 : 0;
            case LESS -> order < 0 ? 1 : 0;
            case LESS_EQUAL -> order <= 0 ? 1 : 0;
            case GREATER -> order > 0 ? 1 : 0;
            case GREATER_EQUAL -> order >= 0 ? 1 : 0;
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> unsigned ? Long.divideUnsigned(a, b) : a / b;
            case REMAINDER -> unsigned ? Long.remainderUnsigned(a, b) : a % b;
            case BIT_AND -> a & b;
            case BIT_OR -> a | b;
            case BIT_XOR -> a ^ b;
            case SHIFT_LEFT -> a << (b & bits);
            case SHIFT_RIGHT -> unsigned ? a >>> (b & bits) : a >> (b & bits);
            case AND, OR -> throw new AssertionError(operator);
        };
        if (isComparison(operator)) {
            return Datum.of(Kind.I32, result);
        }
        return Datum.of(kind, kind == Kind.I32 ? (int) result : result);
    }
}
