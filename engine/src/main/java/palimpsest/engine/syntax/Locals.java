package palimpsest.engine.syntax;

/** A run of locals of one type, as the binary format packs them; {@code count} is unsigned. */
public record Locals(int count, ValueType type) {}
