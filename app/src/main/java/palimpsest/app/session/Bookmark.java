package palimpsest.app.session;

/**
 * A moment with a name.
 *
 * @param number names it, as long as the session lasts
 */
public record Bookmark(int number, String name, long step) {}
