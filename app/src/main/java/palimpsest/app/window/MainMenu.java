package palimpsest.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** The menu behind one button: everything the window can do, by groups, with its keys. */
final class MainMenu extends MenuButton {
    private static final int AFTER_OPEN = 1;

    private final Menu recent = new Menu(Words.of("window.recent"));
    private final Settings settings;
    private final Consumer<Path> open;

    MainMenu(Commands commands, Settings settings, Consumer<Path> open) {
        this.settings = settings;
        this.open = open;
        setId("menu");
        setGraphic(new FontIcon(Feather.MENU));
        getStyleClass().add("icon-only");
        setAccessibleText(Words.of("window.menu"));
        setTooltip(new Tooltip(Words.of("window.menu")));
        commands.groups().forEach((group, all) -> getItems().add(menu(group, all)));
        ((Menu) getItems().get(0)).getItems().add(AFTER_OPEN, recent);
        settings.recent.addListener((ListChangeListener<Path>) change -> refresh());
        refresh();
    }

    private static Menu menu(CommandGroup group, List<Command> commands) {
        Menu menu = new Menu(group.words());
        commands.forEach(each -> menu.getItems().add(each.menuItem()));
        return menu;
    }

    private void refresh() {
        recent.getItems().clear();
        for (Path file : settings.recent) {
            Path name = file.getFileName();
            MenuItem item = new MenuItem(name == null ? file.toString() : name + "   " + file.getParent());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> open.accept(file));
            recent.getItems().add(item);
        }
        recent.setDisable(settings.recent.isEmpty());
    }
}
