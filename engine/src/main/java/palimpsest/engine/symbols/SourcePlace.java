package palimpsest.engine.symbols;

/**
 * A place in a file of the program that a module was made from.
 *
 * @param file its index in {@link LineTable#files}
 * @param line from 1
 * @param column from 1, 0 where it is not known
 */
public record SourcePlace(int file, int line, int column) {

    /** Whether it is on the same line of the same file. */
    public boolean sameLine(SourcePlace other) {
        return file == other.file && line == other.line;
    }
}
