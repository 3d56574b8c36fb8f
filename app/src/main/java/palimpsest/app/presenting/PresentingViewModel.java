package palimpsest.app.presenting;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.session.Change;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.NextStep;
import palimpsest.app.session.Overwritten;
import palimpsest.app.session.Query;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.StopView;
import palimpsest.app.session.Time;
import palimpsest.app.session.TimelineEvent;
import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/** What the last step did, and which bytes it is about. */
public final class PresentingViewModel {
    /** More is a run, not a step: no light then. */
    private static final long MOST_LIT = 256;
    /** Bytes that are read out. */
    private static final int MOST_TOLD = 8;
    /** What was seen of steps to come; of more the oldest are forgotten. */
    private static final int MOST_KNOWN = 10_000;

    private final Session session;
    private final ReadOnlyObjectWrapper<StepWords> happened =
            new ReadOnlyObjectWrapper<>(this, "happened", StepWords.NONE);
    private final ReadOnlyObjectWrapper<Optional<Spot>> spot =
            new ReadOnlyObjectWrapper<>(this, "spot", Optional.empty());
    private final ReadOnlyStringWrapper where = new ReadOnlyStringWrapper(this, "where", "");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    /** What each step was about to do when the cursor stood before it. */
    private final TreeMap<Long, NextStep> known = new TreeMap<>();

    private long instance;
    private long end;
    private Optional<Query> asking = Optional.empty();
    /** What was asked for last: an answer makes a snapshot too, and is no reason to ask again. */
    private Optional<Asked> asked = Optional.empty();

    private record Asked(long instance, long step, long end) {}

