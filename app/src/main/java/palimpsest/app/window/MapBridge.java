package palimpsest.app.window;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import palimpsest.app.map.LayoutStrip;
import palimpsest.app.map.LayoutViewModel;
import palimpsest.app.map.MapViewModel;
import palimpsest.app.map.MemoryMap;
import palimpsest.app.memory.HexGrid;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.session.Session;

/** Ties the map of the memory, and the layout of it, to the grid beside them. */
final class MapBridge {
    private static final int ROWS_NEAR = 40;
    /** At usual size, the width of a grid with eight bytes in a row: in less, the bytes need the room of the map. */
    private static final double NARROWEST = 420;

    private final MapViewModel map;
    private final LayoutViewModel layout;
    private final MemoryMap node;
    private final LayoutStrip strip;
    /** Whether somebody asked for the map, or asked it away; else it is shown where there is room. */
    private final ObjectProperty<Optional<Boolean>> wanted =
            new SimpleObjectProperty<>(this, "wanted", Optional.empty());

    private final BooleanBinding fits;

    MapBridge(
            Session session,
            Settings settings,
            MemoryViewModel model,
            HexGrid grid,
            ReadOnlyIntegerProperty chosen,
            ReadOnlyDoubleProperty width) {
        map = new MapViewModel(
                session, chosen, address -> model.topRow.set(Long.divideUnsigned(address, model.bytesPerRow.get())));
        layout = new LayoutViewModel(session, chosen);
        node = new MemoryMap(map);
        node.scaleProperty().bind(settings.zoom.divide((double) Zoom.NORMAL));
        fits = Bindings.createBooleanBinding(
                () -> width.get() >= NARROWEST * node.scaleProperty().get() + node.prefWidth(-1),
                width,
                node.scaleProperty());
        BooleanBinding shown = Bindings.createBooleanBinding(() -> wanted.get().orElse(fits.get()), wanted, fits);
        node.visibleProperty().bind(grid.visibleProperty().and(shown));
        node.managedProperty().bind(node.visibleProperty());
        // The map shows where the grid is, and is dragged like a scroll bar.
        grid.hasBarProperty().bind(node.visibleProperty().not());
        strip = new LayoutStrip(layout, address -> grid.goTo(Long.toUnsignedString(address)));
        map.caret.bind(model.caretProperty());
        InvalidationListener view = changed -> {
            map.top.set(model.topRow.get() * model.bytesPerRow.get());
            map.visible.set(grid.wholeRowsProperty().get() * model.bytesPerRow.get());
        };
        model.topRow.addListener(view);
        model.bytesPerRow.addListener(view);
        grid.wholeRowsProperty().addListener(view);
        view.invalidated(model.topRow);
        InvalidationListener regions = changed -> {
            map.regions.set(layout.regions());
            model.overlay("layout", layout.overlays(map.top.get(), map.top.get() + near(model)));
        };
        model.topRow.addListener(regions);
        model.bytesPerRow.addListener(regions);
        layout.layoutProperty().addListener(regions);
        layout.shown.addListener(regions);
        regions.invalidated(layout.shown);
    }

    /** Rows become higher where something has a name: whether one has must not depend on how many are visible. */
    private static long near(MemoryViewModel model) {
        return (long) ROWS_NEAR * model.bytesPerRow.get();
    }

    MapViewModel map() {
        return map;
    }

    LayoutViewModel layout() {
        return layout;
    }

    MemoryMap node() {
        return node;
    }

    LayoutStrip strip() {
        return strip;
    }

    void showMap() {
        wanted.set(Optional.of(true));
    }

    void showLayout() {
        layout.shown.set(true);
    }

    void toggleMap() {
        wanted.set(Optional.of(!wanted.get().orElse(fits.get())));
    }

    void toggleLayout() {
        layout.shown.set(!layout.shown.get());
    }
}
