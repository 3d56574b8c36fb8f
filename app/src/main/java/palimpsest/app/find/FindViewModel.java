package palimpsest.app.find;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableLongValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.session.Bookmark;
import palimpsest.app.session.Difference;
import palimpsest.app.session.Finds;
import palimpsest.app.session.Hit;
import palimpsest.app.session.MemoryImage;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Query;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.Sought;
import palimpsest.app.session.State;
import palimpsest.app.words.Words;
import palimpsest.engine.search.Finder;

/**
 * A search in the memory that is shown, and what it found. It searches while something is typed, and again when the memory
 * has changed, unless that took long.
 */
public final class FindViewModel {

    /** A search that was quicker is done again by itself. */
    private static final long QUICK_NANOS = 300_000_000;
    /** So many places are drawn over the grid at most. */
    private static final int MOST_DRAWN = 4096;

    private static final Comparator<Hit> BY_ADDRESS = Comparator.comparingLong(Hit::address);

    public final SearchTerms terms = new SearchTerms();
    /** Whether somebody wants to find something now; otherwise nothing is searched for or drawn. */
    public final BooleanProperty active = new SimpleBooleanProperty(this, "active");

    private final Session session;
    private final ObservableIntegerValue memory;
    private final ObservableLongValue caret;
    private final Consumer<MemoryRange> goTo;
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    private final ObservableList<Moment> moments =
            FXCollections.observableArrayList(new Moment.LastStop(), new Moment.Step());
    private final ReadOnlyObjectWrapper<BitSet> parts = new ReadOnlyObjectWrapper<>(this, "parts", new BitSet());
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(this, "current", -1);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private final ReadOnlyBooleanWrapper faulty = new ReadOnlyBooleanWrapper(this, "faulty");
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(this, "outdated");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", 1);
    private Query query = () -> {};
    private Optional<MemoryImage> searched = Optional.empty();
    private OptionalLong chosen = OptionalLong.empty();
    private long cursor;
    private long nanos;

