package palimpsest.app.recovery;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A text that was typed and not saved.
 *
 * @param name what it is called in the window
 * @param file where it is saved, if it was
 * @param saved the text in that file, or what it began with
 * @param text the text as it was typed
 */
public record Draft(String name, Optional<Path> file, String saved, String text) {}
