package palimpsest.app.session;

import java.util.Optional;

/**
 * A structure that is laid over a memory, at the cursor.
 *
 * @param number names it, as long as the session lasts
 * @param address of its first byte, unsigned, if there is one now
 * @param problem why there is none, in plain words
 */
public record LaidView(int number, Laying laying, Optional<Long> address, Optional<String> problem) {}
