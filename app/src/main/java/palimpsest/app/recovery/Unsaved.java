package palimpsest.app.recovery;

import java.util.Optional;

/**
 * All that is not saved.
 *
 * @param session what the session is called, if there is one worth keeping
 */
public record Unsaved(Optional<Draft> source, Optional<Draft> script, Optional<String> session) {
    public static final Unsaved NOTHING = new Unsaved(Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isEmpty() {
        return equals(NOTHING);
    }
}
