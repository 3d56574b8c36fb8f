package palimpsest.app.memory;

import java.util.Locale;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import palimpsest.app.bytes.CopyFormat;
import palimpsest.app.words.Words;

/** What can be done with the selected bytes. */
final class GridMenu extends ContextMenu {
    private final MemoryViewModel model;

    GridMenu(HexGrid grid, MemoryViewModel model) {
        this.model = model;
        setId("grid-menu");
        Menu copyAs = new Menu(Words.of("grid.copy.as"));
        for (CopyFormat format : CopyFormat.values()) {
            String key = "grid.copy." + format.name().toLowerCase(Locale.ROOT).replace('_', '.');
            MenuItem item = new MenuItem(Words.of(key));
            item.setOnAction(event -> GridClipboard.put(model.edits().copy(format)));
            copyAs.getItems().add(item);
        }
        MenuItem goTo = item("grid.follow", "Alt+Enter", grid::follow);
        MenuItem paste = item("grid.paste", "Shortcut+V", () -> model.edits().paste(GridClipboard.text()));
        getItems()
                .addAll(
                        item(
                                "grid.copy",
                                "Shortcut+C",
                                () -> GridClipboard.put(model.edits().copy())),
                        copyAs,
                        paste,
                        item("grid.fill", "Shortcut+R", grid::askForFill),
                        item("grid.clear", "Delete", () -> model.edits().clear()),
                        new SeparatorMenuItem(),
                        item(
                                "grid.undo",
                                "Shortcut+Z",
                                () -> model.intents.get().undo()),
                        item(
                                "grid.redo",
                                "Shortcut+Y",
                                () -> model.intents.get().redo()),
                        new SeparatorMenuItem(),
                        item("grid.watch", "", this::watch),
                        item("grid.who", "", () -> model.intents.get().whoWrote(model.caret())),
                        goTo,
                        new SeparatorMenuItem(),
                        item("grid.all", "Shortcut+A", () -> model.select(0, -1)));
        setOnShowing(event -> {
            goTo.setDisable(model.pointer(model.caret()).isEmpty());
            paste.setDisable(!Clipboard.getSystemClipboard().hasString());
        });
    }

    private void watch() {
        long start = model.selectionStart();
        model.intents.get().watch(start, model.selectionLast() - start + 1);
    }

    /** The keys work in the grid itself, also without this menu; here they are only shown. */
    private static MenuItem item(String key, String keys, Runnable action) {
        MenuItem item = new MenuItem(Words.of(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> action.run());
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        return item;
    }
}
