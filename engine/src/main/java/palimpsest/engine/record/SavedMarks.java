package palimpsest.engine.record;

import java.util.List;

/**
 * What the user marked in a session.
 *
 * @param bookmarks named moments
 * @param stops breakpoints and watchpoints
 * @param watches expressions to be shown, as they were written
 */
public record SavedMarks(List<Bookmark> bookmarks, List<SavedStop> stops, List<String> watches) {

    /** No marks. */
    public static final SavedMarks NONE = new SavedMarks(List.of(), List.of(), List.of());

    public SavedMarks {
        bookmarks = List.copyOf(bookmarks);
        stops = List.copyOf(stops);
        watches = List.copyOf(watches);
    }

    /** A moment with a name. */
    public record Bookmark(String name, long step) {}
}
