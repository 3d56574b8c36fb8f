package palimpsest.app.examples;

/**
 * Something in a pack that its author will want to mend; the rest of the pack works all the same.
 *
 * @param file its name in the folder
 * @param line from 1; 0 for the file as a whole
 * @param words what is wrong, and what would be right
 */
public record PackFault(String file, int line, String words) {

    /** The place as people name it: {@code sum.md:12}. */
    public String place() {
        return line == 0 ? file : file + ":" + line;
    }
}
