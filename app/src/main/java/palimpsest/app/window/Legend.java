package palimpsest.app.window;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import palimpsest.app.words.Words;

/** What the marks of the grid mean. */
final class Legend extends FlowPane {
    Legend() {
        setId("legend");
        getStyleClass().add("legend");
        getChildren()
                .addAll(
                        entry(Words.of("grid.legend.host"), "host"),
                        entry(Words.of("grid.legend.module"), "module"),
                        entry(Words.of("grid.legend.data"), "data"),
                        entry(Words.of("grid.legend.growth"), "growth"),
                        entry(Words.of("grid.legend.untouched"), "untouched"),
                        entry(Words.of("grid.legend.changed"), "changed"),
                        entry(Words.of("grid.legend.rewritten"), "rewritten"),
                        entry(Words.of("grid.legend.read"), "read"));
    }

    private static Label entry(String words, String look) {
        Region mark = new Region();
        mark.getStyleClass().add("mark");
        StackPane swatch = new StackPane(mark);
        swatch.getStyleClass().addAll("swatch", look);
        Label entry = new Label(words, swatch);
        entry.setMinWidth(USE_PREF_SIZE);
        return entry;
    }
}
