package palimpsest.app.window;

import atlantafx.base.controls.Popover;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.memory.ColumnsMenu;
import palimpsest.app.memory.FillBar;
import palimpsest.app.memory.HexGrid;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.memory.PageStrip;
import palimpsest.app.memory.RowFormat;
import palimpsest.app.memory.RowFormatMenu;
import palimpsest.app.memory.RowLength;
import palimpsest.app.memory.SelectionBar;
import palimpsest.app.memory.Shading;
import palimpsest.app.presenting.Spot;
import palimpsest.app.presenting.Spotlight;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.words.Words;

/** The middle of the window: which memory, where in it, the legend, the grid, and the pages. */
final class MemoryArea extends BorderPane {
    /** The heights at usual size from which on there is room for more than the bytes. */
    private static final double ROOM_FOR_LEGEND = 480;

    private static final double ROOM_FOR_PAGES = 440;
    private static final double ROOM_FOR_LAYOUT = 330;
    private static final double LEGEND_WIDTH = 360;
    /** In less width there are as many columns as fit; the preferences have the choice too. */
    private static final double ROOM_FOR_COLUMNS = 470;

    private final MemoryViewModel model = new MemoryViewModel();
    private final MemoryBridge bridge;
    private final HexGrid grid;
    private final MapBridge map;
    private final TextField goTo = new TextField();
    private final MenuButton chooser = new MenuButton("memory");
    private final Label nothing = new Label();
    private final ReadOnlyIntegerWrapper columns = new ReadOnlyIntegerWrapper(16);
    private final BooleanProperty presented = new SimpleBooleanProperty();
    private final Spotlight spotlight;
    private List<String> names = List.of();

    MemoryArea(Session session, Settings settings) {
        bridge = new MemoryBridge(session, model);
        grid = new HexGrid(model);
        grid.setId("grid");
        grid.scaleProperty().bind(settings.zoom.divide((double) Zoom.NORMAL));
        InvalidationListener room = change -> fit(settings);
        settings.columns.addListener(room);
        settings.rowFormat.addListener(room);
        grid.widthProperty().addListener(room);
        grid.scaleProperty().addListener(room);
        getStyleClass().add("memory-area");
        setMinWidth(0);
        Legend legend = new Legend();
        Label layer = new Label();
        layer.setId("layer");
        layer.getStyleClass().add("layer-note");
        layer.setWrapText(true);
        layer.setMaxWidth(Double.MAX_VALUE);
        layer.textProperty().bind(bridge.layerProperty());
        layer.visibleProperty().bind(layer.textProperty().isNotEmpty());
        layer.managedProperty().bind(layer.visibleProperty());
        setTop(new VBox(head(settings), legend, layer, orderNote(settings), shadingNote(settings)));
        PageStrip pages = new PageStrip(model);
        legend.visibleProperty()
                .bind(room(settings, ROOM_FOR_LEGEND).and(presented.not()).and(grid.visibleProperty()));
        legend.managedProperty().bind(legend.visibleProperty());
        pages.boxesVisibleProperty().bind(room(settings, ROOM_FOR_PAGES));
        nothing.getStyleClass().add("empty");
        nothing.visibleProperty().bind(grid.visibleProperty().not());
        pages.visibleProperty().bind(grid.visibleProperty());
        map = new MapBridge(session, settings, model, grid, bridge.chosenProperty(), widthProperty());
        map.strip().lineVisibleProperty().bind(room(settings, ROOM_FOR_LAYOUT));
        StackPane beside = new StackPane(map.node());
        beside.visibleProperty().bind(presented.not());
        beside.managedProperty().bind(presented.not());
        setRight(beside);
        spotlight = new Spotlight(grid::cellOf);
        spotlight.visibleProperty().bind(presented.and(grid.visibleProperty()));
        InvalidationListener moved = change -> spotlight.requestLayout();
        model.topRow.addListener(moved);
        model.bytesPerRow.addListener(moved);
        grid.layoutBoundsProperty().addListener(moved);
        grid.scaleProperty().addListener(moved);
        setCenter(new StackPane(grid, spotlight, nothing));
        SelectionBar selected = new SelectionBar(model);
        HBox.setHgrow(selected, Priority.ALWAYS);
        HBox facts = new HBox(selected, legendButton(settings));
        facts.getStyleClass().add("memory-facts");
        VBox below = new VBox(new FillBar(model, grid), facts, map.strip(), pages);
        below.visibleProperty().bind(presented.not().and(grid.visibleProperty()));
        below.managedProperty().bind(below.visibleProperty());
        setBottom(below);
        session.snapshotProperty().addListener((property, old, now) -> name(now));
        name(session.snapshot());
        model.shading.bind(settings.shading);
        model.hatched.bind(settings.hatched);
        fit(settings);
    }

