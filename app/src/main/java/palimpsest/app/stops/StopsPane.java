package palimpsest.app.stops;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import palimpsest.app.session.ExportedFunction;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.StopAt;
import palimpsest.app.session.StopPointView;
import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.Span;

/** Watched values above, breakpoints and watchpoints below. */
public final class StopsPane extends VBox {
    private final StopsViewModel model;
    private final Consumer<Span> reveal;
    private final VBox rows = new VBox();

    /**
     * @param goTo shows bytes in the grid
     * @param reveal shows a place in the source
     */
    public StopsPane(StopsViewModel model, Consumer<MemoryRange> goTo, Consumer<Span> reveal) {
        this.model = model;
        this.reveal = reveal;
        setId("stops");
        getStyleClass().addAll("pane-body", "stops");
        Label heading = new Label(Words.of("stops.heading"));
        heading.getStyleClass().add("heading");
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(heading, space, adding());
        head.getStyleClass().add("stops-head");
        rows.getStyleClass().add("stop-rows");
        VBox section = new VBox(head, rows);
        section.getStyleClass().add("section");
        getChildren().addAll(new WatchesPane(model, goTo), section);
        model.stopsProperty().addListener((property, old, now) -> {
            if (!now.equals(old)) {
                show(now);
            }
        });
        show(model.stopsProperty().get());
    }

    private MenuButton adding() {
        MenuButton add = new MenuButton(Words.of("stops.add"));
        add.setId("stop-add");
        add.setMinWidth(USE_PREF_SIZE);
        Menu functions = new Menu(Words.of("stops.function"));
        add.setOnShowing(
                event -> fill(functions.getItems(), model.functionsProperty().get()));
        add.getItems()
                .addAll(
                        item(Words.of("stops.changes"), () -> model.watchSelection(StopAt.Access.CHANGES)),
                        item(Words.of("stops.writes"), () -> model.watchSelection(StopAt.Access.ANY_WRITE)),
                        item(Words.of("stops.reads"), () -> model.watchSelection(StopAt.Access.READ)),
                        item(Words.of("stops.host"), () -> model.watchSelection(Actor.HOST)),
                        new SeparatorMenuItem(),
                        functions,
                        item(Words.of("stops.host-calls"), () -> model.add(new StopAt.HostCalls(Optional.empty()))),
                        item(Words.of("stops.growth"), () -> model.add(new StopAt.Growth())),
                        item(Words.of("stops.traps"), () -> model.add(new StopAt.Traps())),
                        new SeparatorMenuItem(),
                        item(Words.of("stops.remove-all"), model::removeAll));
        return add;
    }

    private void fill(ObservableList<MenuItem> items, List<ExportedFunction> functions) {
        items.clear();
        for (ExportedFunction each : functions) {
            MenuItem item = item(each.name(), () -> model.add(new StopAt.Function(each.index())));
            item.setMnemonicParsing(false);
            items.add(item);
        }
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void show(List<StopPointView> stops) {
        if (rows.isFocusWithin() && rows.lookupAll(".text-field").stream().anyMatch(field -> field.isFocused())) {
            // Whoever types a condition keeps the field; the news come with the next snapshot after it.
            return;
        }
        rows.getChildren().clear();
        stops.forEach(stop -> rows.getChildren().add(new StopRow(stop, model, reveal)));
        if (stops.isEmpty()) {
            Label none = new Label(Words.of("stops.none"));
            none.getStyleClass().add("empty");
            none.setMinHeight(USE_PREF_SIZE);
            rows.getChildren().add(none);
        }
    }
}
