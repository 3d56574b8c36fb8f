package palimpsest.app.window;

import java.util.List;
import java.util.Optional;
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
import palimpsest.app.words.Words;

/**
 * Something the window can do: once in the menu with its keys, in the palette and on the sheet of shortcuts, perhaps again
 * as a button.
 *
 * @param words its name in the menu
 * @param hint what it does, in a sentence
 * @param keys the key combinations; the first is shown, the others do it too
 * @param possible whether it can be done now
 */
record Command(
        ObservableStringValue words,
        String hint,
        List<KeyCombination> keys,
        ObservableBooleanValue possible,
        Runnable action) {

    private static final String BETWEEN = " or ";

    Command {
        keys = List.copyOf(keys);
    }

    /**
     * A command that has its texts in the bundle, as {@code window.NAME} and {@code window.NAME.hint}.
     *
     * @param keys as {@link KeyCombination#valueOf} reads them, {@code F5 or Shortcut+Enter}; may be empty
     */
    Command(String name, String keys, ObservableBooleanValue possible, Runnable action) {
        this(name, new SimpleStringProperty(Words.of("window." + name)), keys, possible, action);
    }

    /** A command that can always be done. */
    Command(String name, String keys, Runnable action) {
        this(name, keys, new SimpleBooleanProperty(true), action);
    }

    /** A command whose name changes. */
    Command(String name, ObservableStringValue words, String keys, ObservableBooleanValue possible, Runnable action) {
        this(words, Words.of("window." + name + ".hint"), combinations(keys), possible, action);
    }

    private static List<KeyCombination> combinations(String keys) {
        return keys.isEmpty()
                ? List.of()
                : List.of(keys.split(BETWEEN)).stream()
                        .map(KeyCombination::valueOf)
                        .toList();
    }

    /** Does it, if it can be done now. */
    void perform() {
        if (possible.get()) {
            action.run();
        }
    }

    /** The keys as they stand in menus, {@code Ctrl+O}; empty if there are none. */
    Optional<String> keyWords() {
        return keys.stream().findFirst().map(KeyCombination::getDisplayText);
    }

    MenuItem menuItem() {
        MenuItem item = new MenuItem();
        item.textProperty().bind(words);
        keys.stream().findFirst().ifPresent(item::setAccelerator);
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
        button.setTooltip(new Tooltip(keyWords()
                .map(shown -> Words.of("window.hint.keys", hint, shown))
                .orElse(hint)));
        button.accessibleTextProperty().bind(words);
        bindPossible(button.disableProperty());
        button.setOnAction(event -> action.run());
        return button;
    }

    private void bindPossible(BooleanProperty disabled) {
        disabled.bind(Bindings.not(possible));
    }
}