    /** Tells what the window shows when bytes were watched, and when somebody asks who wrote the selected byte. */
    void then(Runnable whenWatched, Runnable whenAsked) {
        bridge.then(whenWatched, whenAsked);
    }

    MemoryViewModel model() {
        return model;
    }

    MapBridge map() {
        return map;
    }

    /** Selects bytes and brings them into view, and leaves the keys where they are. */
    void mark(MemoryRange range) {
        choose(range.memory());
        model.select(range.address() + Math.max(0, range.length() - 1), range.address());
        grid.reveal(range.address());
    }

    void focusGrid() {
        grid.requestFocus();
    }

    /** The bytes that are selected, if there are any. */
    Optional<MemoryRange> selection() {
        return model.isEmpty()
                ? Optional.empty()
                : Optional.of(new MemoryRange(
                        bridge.chosenProperty().get(),
                        model.selectionStart(),
                        model.selectionLast() - model.selectionStart() + 1));
    }

    /** How many rows are wholly in view. */
    int visibleRows() {
        return grid.wholeRows();
    }

    /** Shows the bytes alone, before a class, or with everything around them. */
    void present(boolean now) {
        presented.set(now);
    }

    /** Brings the bytes that a step is about into view, and puts a light on them while it is presented. */
    void light(Optional<Spot> spot) {
        if (presented.get()) {
            spot.ifPresent(lit -> {
                choose(lit.memory());
                grid.reveal(lit.first());
            });
        }
        spotlight.light(spot);
    }

    /** Puts the caret where an address is typed. */
    void askForAddress() {
        goTo.requestFocus();
        goTo.selectAll();
    }

    /** Shows the memory of some bytes, selects the first and scrolls to it. */
    void show(MemoryRange range) {
        choose(range.memory());
        select(range.address());
    }

    /** Shows the memory of some bytes, selects all of them and scrolls to the first. */
    void selectAll(MemoryRange range) {
        show(range);
        if (range.length() > 1 && !model.isEmpty()) {
            model.select(range.address() + range.length() - 1, range.address());
        }
    }

    /** The index of the memory that is shown. */
    ReadOnlyIntegerProperty shownProperty() {
        return bridge.chosenProperty();
    }

    /** Selects an address and scrolls to it. */
    void select(long address) {
        grid.goTo(Addresses.shortHex(address));
    }

    private BooleanBinding room(Settings settings, double height) {
        return heightProperty().greaterThan(settings.zoom.multiply(height / Zoom.NORMAL));
    }

    private Node head(Settings settings) {
        chooser.setId("memories");
        chooser.setAccessibleText(Words.of("window.memories"));
        chooser.setTooltip(new Tooltip(Words.of("window.memories")));
        chooser.setMinWidth(USE_PREF_SIZE);
        goTo.setId("go-to");
        goTo.setMinWidth(USE_PREF_SIZE);
        goTo.getStyleClass().add("mono");
        goTo.setPromptText(Words.of("window.go-to.prompt"));
        goTo.setAccessibleText(Words.of("window.go-to.name"));
        goTo.setTooltip(new Tooltip(Words.of(
                "window.hint.keys",
                Words.of("window.go-to.field"),
                KeyCombination.valueOf("Shortcut+G").getDisplayText())));
        goTo.setOnAction(event -> go());
        goTo.textProperty().addListener(change -> goTo.getStyleClass().remove("wrong"));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ColumnsMenu perRow = new ColumnsMenu(settings.columns, columns);
        perRow.visibleProperty()
                .bind(widthProperty().greaterThan(settings.zoom.multiply(ROOM_FOR_COLUMNS / Zoom.NORMAL)));
        perRow.managedProperty().bind(perRow.visibleProperty());
        HBox head = new HBox(
                chooser,
                goTo,
                space,
                new RowFormatMenu(settings.rowFormat, settings.shading, settings.hatched),
                perRow);
        head.getStyleClass().add("memory-head");
        head.visibleProperty().bind(presented.not());
        head.managedProperty().bind(head.visibleProperty());
        return head;
    }

