package palimpsest.app.session;

/** A named value: a local, a global, an operand. */
public record Slot(String name, Value value) {}