    public PresentingViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, before, now) -> show(now));
        show(session.snapshot());
    }

    /** What the last step did. */
    ReadOnlyObjectProperty<StepWords> happenedProperty() {
        return happened.getReadOnlyProperty();
    }

    /** The bytes that the last step wrote or read, if it did; of a long run none. */
    public ReadOnlyObjectProperty<Optional<Spot>> spotProperty() {
        return spot.getReadOnlyProperty();
    }

    /** {@code Step 42 of 58}. */
    public ReadOnlyStringProperty whereProperty() {
        return where.getReadOnlyProperty();
    }

    /** Why it stands there, where that is news: a breakpoint, an end. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    private void show(Snapshot now) {
        Time time = now.time();
        forget(now);
        now.next().ifPresent(next -> known.put(time.cursor(), next));
        if (now.changes().stream().anyMatch(change -> change.actor() == Actor.HOST)) {
            // What the module was about to do then, the host has come before.
            known.remove(time.cursor() - 1);
        }
        while (known.size() > MOST_KNOWN) {
            known.pollFirstEntry();
        }
        where.set(where(time));
        note.set(now.stopped()
                .filter(stop -> isNews(stop.kind()))
                .map(StopView::words)
                .orElse(""));
        spot.set(spot(now));
        Optional<Asked> wanted = wanted(now);
        if (wanted.isPresent() && wanted.equals(asked)) {
            return;
        }
        asking.ifPresent(Query::cancel);
        asking = Optional.empty();
        asked = wanted;
        happened.set(happened(now));
    }

    /** The step that only the record can tell of. */
    private Optional<Asked> wanted(Snapshot now) {
        long last = now.time().cursor() - 1;
        boolean told = now.state() == State.RUNNING
                || now.trap().isPresent()
                || !now.time().hasPast()
                || known.containsKey(last);
        return told
                ? Optional.empty()
                : Optional.of(new Asked(now.instance(), last, now.time().end()));
    }

    /** Another instance, or another future, has other steps. */
    private void forget(Snapshot now) {
        if (now.instance() != instance || now.time().end() < end) {
            known.tailMap(now.instance() == instance ? now.time().end() : 0, true)
                    .clear();
        }
        instance = now.instance();
        end = now.time().end();
    }

    private static String where(Time time) {
        if (time.end() == time.start()) {
            return "";
        }
        if (!time.hasPast()) {
            return Words.of("presenting.start");
        }
        return time.hasFuture()
                ? Words.of("presenting.step.of", time.cursor() - 1, time.end() - 1)
                : Words.of("presenting.step", time.cursor() - 1);
    }

    private static boolean isNews(StopView.Kind kind) {
        return switch (kind) {
            case BREAKPOINT, WATCHPOINT, GROWTH, HOST_CALL, WAITS, CANCELLED, ENDED -> true;
            case DONE, PAUSED, TRAP, TRAVELLED, START, END -> false;
        };
    }

    private StepWords happened(Snapshot now) {
        long last = now.time().cursor() - 1;
        if (now.state() == State.RUNNING) {
            return new StepWords(Words.of("presenting.running"), "");
        }
        if (now.trap().isPresent()) {
            return new StepWords(
                    Words.of("presenting.trap"), sentence(now.trap().get().message()));
        }
        if (!now.time().hasPast()) {
            return new StepWords(Words.of("presenting.nothing"), Words.of("presenting.nothing.words"));
        }
        NextStep seen = known.get(last);
        if (seen != null) {
            return new StepWords(seen.op(), seen.words());
        }
        ask(last, next(now));
        return new StepWords(Words.of("presenting.step", last), next(now));
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String next(Snapshot now) {
        return now.next()
                .map(next -> Words.of("presenting.next", next.op(), next.words()))
                .orElse("");
    }

    /** Of a step that nobody has stood before, the record still tells what it wrote, or which event it was. */
    private void ask(long step, String otherwise) {
        asking = Optional.of(session.queries().overwritten(step, new Gathering<>(written -> {
            if (written.isEmpty()) {
                askForEvent(step, otherwise);
            } else {
                happened.set(new StepWords(
                        written.get(0).place().op(),
                        written.stream().map(PresentingViewModel::words).collect(Collectors.joining(" "))));
            }
        })));
    }

    private void askForEvent(long step, String otherwise) {
        asking = Optional.of(session.queries()
                .events(
                        step,
                        step + 1,
                        new Gathering<>(found -> found.stream()
                                .flatMap(events -> events.events().stream())
                                .filter(event -> event.step() == step)
                                .findFirst()
                                .ifPresent(event -> happened.set(new StepWords(
                                        event.kind() == TimelineEvent.Kind.CALL
                                                ? Words.of("presenting.call", event.words())
                                                : event.words(),
                                        otherwise))))));
    }

    /**
     * Gathers all answers of a query.
     *
     * @param <T> an answer
     */
    private record Gathering<T>(List<T> answers, Consumer<List<T>> then) implements Query.Listener<T> {
        Gathering(Consumer<List<T>> then) {
            this(new ArrayList<>(), then);
        }

        @Override
        public void found(List<T> more) {
            answers.addAll(more);
        }

        @Override
        public void ended(Query.End how) {
            then.accept(answers);
        }
    }

    private static String words(Overwritten written) {
        return Words.of(
                "presenting.wrote." + written.actor().name().toLowerCase(Locale.ROOT),
                Addresses.shortHex(written.range().address()),
                hex(written.before()),
                hex(written.after()));
    }

    private static String hex(ByteSlice bytes) {
        byte[] all = bytes.toBytes();
        String first = HexFormat.ofDelimiter(" ").formatHex(all, 0, Math.min(MOST_TOLD, all.length));
        return all.length > MOST_TOLD ? first + " \u2026" : first;
    }

    private Optional<Spot> spot(Snapshot now) {
        if (now.state() == State.RUNNING) {
            return Optional.empty();
        }
        List<MemoryRange> written = now.changes().stream().map(Change::range).toList();
        if (!written.isEmpty() && now.changesComplete()) {
            return spot(written, Spot.Kind.WRITTEN);
        }
        NextStep last = known.get(now.time().cursor() - 1);
        List<MemoryRange> read = last != null ? last.reads() : now.reads();
        return read.isEmpty() ? Optional.empty() : spot(read, Spot.Kind.READ);
    }

    private static Optional<Spot> spot(List<MemoryRange> ranges, Spot.Kind kind) {
        int memory = ranges.get(0).memory();
        List<MemoryRange> here =
                ranges.stream().filter(range -> range.memory() == memory).toList();
        long bytes = here.stream().mapToLong(MemoryRange::length).sum();
        return bytes > 0 && bytes <= MOST_LIT ? Optional.of(new Spot(joined(here), kind)) : Optional.empty();
    }

    /** What lies side by side is one: it was written at once, though only some of it changed. */
    private static List<MemoryRange> joined(List<MemoryRange> ranges) {
        List<MemoryRange> sorted = new ArrayList<>(ranges);
        sorted.sort((one, other) -> Long.compareUnsigned(one.address(), other.address()));
        List<MemoryRange> joined = new ArrayList<>();
        for (MemoryRange range : sorted) {
            MemoryRange last = joined.isEmpty() ? range : joined.get(joined.size() - 1);
            if (!joined.isEmpty() && last.address() + last.length() == range.address()) {
                long length = last.length() + range.length();
                joined.set(joined.size() - 1, new MemoryRange(last.memory(), last.address(), length));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }
}
