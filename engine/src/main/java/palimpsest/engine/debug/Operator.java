package palimpsest.engine.debug;

import java.util.Optional;

/** The operators between two operands, with their binding as in C. */
enum Operator {
    OR("||", 1),
    AND("&&", 2),
    BIT_OR("|", 3),
    BIT_XOR("^", 4),
    BIT_AND("&", 5),
    EQUAL("==", 6),
    NOT_EQUAL("!=", 6),
    SHIFT_LEFT("<<", 8),
    SHIFT_RIGHT(">>", 8),
    LESS_EQUAL("<=", 7),
    GREATER_EQUAL(">=", 7),
    LESS("<", 7),
    GREATER(">", 7),
    PLUS("+", 9),
    MINUS("-", 9),
    TIMES("*", 10),
    DIVIDE("/", 10),
    REMAINDER("%", 10);

    private final String sign;
    private final int binding;

    Operator(String sign, int binding) {
        this.sign = sign;
        this.binding = binding;
    }

    String sign() {
        return sign;
    }

    /** The more, the tighter. */
    int binding() {
        return binding;
    }

    /** The longest one that stands at a place of a text. */
    static Optional<Operator> at(String text, int position) {
        Optional<Operator> found = Optional.empty();
        for (Operator each : values()) {
            if (text.startsWith(each.sign, position)
                    && (found.isEmpty() || each.sign.length() > found.get().sign.length())) {
                found = Optional.of(each);
            }
        }
        return found;
    }
}
