package palimpsest.app.window;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** The menu behind one button: everything the window can do, with its keys. */
final class MainMenu extends MenuButton {
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
        getItems()
                .addAll(
                        commands.open.menuItem(),
                        recent,
                        commands.openFolder.menuItem(),
                        commands.save.menuItem(),
                        commands.saveAs.menuItem(),
                        commands.saveSession.menuItem(),
                        commands.export.menuItem(),
                        new SeparatorMenuItem(),
                        commands.run.menuItem(),
                        commands.pause.menuItem(),
                        commands.play.menuItem(),
                        commands.playBack.menuItem(),
                        commands.stop.menuItem(),
                        commands.restart.menuItem(),
                        commands.restartStepping.menuItem(),
                        commands.program.menuItem(),
                        menu(CommandGroup.SCRIPT, commands.runScript, commands.stepScript),
                        new SeparatorMenuItem(),
                        menu(
                                CommandGroup.FORWARDS,
                                commands.step,
                                commands.predict,
                                commands.over,
                                commands.out,
                                commands.runToCaret,
                                commands.byLine,
                                commands.toEnd),
                        menu(
                                CommandGroup.BACKWARDS,
                                commands.back,
                                commands.backOver,
                                commands.backOut,
                                commands.runBack,
                                commands.toStart),
                        commands.bookmark.menuItem(),
                        new SeparatorMenuItem(),
                        commands.undo.menuItem(),
                        commands.redo.menuItem(),
                        commands.goTo.menuItem(),
                        commands.lay.menuItem(),
                        commands.find.menuItem(),
                        commands.findNext.menuItem(),
                        commands.findPrevious.menuItem(),
                        new SeparatorMenuItem(),
                        commands.map.menuItem(),
                        commands.layout.menuItem(),
                        commands.present.menuItem(),
                        commands.larger.menuItem(),
                        commands.smaller.menuItem(),
                        commands.normal.menuItem(),
                        commands.original.menuItem(),
                        commands.theme.menuItem(),
                        commands.highContrast.menuItem(),
                        new SeparatorMenuItem(),
                        commands.preferences.menuItem(),
                        commands.palette.menuItem(),
                        commands.shortcuts.menuItem(),
                        commands.quit.menuItem());
        settings.recent.addListener((ListChangeListener<Path>) change -> refresh());
        refresh();
    }

    private static Menu menu(CommandGroup group, Command... commands) {
        Menu menu = new Menu(group.words());
        for (Command each : commands) {
            menu.getItems().add(each.menuItem());
        }
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
