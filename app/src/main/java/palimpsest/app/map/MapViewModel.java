package palimpsest.app.map;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableIntegerValue;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Origin;
import palimpsest.app.session.Mark;
import palimpsest.app.session.MemoryImage;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.Survey;
import palimpsest.app.session.Surveys;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.MemoryType;

/** What the map shows of a memory, and where a person wants to go on it. Addresses are unsigned. */
public final class MapViewModel {

    private static final Map<Integer, Origin> WRITERS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            Mark.HOST, Origin.HOST,
            Mark.MODULE, Origin.MODULE,
            Mark.DATA_SEGMENT, Origin.DATA_SEGMENT,
            Mark.GROWN, Origin.GROWTH)));

    /** The first address that is visible in the grid. */
    public final LongProperty top = new SimpleLongProperty(this, "top");
    /** How many bytes are visible in the grid. */
    public final IntegerProperty visible = new SimpleIntegerProperty(this, "visible");
    /** The selected byte. */
    public final LongProperty caret = new SimpleLongProperty(this, "caret");
    /** In which of so many equal parts of the memory something was found. */
    public final ObjectProperty<BitSet> found = new SimpleObjectProperty<>(this, "found", new BitSet());

    public final ObjectProperty<List<Region>> regions = new SimpleObjectProperty<>(this, "regions", List.of());

    private final ObservableIntegerValue memory;
    private final LongConsumer goTo;
    private final Surveys surveys;
    private final ReadOnlyObjectWrapper<Survey> survey = new ReadOnlyObjectWrapper<>(this, "survey", Survey.NOTHING);
    private final ReadOnlyObjectWrapper<Room> room = new ReadOnlyObjectWrapper<>(this, "room", Room.NONE);
    private Optional<MemoryImage> surveyed = Optional.empty();

    /**
     * How a memory may grow.
     *
     * @param free how many bytes may come, if that is known
     */
    public record Room(OptionalLong free) {
        static final Room NONE = new Room(OptionalLong.of(0));

        /** Whether no page can be added any more. */
        public boolean isFull() {
            return free.isPresent() && free.getAsLong() == 0;
        }
    }

    /**
     * Makes a map.
     *
     * @param memory the index of the memory that is shown
     * @param goTo brings an address to the top of the grid
     */
    public MapViewModel(Session session, ObservableIntegerValue memory, LongConsumer goTo) {
        this.memory = memory;
        this.goTo = goTo;
        this.surveys = session.surveys();
        session.snapshotProperty().addListener((property, old, now) -> look(now));
        memory.addListener(changed -> look(session.snapshot()));
        look(session.snapshot());
    }

    /** The whole memory in short, as it was at the last stop. */
    public ReadOnlyObjectProperty<Survey> surveyProperty() {
        return survey.getReadOnlyProperty();
    }

    /** How the memory may grow. */
    public ReadOnlyObjectProperty<Room> roomProperty() {
        return room.getReadOnlyProperty();
    }

    public long length() {
        return survey.get().length();
    }

    /** Brings an address into the middle of the grid. */
    public void travelTo(long address) {
        if (length() > 0) {
            long held = Math.max(0, Math.min(address, length() - 1));
            goTo.accept(Math.max(0, held - visible.get() / 2));
        }
    }

    /** Moves what is visible by so many of its own heights. */
    public void move(double heights) {
        travelTo(top.get() + visible.get() / 2 + Math.round(heights * visible.get()));
    }

    /** Moves what is visible by a part of the whole memory. */
    public void leap(double part) {
        travelTo(top.get() + visible.get() / 2 + Math.round(part * length()));
    }

    /** What a range holds, in a sentence. */
    public String describe(long from, long to) {
        Survey.Summary summary = survey.get().summary(from, to);
        String who = WRITERS.entrySet().stream()
                .filter(each -> (summary.origins() & 1 << each.getKey()) != 0)
                .map(each -> each.getValue().legend())
                .collect(Collectors.joining(", "));
        String where = regions.get().stream()
                .filter(region -> region.from() < to && from < region.to())
                .map(region -> ", " + region.kind().words())
                .reduce("", String::concat);
        long lines = Math.max(1, (to + Survey.LINE - 1) / Survey.LINE - from / Survey.LINE) * Survey.LINE;
        return Words.of(
                "map.range",
                Addresses.shortHex(from),
                Addresses.shortHex(to - 1),
                (who.isEmpty() ? Origin.UNTOUCHED.legend() : who) + where,
                Math.min(100, Math.round(100.0 * summary.filled() / lines)));
    }

    /** The map in words, for a screen reader. */
    public String describe() {
        if (length() == 0) {
            return Words.of("map.empty");
        }
        long to = Math.min(length(), top.get() + Math.max(1, visible.get()));
        return Words.of("map.text", length(), Math.round(100.0 * top.get() / length()), describe(top.get(), to));
    }

    private void look(Snapshot now) {
        if (memory.get() >= now.memories().size()) {
            surveyed = Optional.empty();
            survey.set(Survey.NOTHING);
            return;
        }
        MemoryInfo info = now.memories().get(memory.get());
        room.set(room(info));
        if (!surveyed.equals(Optional.of(info.image()))) {
            surveyed = Optional.of(info.image());
            surveys.survey(info.image(), survey::set);
        }
    }

    private static Room room(MemoryInfo info) {
        MemoryType type = info.type();
        OptionalLong most = type.limits().maximum();
        return new Room(
                most.isPresent()
                        ? OptionalLong.of((most.getAsLong() - info.pages()) << type.pageSizeLog2())
                        : OptionalLong.empty());
    }
}
