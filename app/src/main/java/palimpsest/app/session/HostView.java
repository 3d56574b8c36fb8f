package palimpsest.app.session;

import java.util.Optional;

/**
 * A typed array or DataView that the host script has over a memory, as of the cursor.
 *
 * @param number tells it from the others; the same at every moment
 * @param name the variable that holds it, where the line that made it says so
 * @param type such as {@code Uint8Array}
 * @param range the bytes that it was made over, whether or not they can be seen through it still
 * @param detached whether the memory has grown since, so that its length is 0 now
 * @param place where it was made, such as {@code host.js:6}; empty where unknown
 * @param made the step before which it was made
 */
public record HostView(
        long number,
        Optional<String> name,
        String type,
        MemoryRange range,
        boolean detached,
        Optional<String> place,
        long made) {}
