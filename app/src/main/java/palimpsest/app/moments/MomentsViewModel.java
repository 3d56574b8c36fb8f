package palimpsest.app.moments;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.session.Bookmark;
import palimpsest.app.session.Difference;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Query;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.Time;
import palimpsest.app.words.Words;

/** Bookmarks, and the comparison of two moments. */
public final class MomentsViewModel {

    private static final String START = "start";

    private final Session session;
    private final Consumer<MemoryRange> goTo;
    private final ReadOnlyObjectWrapper<List<Bookmark>> bookmarks =
            new ReadOnlyObjectWrapper<>(this, "bookmarks", List.of());
    private final ReadOnlyObjectWrapper<Time> time = new ReadOnlyObjectWrapper<>(this, "time", Time.NONE);
    private final ReadOnlyObjectWrapper<Optional<Difference>> difference =
            new ReadOnlyObjectWrapper<>(this, "difference", Optional.empty());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", 1);
    private Query query = () -> {};
    private long instance;

    /** @param goTo shows bytes in the grid */
    public MomentsViewModel(Session session, Consumer<MemoryRange> goTo) {
        this.session = session;
        this.goTo = goTo;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** In the order of their steps. */
    public ReadOnlyObjectProperty<List<Bookmark>> bookmarksProperty() {
        return bookmarks.getReadOnlyProperty();
    }

    /** The record, and where the cursor is. */
    public ReadOnlyObjectProperty<Time> timeProperty() {
        return time.getReadOnlyProperty();
    }

    /** What differs between the two moments that were compared last. */
    public ReadOnlyObjectProperty<Optional<Difference>> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    /** What there is to say about the comparison; empty for nothing. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** How much of the comparison is done, from 0 to 1; 1 when none is under way. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    // ---- Bookmarks

    public void bookmarkHere(String name) {
        session.bookmarks().addHere(name.strip());
    }

    public void rename(Bookmark bookmark, String name) {
        if (!name.isBlank() && !name.strip().equals(bookmark.name())) {
            session.bookmarks().rename(bookmark.number(), name.strip());
        }
    }

    public void remove(Bookmark bookmark) {
        session.bookmarks().remove(bookmark.number());
    }

    public void goTo(Bookmark bookmark) {
        session.bookmarks().goTo(bookmark.number());
    }

    // ---- Comparing

    /**
     * Compares the moments just after two steps, whichever comes first.
     *
     * @param from a step's number, with or without commas, or {@code start}
     */
    public void compare(String from, String to) {
        cancel();
        Optional<Long> first = step(from);
        Optional<Long> second = step(to);
        if (first.isEmpty() || second.isEmpty()) {
            note.set(Words.of("moments.wrong", name(time.get().end())));
            return;
        }
        note.set("");
        share.set(0);
        query = session.queries()
                .difference(
                        Math.min(first.get(), second.get()),
                        Math.max(first.get(), second.get()),
                        new Query.Listener<Difference>() {
                            @Override
                            public void found(List<Difference> answer) {
                                difference.set(Optional.of(answer.get(0)));
                            }

                            @Override
                            public void progress(double done) {
                                share.set(done);
                            }

                            @Override
                            public void ended(Query.End end) {
                                share.set(1);
                                if (end == Query.End.OUTDATED) {
                                    note.set(Words.of("moments.outdated"));
                                }
                            }
                        });
    }

    /** Ends the comparison. */
    public void cancel() {
        query.cancel();
        query = () -> {};
        share.set(1);
    }

    public void show(Difference.Run run) {
        goTo.accept(run.range());
    }

    /** What a moment is called, as everywhere: the last step done before it. */
    String name(long moment) {
        return moment <= time.get().start() ? START : String.format(Locale.ROOT, "%,d", moment - 1);
    }

    private Optional<Long> step(String typed) {
        if (typed.strip().equals(START)) {
            return Optional.of(time.get().start());
        }
        try {
            return Optional.of(Long.parseLong(typed.strip().replace(",", "")) + 1)
                    .filter(known ->
                            known > time.get().start() && known <= time.get().end());
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private void show(Snapshot now) {
        bookmarks.set(now.bookmarks());
        time.set(now.time());
        if (now.instance() != instance) {
            instance = now.instance();
            cancel();
            difference.set(Optional.empty());
            note.set("");
        }
    }
}
