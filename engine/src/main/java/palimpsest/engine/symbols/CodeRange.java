package palimpsest.engine.symbols;

/**
 * Some code.
 *
 * @param start the offset in the module of its first byte
 * @param end the offset after its last
 */
public record CodeRange(int start, int end) {

    /** Whether the byte at an offset of the module is in it. */
    public boolean holds(int offset) {
        return start <= offset && offset < end;
    }
}