    /** Where there is no room for the legend, a button shows it. */
    private Button legendButton(Settings settings) {
        Button button = new Button("", new FontIcon(Feather.HELP_CIRCLE));
        button.setId("legend-button");
        button.getStyleClass().addAll("icon-only", "flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Words.of("grid.legend.button"));
        button.setTooltip(new Tooltip(Words.of("grid.legend.button")));
        button.visibleProperty().bind(room(settings, ROOM_FOR_LEGEND).not());
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(event -> {
            Legend legend = new Legend();
            legend.setPrefWrapLength(LEGEND_WIDTH * settings.zoom.get() / Zoom.NORMAL);
            new Popover(legend).show(button);
        });
        return button;
    }

    /** Whoever looks at numbers the other way round is told that WebAssembly does not. */
    private static Label orderNote(Settings settings) {
        Label note = new Label(Words.of("grid.order.note"));
        note.setId("order-note");
        note.getStyleClass().add("layer-note");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        note.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> settings.rowFormat.get().bigEndian()
                                && settings.rowFormat.get().hasOrder(),
                        settings.rowFormat));
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    /** Says what the strength of the colours counts. */
    private static Label shadingNote(Settings settings) {
        Label note = new Label();
        note.setId("shading-note");
        note.getStyleClass().add("layer-note");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> settings.shading.get() == Shading.NONE
                                ? ""
                                : Words.of(
                                        "grid.shading.note."
                                                + settings.shading.get().name(),
                                        Shades.MOST_WRITES,
                                        Shades.MOST_READS),
                        settings.shading));
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private void go() {
        if (grid.goTo(goTo.getText())) {
            goTo.clear();
        } else {
            goTo.getStyleClass().add("wrong");
        }
    }

    /** Puts as many columns into a row as are wanted, or fit. */
    private void fit(Settings settings) {
        RowFormat format = settings.rowFormat.get();
        int wanted = settings.columns.get();
        boolean fitting = wanted == ColumnsMenu.FITTING;
        if (fitting && grid.getWidth() <= 0 && model.format.get().equals(format)) {
            return;
        }
        columns.set(
                fitting
                        ? RowLength.fitting(
                                grid.getWidth(), grid.scaleProperty().get(), format)
                        : wanted);
        model.format.set(format);
        model.bytesPerRow.set(columns.get() * format.columnBytes());
    }

    private void name(Snapshot now) {
        List<String> fresh = now.memories().stream().map(MemoryArea::label).toList();
        if (!fresh.equals(names)) {
            names = fresh;
            chooser.getItems().clear();
            for (int i = 0; i < fresh.size(); i++) {
                int index = i;
                RadioMenuItem item = new RadioMenuItem(fresh.get(i));
                item.setMnemonicParsing(false);
                item.setOnAction(event -> choose(index));
                chooser.getItems().add(item);
            }
        }
        choose(bridge.chosenProperty().get());
        grid.setVisible(!fresh.isEmpty());
        boolean toCome = now.program().filter(program -> program.memories() > 0).isPresent();
        nothing.setText(
                switch (now.state()) {
                    case FAULTY -> Words.of("grid.none.faults");
                    case LOADED, EMPTY -> Words.of("grid.none.yet");
                    case READY, RUNNING, PAUSED, WAITING, TRAPPED ->
                        Words.of(toCome ? "grid.none.before" : "grid.none");
                });
    }

    private void choose(int index) {
        bridge.chosenProperty().set(index);
        chooser.setText(index < names.size() ? names.get(index) : Words.of("window.no-memory"));
        for (int i = 0; i < names.size(); i++) {
            ((RadioMenuItem) chooser.getItems().get(i)).setSelected(i == index);
        }
    }

    private static String label(MemoryInfo memory) {
        return memory.importedFrom()
                .filter(from -> !from.equals(memory.name()))
                .map(from -> Words.of("window.imported", memory.name(), from))
                .orElse(memory.name());
    }
}
