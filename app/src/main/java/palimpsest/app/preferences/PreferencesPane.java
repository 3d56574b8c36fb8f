package palimpsest.app.preferences;

import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.app.words.Words;

/** A row for each preference: its name and what it does, and its choices. */
public final class PreferencesPane extends VBox {
    private final VBox rows = new VBox();

    /** @param close takes the page away */
    public PreferencesPane(PreferencesViewModel model, Runnable close) {
        setId("preferences");
        getStyleClass().addAll("sheet-page", "preferences");
        Label title = new Label(Words.of("preferences.title"));
        title.getStyleClass().add("sheet-title");
        rows.getStyleClass().add("preference-rows");
        model.preferences().forEach(preference -> rows.getChildren().add(row(preference)));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.SOMETIMES);
        Button reset = new Button(Words.of("preferences.reset"));
        reset.setId("preferences-reset");
        reset.setOnAction(event -> model.reset());
        Button done = new Button(Words.of("preferences.done"));
        done.setId("preferences-done");
        done.getStyleClass().add("primary");
        done.setOnAction(event -> close.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(reset, space, done);
        foot.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, scroll, foot);
    }

    /** What has the focus when the page opens. */
    public Region first() {
        return (Region) rows.lookup(".combo-box");
    }

    private static HBox row(Preference preference) {
        Label name = new Label(preference.name());
        name.getStyleClass().add("strong");
        Label words = new Label(preference.words());
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        VBox told = new VBox(name, words);
        told.getStyleClass().add("preference-words");
        HBox.setHgrow(told, Priority.ALWAYS);
        ComboBox<String> choices = new ComboBox<>(FXCollections.observableArrayList(preference.choices()));
        choices.setId("preference-" + preference.id());
        choices.setMinWidth(USE_PREF_SIZE);
        choices.setAccessibleText(preference.name() + ": " + preference.words());
        choices.getSelectionModel().select(preference.chosen().get());
        choices.getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> {
            if (now.intValue() >= 0) {
                preference.chosen().set(now.intValue());
            }
        });
        preference
                .chosen()
                .addListener(
                        (property, before, now) -> choices.getSelectionModel().select(now.intValue()));
        HBox row = new HBox(told, choices);
        row.getStyleClass().add("preference");
        return row;
    }
}
