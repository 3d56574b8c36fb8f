package palimpsest.app.history;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.app.session.Query;
import palimpsest.app.words.Words;

/** What one search has found so far, and how it goes. */
public final class Findings {
    /** Nobody reads more. */
    private static final int MOST = 500;

    private final String none;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> readOnly = FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share");
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper(this, "searching");
    private Query query = () -> {};

    /** @param none what to say when a search comes to its end and has found nothing */
    Findings(String none) {
        this.none = none;
    }

    /** In the order of the search. */
    public ObservableList<Entry> entries() {
        return readOnly;
    }

    /** What there is to say below the entries; empty for nothing. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** How much was searched, from 0 to 1. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /** Forgets everything, and shows what is known already. */
    void show(List<Entry> known, String words) {
        cancel();
        if (!known.equals(entries)) {
            entries.setAll(known);
        }
        note.set(words);
    }

    /** Ends the search; what was found stays. */
    public void cancel() {
        query.cancel();
        query = () -> {};
        if (searching.get()) {
            searching.set(false);
            note.set(Words.of("history.cancelled"));
        }
    }

    /** Begins a search. */
    <T> void search(Function<Query.Listener<T>, Query> ask, Function<T, Entry> entry) {
        show(List.of(), "");
        searching.set(true);
        share.set(0);
        query = ask.apply(new Query.Listener<>() {
            @Override
            public void found(List<T> more) {
                more.stream()
                        .limit(Math.max(0, MOST - entries.size()))
                        .map(entry)
                        .forEach(entries::add);
                if (entries.size() >= MOST) {
                    cancel();
                    note.set(Words.of("history.first", MOST));
                }
            }

            @Override
            public void progress(double done) {
                share.set(done);
            }

            @Override
            public void ended(Query.End end) {
                searching.set(false);
                note.set(
                        switch (end) {
                            case COMPLETE -> entries.isEmpty() ? none : "";
                            case TOO_MANY -> Words.of("history.too-many");
                            case OUTDATED -> Words.of("history.outdated");
                        });
            }
        });
    }
}
