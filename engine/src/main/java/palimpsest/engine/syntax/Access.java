package palimpsest.engine.syntax;

/**
 * How an instruction touches a linear memory.
 *
 * @param kind whether it reads, writes or both
 * @param width the bytes it touches; 0 where an operand says how many
 */
public record Access(Kind kind, int width) {

    /** Reading, writing, or both. */
    public enum Kind {
        READ,
        WRITE,
        READ_WRITE
    }

    public boolean writes() {
        return kind != Kind.READ;
    }
}
