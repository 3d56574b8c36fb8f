package palimpsest.app.stops;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.session.ExportedFunction;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.StopAt;
import palimpsest.app.session.StopPointView;
import palimpsest.app.session.WatchView;
import palimpsest.engine.memory.Actor;

/** The breakpoints, watchpoints and watched expressions of a session. */
public final class StopsViewModel {

    private final Session session;
    private final Supplier<Optional<MemoryRange>> selection;
    private final ReadOnlyObjectWrapper<List<StopPointView>> stops =
            new ReadOnlyObjectWrapper<>(this, "stops", List.of());
    private final ReadOnlyObjectWrapper<List<WatchView>> watches =
            new ReadOnlyObjectWrapper<>(this, "watches", List.of());
    private final ReadOnlyObjectWrapper<List<ExportedFunction>> functions =
            new ReadOnlyObjectWrapper<>(this, "functions", List.of());

    /** @param selection the bytes that are selected in the grid */
    public StopsViewModel(Session session, Supplier<Optional<MemoryRange>> selection) {
        this.session = session;
        this.selection = selection;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** In the order of their numbers. */
    public ReadOnlyObjectProperty<List<StopPointView>> stopsProperty() {
        return stops.getReadOnlyProperty();
    }

    /** In the order in which they were added. */
    public ReadOnlyObjectProperty<List<WatchView>> watchesProperty() {
        return watches.getReadOnlyProperty();
    }

    /** The functions that a breakpoint can be put at by name. */
    public ReadOnlyObjectProperty<List<ExportedFunction>> functionsProperty() {
        return functions.getReadOnlyProperty();
    }

    // ---- Stops

    public void add(StopAt at) {
        session.stops().add(at);
    }

    /** Stops at accesses to the selected bytes, whoever makes them; nothing happens where none are selected. */
    public void watchSelection(StopAt.Access access) {
        selection.get().ifPresent(range -> add(new StopAt.Bytes(range, access, EnumSet.allOf(Actor.class))));
    }

    /** Stops where one actor changes the selected bytes. */
    public void watchSelection(Actor actor) {
        selection.get().ifPresent(range -> add(new StopAt.Bytes(range, StopAt.Access.CHANGES, EnumSet.of(actor))));
    }

    public void enable(StopPointView stop, boolean enabled) {
        session.stops().enable(stop.number(), enabled);
    }

    /** Changes when it stops; what is no number of times leaves that as it is. */
    public void change(StopPointView stop, String condition, String ignored) {
        session.stops().change(stop.number(), condition, times(ignored).orElse(stop.ignored()));
    }

    private static Optional<Long> times(String text) {
        try {
            return Optional.of(text.isBlank() ? 0L : Long.parseLong(text.strip()))
                    .filter(times -> times >= 0);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    public void remove(StopPointView stop) {
        session.stops().remove(stop.number());
    }

    public void removeAll() {
        session.stops().removeAll();
    }

    // ---- Watched expressions

    public void watch(String expression) {
        if (!expression.isBlank()) {
            session.watches().add(expression.strip());
        }
    }

    /** Puts another expression in the place of one; an empty one removes it. */
    public void edit(WatchView watch, String expression) {
        if (expression.isBlank()) {
            remove(watch);
        } else if (!expression.strip().equals(watch.text())) {
            session.watches().edit(watch.number(), expression.strip());
        }
    }

    public void remove(WatchView watch) {
        session.watches().remove(watch.number());
    }

    private void show(Snapshot now) {
        stops.set(now.stopPoints());
        watches.set(now.watches());
        functions.set(now.exports());
    }
}
