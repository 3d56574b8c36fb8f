package palimpsest.app.session;

import java.util.Optional;

/**
 * A value on the operand stack.
 *
 * @param from the instruction that put it there, where it is known
 * @param origin where it came from in a few words, such as {@code the call's argument}; empty where it is not known
 */
public record Operand(Value value, Optional<Place> from, String origin) {}
