package palimpsest.app.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What of the session is in a file.
 *
 * @param file the session file it was saved in or opened from
 * @param unsaved whether something worth keeping happened since
 */
public record Saved(Optional<Path> file, boolean unsaved) {

    /** Nothing was saved, and nothing happened. */
    public static final Saved NOTHING = new Saved(Optional.empty(), false);
}