    /**
     * Makes a search.
     *
     * @param memory the index of the memory that is shown
     * @param caret the selected byte, from which the next place is looked for
     * @param goTo shows and selects bytes in the grid
     */
    public FindViewModel(
            Session session, ObservableIntegerValue memory, ObservableLongValue caret, Consumer<MemoryRange> goTo) {
        this.session = session;
        this.memory = memory;
        this.caret = caret;
        this.goTo = goTo;
        InvalidationListener again = changed -> search();
        terms.listen(again);
        active.addListener(again);
        memory.addListener(again);
        caret.addListener(changed -> mark());
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** The places that were found, by address; of very many only the first. */
    public ObservableList<Hit> hits() {
        return hits;
    }

    /** The moments that the memory can be compared with. */
    public ObservableList<Moment> moments() {
        return moments;
    }

    /** In which of {@link Finds#PARTS} parts of the memory something was found. */
    public ReadOnlyObjectProperty<BitSet> partsProperty() {
        return parts.getReadOnlyProperty();
    }

    /** The index of the place that is selected in the grid, or -1. */
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** How many places there are, or why there is none, in a few words. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status tells what is wrong with what was typed. */
    public ReadOnlyBooleanProperty faultyProperty() {
        return faulty.getReadOnlyProperty();
    }

    /** Whether the memory has changed since it was searched. */
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /** How much was searched, from 0 to 1; 1 when no search is under way. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    // ---- Going to what was found

    /** Selects a place in the grid. */
    public void choose(Hit hit) {
        chosen = OptionalLong.of(hit.address());
        goTo.accept(new MemoryRange(memory.get(), hit.address(), hit.length()));
        mark();
    }

    /** Selects the next place after the selected byte, or the first after the last. */
    public void next() {
        active.set(true);
        if (!hits.isEmpty()) {
            int after = firstFrom(caret.get() + (isCurrent() ? 1 : 0));
            choose(hits.get(after % hits.size()));
        }
    }

    /** Selects the place before the selected byte, or the last before the first. */
    public void previous() {
        active.set(true);
        if (!hits.isEmpty()) {
            int before = firstFrom(caret.get()) - 1;
            choose(hits.get(Math.floorMod(before, hits.size())));
        }
    }

    /** The place that was chosen is the current one as long as it is selected. */
    private void mark() {
        if (chosen.isPresent() && chosen.getAsLong() != caret.get()) {
            chosen = OptionalLong.empty();
        }
        current.set(chosen.isPresent() ? at(caret.get()) : -1);
    }

    private boolean isCurrent() {
        return current.get() >= 0;
    }

    /** The index of the place that begins at an address, or -1. */
    private int at(long address) {
        int index = firstFrom(address);
        return index < hits.size() && hits.get(index).address() == address ? index : -1;
    }

    /** The index of the first place that begins at an address or after it. */
    private int firstFrom(long address) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.get(middle).address() < address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A place as a line of the list, with the bytes as they were when it was found. */
    HitText text(Hit hit) {
        return HitText.of(searched.orElseThrow(), hit, terms.kind.get() == SearchKind.TEXT);
    }

    /** What was found between two addresses, to be drawn over the grid. */
    public List<Overlay> found(long from, long to) {
        List<Overlay> found = new ArrayList<>();
        int index = firstFrom(from);
        // Places found may overlap, and reach into what is visible.
        while (index > 0 && found.size() < MOST_DRAWN && hits.get(index - 1).end() > from) {
            index--;
        }
        String label = terms.kind.get().toString();
        for (; index < hits.size() && hits.get(index).address() < to && found.size() < MOST_DRAWN; index++) {
            Hit hit = hits.get(index);
            found.add(new Overlay(
                    hit.address(), hit.length(), label, Overlay.Kind.FOUND, index == current.get() ? 1 : 0));
        }
        return found;
    }

    // ---- Searching

    /** Ends the search that is under way; what was found so far stays. */
    public void cancel() {
        if (share.get() < 1) {
            query.cancel();
            share.set(1);
            status.set(Words.of("find.cancelled", hits.size()));
        }
    }

    /** Searches, anew if it did already. */
    public void search() {
        query.cancel();
        query = () -> {};
        share.set(1);
        outdated.set(false);
        Wanted wanted = active.get() ? terms.wanted() : Wanted.NOTHING;
        faulty.set(!wanted.fault().isEmpty());
        Snapshot now = session.snapshot();
        searched = image(now);
        cursor = now.time().cursor();
        if (wanted.sought().isEmpty()) {
            clear(wanted.fault());
        } else if (searched.isEmpty()) {
            clear(Words.of("find.no.memory"));
        } else if (now.state() == State.RUNNING) {
            outdated.set(true);
            status.set(Words.of("find.running"));
        } else {
            begin(wanted.sought().get(), searched.get());
        }
    }

    private void begin(Sought sought, MemoryImage image) {
        Optional<Long> moment = sought instanceof Sought.Changed ? moment() : Optional.empty();
        if (moment.isPresent()) {
            if (moment.get() < 0) {
                faulty.set(true);
                clear(Words.of("find.fault.step"));
                return;
            }
            query = new Comparing(sought).ask(moment.get());
        } else {
            query = session.finds().find(image, sought, new Listening(sought));
        }
    }

    /** The number of steps before the moment to compare with; negative if there is no such, empty for the last stop. */
    private Optional<Long> moment() {
        Moment since = terms.since.get();
        if (since instanceof Moment.LastStop) {
            return Optional.empty();
        }
        return since.cursor().or(() -> {
            try {
                // After step 0, one step is done.
                long after = Long.parseLong(terms.step.get().strip().replace(",", "")) + 1;
                return Optional.of(after <= session.snapshot().time().end() ? after : -1);
            } catch (NumberFormatException none) {
                return Optional.of(-1L);
            }
        });
    }

    private void clear(String words) {
        hits.clear();
        parts.set(new BitSet());
        current.set(-1);
        status.set(words);
    }

    private void show(Snapshot now) {
        keepMoments(now.bookmarks());
        boolean same = image(now).equals(searched) && now.time().cursor() == cursor;
        if (!active.get() || same) {
            return;
        }
        if (now.state() == State.RUNNING || nanos > QUICK_NANOS) {
            query.cancel();
            share.set(1);
            outdated.set(true);
            status.set(Words.of(now.state() == State.RUNNING ? "find.running" : "find.outdated"));
        } else {
            search();
        }
    }

    private void keepMoments(List<Bookmark> bookmarks) {
        List<Moment> now = new ArrayList<>(List.of(new Moment.LastStop(), new Moment.Step()));
        bookmarks.forEach(each -> now.add(new Moment.Kept(each)));
        if (!now.equals(moments)) {
            Moment chosen = terms.since.get();
            moments.setAll(now);
            terms.since.set(now.contains(chosen) ? chosen : now.get(0));
        }
    }

    private Optional<MemoryImage> image(Snapshot now) {
        return memory.get() < now.memories().size()
                ? Optional.of(now.memories().get(memory.get()).image())
                : Optional.empty();
    }

    /** A search that is under way; what an earlier one found stays until there is news. */
    private class Listening implements Finds.Listener {
        private final boolean strings;
        private final long begun = System.nanoTime();
        private final List<Hit> all = new ArrayList<>();
        private long count;

        Listening(Sought sought) {
            this.strings = sought instanceof Sought.Strings;
            share.set(0);
        }

        @Override
        public void found(List<Hit> more) {
            all.addAll(more);
            if (strings) {
                all.sort(BY_ADDRESS);
            }
            shown();
        }

        private void shown() {
            if (!hits.equals(all)) {
                hits.setAll(all);
                mark();
            }
        }

        @Override
        public void counted(long now, BitSet where) {
            count = now;
            parts.set(where);
            status.set(Words.of("find.searching", count));
        }

        @Override
        public void progress(double done) {
            share.set(Math.min(done, Math.nextDown(1.0)));
        }

        @Override
        public void ended(Query.End end) {
            shown();
            share.set(1);
            nanos = System.nanoTime() - begun;
            if (end == Query.End.OUTDATED) {
                outdated.set(true);
                status.set(Words.of("find.outdated"));
            } else if (count > all.size()) {
                status.set(Words.of("find.found.many", count, all.size()));
            } else {
                status.set(Words.of("find.found", count));
            }
        }
    }

    /** What differs from another moment, as places. */
    private final class Comparing extends Listening {
        private final int of = memory.get();
        private final long length =
                searched.map(MemoryImage::length).filter(bytes -> bytes > 0).orElse(1L);

        Comparing(Sought sought) {
            super(sought);
        }

        Query ask(long moment) {
            long from = Math.min(moment, cursor);
            long to = Math.max(moment, cursor);
            return session.queries().difference(from, to, Finds.MOST, new Query.Listener<Difference>() {
                @Override
                public void found(List<Difference> answer) {
                    tell(answer.get(0));
                }

                @Override
                public void progress(double done) {
                    Comparing.this.progress(done);
                }

                @Override
                public void ended(Query.End end) {
                    Comparing.this.ended(end);
                }
            });
        }

        private void tell(Difference difference) {
            BitSet where = new BitSet(Finds.PARTS);
            List<Hit> runs = new ArrayList<>();
            for (Difference.Run run : difference.runs()) {
                MemoryRange range = run.range();
                if (range.memory() == of) {
                    runs.add(new Hit(range.address(), range.length(), Finder.Kind.BYTES));
                    where.set((int) Math.min(Finds.PARTS - 1, (double) range.address() / length * Finds.PARTS));
                }
            }
            found(runs);
            counted(
                    Math.max(
                            runs.size(),
                            difference.totalRuns() - difference.runs().size()),
                    where);
        }
    }
}
