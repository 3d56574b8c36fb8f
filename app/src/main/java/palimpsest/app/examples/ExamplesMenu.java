package palimpsest.app.examples;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** The lessons in a menu, those that were done with a tick; and the way to other packs of lessons. */
public final class ExamplesMenu extends MenuButton {
    private final ExamplesViewModel model;
    private final MenuItem folder;

    /**
     * @param folder opens a pack of lessons
     */
    public ExamplesMenu(ExamplesViewModel model, MenuItem folder) {
        super(Words.of("examples.menu"));
        this.model = model;
        this.folder = folder;
        setId("examples");
        setAccessibleText(Words.of("examples.menu.accessible"));
        model.packProperty().addListener((property, before, now) -> fill());
        showingProperty().addListener((property, before, now) -> {
            if (now) {
                fill();
            }
        });
        fill();
    }

    private void fill() {
        Pack pack = model.packProperty().get();
        getItems().clear();
        int number = 1;
        for (Lesson lesson : pack.lessons()) {
            MenuItem item = new MenuItem(Words.of("examples.menu.lesson", String.valueOf(number), lesson.title()));
            number++;
            item.setId("example-" + lesson.name());
            item.setMnemonicParsing(false);
            FontIcon tick = new FontIcon(Feather.CHECK);
            tick.setVisible(model.progress().finished(lesson));
            item.setGraphic(tick);
            item.setOnAction(event -> model.intents.get().open(lesson));
            getItems().add(item);
        }
        getItems().add(new SeparatorMenuItem());
        if (!pack.id().equals(model.shipped().id())) {
            MenuItem back = new MenuItem(model.shipped().title());
            back.setId("shipped-lessons");
            back.setMnemonicParsing(false);
            back.setOnAction(event -> model.show(model.shipped()));
            getItems().add(back);
        }
        getItems().add(folder);
    }
}
