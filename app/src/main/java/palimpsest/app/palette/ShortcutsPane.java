package palimpsest.app.palette;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import palimpsest.app.words.Words;

/** All keys on one sheet, by groups. */
public final class ShortcutsPane extends VBox {
    /**
     * What belongs together.
     *
     * @param choices those that have keys are listed
     */
    public record Group(String heading, List<Choice> choices) {
        public Group {
            choices = List.copyOf(choices);
        }
    }

    public ShortcutsPane(List<Group> groups) {
        setId("shortcuts");
        getStyleClass().addAll("sheet-page", "shortcuts");
        Label title = new Label(Words.of("palette.shortcuts"));
        title.getStyleClass().add("sheet-title");
        Columns columns = new Columns();
        columns.getStyleClass().add("shortcut-groups");
        groups.stream()
                .filter(group -> group.choices().stream()
                        .anyMatch(choice -> !choice.keys().isEmpty()))
                .map(ShortcutsPane::group)
                .forEach(columns.getChildren()::add);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(Words.of("palette.shortcuts"));
        getChildren().addAll(title, scroll);
    }

    private static VBox group(Group group) {
        Label heading = new Label(group.heading());
        heading.getStyleClass().add("strong");
        GridPane rows = new GridPane();
        rows.getStyleClass().add("shortcut-rows");
        for (Choice choice : group.choices()) {
            if (!choice.keys().isEmpty()) {
                Label words = new Label(choice.words());
                Label keys = new Label(choice.keys());
                keys.getStyleClass().add("key-words");
                keys.setMinWidth(USE_PREF_SIZE);
                rows.addRow(rows.getRowCount(), keys, words);
            }
        }
        VBox box = new VBox(heading, rows);
        box.getStyleClass().add("shortcut-group");
        return box;
    }
}
