package palimpsest.app.window;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import palimpsest.app.palette.Choice;
import palimpsest.app.palette.ShortcutsPane;
import palimpsest.app.words.Words;

/**
 * The keys that work where the focus is, as the sheet of keys lists them. What they do is at home in each pane; commands of the
 * whole window have theirs in {@link Commands}.
 */
enum PaneKeys {
    GRID(
            of("move", "Left", "Right", "Up", "Down"),
            of("select", "Shift+Left", "Shift+Right"),
            of("row", "Home", "End"),
            of("memory", "Shortcut+Home", "Shortcut+End"),
            of("text", "Tab"),
            of("copy", "Shortcut+C"),
            of("copy-text", "Shortcut+Shift+C"),
            of("paste", "Shortcut+V"),
            of("all", "Shortcut+A"),
            of("fill", "Shortcut+R"),
            of("zero", "Delete"),
            of("undo", "Shortcut+Z", "Shortcut+Y"),
            of("layers", "Alt+Down", "Alt+Up"),
            of("follow", "Alt+Enter"),
            of("back", "Alt+Left"),
            of("menu", "Shift+F10")),
    TIMELINE(
            of("step", "Left", "Right"),
            of("ends", "Home", "End"),
            of("pan", "Shift+Left", "Shift+Right"),
            of("leaf", "Page Up", "Page Down"),
            of("zoom", "Plus", "Minus"),
            of("all", "0")),
    EDITOR(
            of("undo", "Shortcut+Z", "Shortcut+Y"),
            of("copy", "Shortcut+X", "Shortcut+C", "Shortcut+V"),
            of("all", "Shortcut+A")),
    CONSOLE(of("do", "Enter"), of("before", "Up", "Down"), of("copy", "Shortcut+C"), of("end", "Ctrl+D")),
    PRESENTING(
            of("step", "Space", "Page Down"),
            of("back", "Left", "Page Up"),
            of("over", "Down", "Up"),
            of("ends", "Home", "End"),
            of("leave", "Esc"));

    private final List<Keys> keys;

    PaneKeys(Keys... keys) {
        this.keys = List.of(keys);
    }

    /**
     * Keys that belong together.
     *
     * @param name what they do, as the last part of a text's key
     * @param combinations as {@link KeyCombination#valueOf} reads them
     */
    private record Keys(String name, List<String> combinations) {
        String words() {
            return combinations.stream()
                    .map(each -> KeyCombination.valueOf(each).getDisplayText())
                    .collect(Collectors.joining("\u2002"));
        }
    }

    private static Keys of(String name, String... combinations) {
        return new Keys(name, List.of(combinations));
    }

    /** A group for each pane. */
    static Stream<ShortcutsPane.Group> groups() {
        return Stream.of(values())
                .map(pane -> new ShortcutsPane.Group(
                        pane.text(""),
                        pane.keys.stream()
                                .map(keys -> new Choice(pane.text("." + keys.name()), "", keys.words(), true, () -> {}))
                                .toList()));
    }

    private String text(String rest) {
        return Words.of("window.keys." + name() + rest);
    }
}
