package palimpsest.app.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableIntegerValue;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.session.Landmarks;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Slot;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.Value;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.NumberType;

/** Where data, stack and heap of the memory lie that is shown, and whether the stack has left its place. */
public final class LayoutViewModel {

    /** Whether they are drawn. */
    public final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", true);

    private final Session session;
    private final ObservableIntegerValue memory;
    private final ReadOnlyObjectWrapper<MemoryLayout> layout =
            new ReadOnlyObjectWrapper<>(this, "layout", MemoryLayout.NONE);
    private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper(this, "warning", "");

    /** @param memory the index of the memory that is shown; a linker lays out the first */
    public LayoutViewModel(Session session, ObservableIntegerValue memory) {
        this.session = session;
        this.memory = memory;
        InvalidationListener look = changed -> look();
        session.snapshotProperty().addListener(look);
        memory.addListener(look);
        look();
    }

    /** What is known, whether it is drawn or not. */
    public ReadOnlyObjectProperty<MemoryLayout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /** That the stack has met the data, or soon will; empty while all is well. */
    public ReadOnlyStringProperty warningProperty() {
        return warning.getReadOnlyProperty();
    }

    /** The regions, if they are drawn. */
    public List<Region> regions() {
        return shown.get() ? layout.get().regions() : List.of();
    }

    /** What is drawn over the grid: the regions, and between two addresses the names of what begins there. */
    public List<Overlay> overlays(long from, long to) {
        List<Overlay> overlays = new ArrayList<>();
        if (!shown.get()) {
            return overlays;
        }
        Map<Long, String> names = new TreeMap<>();
        Map<Long, Integer> hues = new HashMap<>();
        for (Region region : layout.get().regions()) {
            String words = region.kind().words();
            int hue = region.kind().hue();
            overlays.add(new Overlay(region.from(), region.to() - region.from(), words, Overlay.Kind.LAYOUT, hue));
            names.put(region.from(), words);
            hues.put(region.from(), hue);
        }
        new TreeMap<>(layout.get().marks())
                .forEach((name, address) -> names.merge(address, name, (one, other) -> one + " \u00b7 " + other));
        names.forEach((address, words) -> {
            if (address >= from && address < to) {
                overlays.add(new Overlay(address, 0, words, Overlay.Kind.LAYOUT, hues.getOrDefault(address, 1)));
            }
        });
        return overlays;
    }

    private void look() {
        Snapshot now = session.snapshot();
        if (now.state() == State.RUNNING) {
            return;
        }
        Landmarks landmarks = now.program().map(Program::landmarks).orElse(Landmarks.NONE);
        boolean there = memory.get() == 0 && !now.memories().isEmpty();
        MemoryLayout found = there
                ? MemoryLayout.of(
                        landmarks,
                        values(landmarks, now.globals()),
                        now.memories().get(0).image().length())
                : MemoryLayout.NONE;
        layout.set(found);
        warning.set(found.stack().map(use -> words(use, found.stackFirst())).orElse(""));
    }

    private static Map<String, Long> values(Landmarks landmarks, List<Slot> globals) {
        Map<String, Long> values = new LinkedHashMap<>();
        new TreeMap<>(landmarks.globals()).forEach((name, index) -> {
            if (index < globals.size() && globals.get(index).value() instanceof Value.Numeric number) {
                values.put(name, number.type() == NumberType.I32 ? number.bits() & 0xffff_ffffL : number.bits());
            }
        });
        return values;
    }

    private static String words(MemoryLayout.StackUse use, boolean stackFirst) {
        if (use.over() > 0) {
            return Words.of(
                    stackFirst ? "layout.over.first" : "layout.over",
                    use.over(),
                    Addresses.shortHex(use.pointer()),
                    Addresses.shortHex(use.low()));
        }
        return use.isNearlyFull()
                ? Words.of(stackFirst ? "layout.near.first" : "layout.near", use.left(), Addresses.shortHex(use.low()))
                : "";
    }
}
