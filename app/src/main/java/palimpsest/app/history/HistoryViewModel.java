package palimpsest.app.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.ByteReader;
import palimpsest.app.session.OriginLink;
import palimpsest.app.session.Overwritten;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;

/** Who wrote the selected byte, who read it, and where its value came from; all before the cursor. */
public final class HistoryViewModel {
    /** So many of the newest writers are shown without a search. */
    private static final int AT_ONCE = 20;

    private final Session session;
    private final Consumer<Span> reveal;
    private final Findings writers = new Findings(Words.of("history.writers.none"));
    private final Findings readers = new Findings(Words.of("history.readers.none"));
    private final Findings origin = new Findings(Words.of("history.origin.none"));
    private final Findings overwritten = new Findings(Words.of("history.overwritten.none"));
    private final ReadOnlyBooleanWrapper moreWriters = new ReadOnlyBooleanWrapper(this, "moreWriters");
    private final ReadOnlyBooleanWrapper selected = new ReadOnlyBooleanWrapper(this, "selected");
    private Moment moment = new Moment(0, 0, 0, 0);
    private Optional<ByteHistory> known = Optional.empty();

    /** Which byte when: what was found is about this and nothing else. */
    private record Moment(long instance, int memory, long address, long step) {}

    /** @param reveal shows a place in the source */
    public HistoryViewModel(Session session, Consumer<Span> reveal) {
        this.session = session;
        this.reveal = reveal;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Newest first. */
    public Findings writers() {
        return writers;
    }

    /** Newest first. */
    public Findings readers() {
        return readers;
    }

    /** From where the value is back to where it came from. */
    public Findings origin() {
        return origin;
    }

    /** What the step that was asked about wrote over. */
    public Findings overwritten() {
        return overwritten;
    }

    /** Whether a search could find more writers than are shown. */
    public ReadOnlyBooleanProperty moreWritersProperty() {
        return moreWriters.getReadOnlyProperty();
    }

    /** Whether there is a byte to ask about. */
    public ReadOnlyBooleanProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public void searchWriters() {
        moreWriters.set(false);
        known.ifPresent(at -> writers.<ByteHistory.Writer>search(
                listener -> session.queries().writers(at.memory(), at.address(), listener), Entry::of));
    }

    public void searchReaders() {
        known.ifPresent(at -> readers.<ByteReader>search(
                listener -> session.queries().readers(at.memory(), at.address(), listener), Entry::of));
    }

    public void followOrigin() {
        known.ifPresent(at -> origin.<OriginLink>search(
                listener -> session.queries().origin(at.memory(), at.address(), listener), Entry::of));
    }

    /** Follows one of the operands that a value was computed from. */
    public void follow(OriginLink.Branch branch) {
        origin.<OriginLink>search(listener -> session.queries().origin(branch, listener), Entry::of);
    }

    public void searchOverwritten(Entry entry) {
        overwritten.<Overwritten>search(listener -> session.queries().overwritten(entry.step(), listener), Entry::of);
    }

    /** Goes to the moment just after something happened. */
    public void travel(Entry entry) {
        session.travelTo(entry.step() + 1);
    }

    /** Shows in the source what did it. */
    public void reveal(Entry entry) {
        entry.place().shown().ifPresent(reveal);
    }

    private void show(Snapshot now) {
        if (now.state() == State.RUNNING) {
            return;
        }
        Optional<ByteHistory> fresh = now.history();
        selected.set(fresh.isPresent());
        Moment there = new Moment(
                now.instance(),
                fresh.map(ByteHistory::memory).orElse(0),
                fresh.map(ByteHistory::address).orElse(-1L),
                now.time().cursor());
        if (there.equals(moment) && fresh.equals(known)) {
            return;
        }
        if (!there.equals(moment)) {
            readers.show(List.of(), "");
            origin.show(List.of(), "");
            overwritten.show(List.of(), "");
        }
        moment = there;
        known = fresh;
        List<Entry> newest = fresh.map(ByteHistory::writers).orElse(List.of()).stream()
                .limit(AT_ONCE)
                .map(Entry::of)
                .toList();
        boolean all = fresh.map(
                        history -> history.complete() && history.writers().size() <= AT_ONCE)
                .orElse(true);
        moreWriters.set(!all);
        writers.show(
                newest,
                newest.isEmpty() ? fresh.map(HistoryViewModel::nobody).orElse(Words.of("history.unselected")) : "");
    }

    private static String nobody(ByteHistory history) {
        return history.complete() ? Words.of("history.writers.none") : "";
    }
}
