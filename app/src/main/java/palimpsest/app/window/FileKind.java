package palimpsest.app.window;

import java.util.List;
import javafx.stage.FileChooser.ExtensionFilter;
import palimpsest.app.words.Words;

/** The kinds of files that a person can choose from, each with what its names end in. */
enum FileKind {
    OPENABLE("openable", "*.wat", "*.wasm", "*.js", "*.mjs", "*.html", "*" + Saving.SESSION),
    SESSION("sessions", "*" + Saving.SESSION),
    SCRIPT("scripts", "*.js", "*.mjs"),
    TEXT("texts", "*.wat");

    private final String key;
    private final List<String> names;

    FileKind(String key, String... names) {
        this.key = key;
        this.names = List.of(names);
    }

    /** Files of this kind, or all files. */
    List<ExtensionFilter> filters() {
        return List.of(
                new ExtensionFilter(Words.of("window.files." + key), names),
                new ExtensionFilter(Words.of("window.files.all"), "*"));
    }
}
