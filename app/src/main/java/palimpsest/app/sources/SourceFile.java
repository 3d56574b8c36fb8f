package palimpsest.app.sources;

import java.util.Optional;

/**
 * A file of the program.
 *
 * @param index in the table of lines
 * @param path as the compiler named it
 * @param text what is in it, where it was found
 */
record SourceFile(int index, String path, Optional<String> text) {

    /** Without its folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path as far as it tells files apart that have one name. */
    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
