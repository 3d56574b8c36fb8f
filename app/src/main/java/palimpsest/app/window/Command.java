package palimpsest.app.window;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something the window can do: once in the menu with its keys, perhaps again as a button.
 *
 * @param words its name in the menu
 * @param hint what it does, in a sentence
 * @param keys the key combination, as {@link KeyCombination#valueOf} reads it
 * @param possible whether it can be done now
 */
record Command(
        ObservableStringValue words, String hint, String keys, ObservableBooleanValue possible, Runnable action) {

    Command(String words, String hint, String keys, ObservableBooleanValue possible, Runnable action) {
        this(new SimpleStringProperty(words), hint, keys, possible, action);
    }

    Command(String words, String hint, String keys, Runnable action) {
        this(words, hint, keys, new SimpleBooleanProperty(true), action);
    }

    /** Does it, if it can be done now. */
    void perform() {
        if (possible.get()) {
            action.run();
        }
    }

    MenuItem menuItem() {
        MenuItem item = new MenuItem();
        item.textProperty().bind(words);
        item.setAccelerator(combination());
        bindPossible(item.disableProperty());
        item.setOnAction(event -> action.run());
        return item;
    }

    /** A button with a symbol and no words. */
    Button button(Ikon symbol) {
        Button button = new Button("", new FontIcon(symbol));
        button.getStyleClass().add("icon-only");
        return dressed(button);
    }

    /** A button with its words only. */
    Button labelled() {
        Button button = new Button();
        button.textProperty().bind(words);
        return dressed(button);
    }

    /** A button with a symbol and its words. */
    Button labelled(Ikon symbol) {
        Button button = new Button("", new FontIcon(symbol));
        button.textProperty().bind(words);
        return dressed(button);
    }

    private Button dressed(Button button) {
        button.setTooltip(new Tooltip(hint + "  (" + combination().getDisplayText() + ")"));
        button.accessibleTextProperty().bind(words);
        bindPossible(button.disableProperty());
        button.setOnAction(event -> action.run());
        return button;
    }

    private void bindPossible(BooleanProperty disabled) {
        disabled.bind(Bindings.not(possible));
    }

    private KeyCombination combination() {
        return KeyCombination.valueOf(keys);
    }
}
