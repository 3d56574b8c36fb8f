package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.words.Words;

/** The bookmarks, in the order of their steps. */
final class BookmarkList {

    private final List<Bookmark> bookmarks = new ArrayList<>();
    private int last;

    void add(String name, long step) {
        String own = name.isBlank() ? Words.of("session.bookmark", Long.toString(step)) : name.strip();
        bookmarks.add(new Bookmark(++last, own, step));
        bookmarks.sort((a, b) -> Long.compare(a.step(), b.step()));
    }

    void rename(int number, String name) {
        if (!name.isBlank()) {
            bookmarks.replaceAll(
                    each -> each.number() == number ? new Bookmark(number, name.strip(), each.step()) : each);
        }
    }

    void remove(int number) {
        bookmarks.removeIf(each -> each.number() == number);
    }

    Optional<Bookmark> find(int number) {
        return bookmarks.stream().filter(each -> each.number() == number).findFirst();
    }

    /** The future from a step on was cut off. */
    void cut(long step) {
        bookmarks.removeIf(each -> each.step() > step);
    }

    void clear() {
        bookmarks.clear();
    }

    List<Bookmark> all() {
        return List.copyOf(bookmarks);
    }
}
