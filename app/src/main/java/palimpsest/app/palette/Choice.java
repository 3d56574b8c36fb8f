package palimpsest.app.palette;

/**
 * Something that the palette can do.
 *
 * @param words what it is called
 * @param detail what it does or where it leads, in a few words; may be empty
 * @param keys the keys that do it too, as menus show them; may be empty
 * @param possible whether it can be done now
 */
public record Choice(String words, String detail, String keys, boolean possible, Runnable action) {}
