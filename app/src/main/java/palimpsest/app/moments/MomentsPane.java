package palimpsest.app.moments;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.session.Bookmark;
import palimpsest.app.words.Words;

/** Bookmarks above, the comparison of two moments below. */
public final class MomentsPane extends VBox {
    private final MomentsViewModel model;
    private final VBox rows = new VBox();

    public MomentsPane(MomentsViewModel model) {
        this.model = model;
        setId("moments");
        getStyleClass().addAll("pane-body", "moments");
        TextField name = new TextField();
        name.setId("bookmark-name");
        name.setPromptText(Words.of("moments.name"));
        name.setAccessibleText(Words.of("moments.name"));
        Button add = new Button(Words.of("moments.keep"));
        add.setId("bookmark-add");
        add.setMinWidth(USE_PREF_SIZE);
        add.setTooltip(new Tooltip(Words.of("moments.keep.hint")));
        Runnable keep = () -> {
            model.bookmarkHere(name.getText());
            name.clear();
        };
        add.setOnAction(event -> keep.run());
        name.setOnAction(event -> keep.run());
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(name, add);
        line.getStyleClass().add("moment-line");
        rows.getStyleClass().add("cards");
        VBox section = new VBox(heading(Words.of("moments.bookmarks")), line, rows);
        section.getStyleClass().add("section");
        getChildren().addAll(section, new ComparePane(model));
        model.bookmarksProperty().addListener((property, old, now) -> {
            if (!now.equals(old)) {
                show(now);
            }
        });
        show(model.bookmarksProperty().get());
    }

    static Label heading(String words) {
        Label heading = new Label(words);
        heading.getStyleClass().add("heading");
        return heading;
    }

    private void show(List<Bookmark> bookmarks) {
        rows.getChildren().setAll(bookmarks.stream().map(this::row).toList());
        if (bookmarks.isEmpty()) {
            Label none = new Label(Words.of("moments.none"));
            none.getStyleClass().add("empty");
            rows.getChildren().add(none);
        }
    }

    private Node row(Bookmark bookmark) {
        Hyperlink name = new Hyperlink(bookmark.name());
        // A name may have an underscore in it.
        name.setMnemonicParsing(false);
        name.setTooltip(new Tooltip(Words.of("moments.go")));
        name.setOnAction(event -> model.goTo(bookmark));
        name.setMinWidth(0);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label step = new Label(model.name(bookmark.step()));
        step.getStyleClass().addAll("mono", "muted");
        step.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(name, space, step);
        Button rename = button(Feather.EDIT_2, Words.of("moments.rename", bookmark.name()));
        rename.setOnAction(event -> row.getChildren().set(0, renaming(bookmark)));
        Button remove = button(Feather.X, Words.of("moments.forget", bookmark.name()));
        remove.setOnAction(event -> model.remove(bookmark));
        row.getChildren().addAll(rename, remove);
        row.getStyleClass().addAll("card", "moment-line");
        return row;
    }

    private Node renaming(Bookmark bookmark) {
        TextField field = new TextField(bookmark.name());
        field.setAccessibleText(Words.of("moments.new-name"));
        field.setOnAction(event -> model.rename(bookmark, field.getText()));
        field.sceneProperty().addListener(shown -> field.requestFocus());
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                show(model.bookmarksProperty().get());
            }
        });
        return field;
    }

    private static Button button(Feather symbol, String words) {
        Button button = new Button("", new FontIcon(symbol));
        button.getStyleClass().addAll("icon-only", "flat");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
