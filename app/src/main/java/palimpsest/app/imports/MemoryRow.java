package palimpsest.app.imports;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import palimpsest.app.session.StandIn;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.MemoryType;

/** A memory that the module imports, as a host would make it: its size, its limit, and whether threads share it. */
final class MemoryRow extends VBox {
    private final TextField initial;
    private final TextField maximum;
    private final CheckBox shared = new CheckBox(Words.of("imports.memory.is-shared"));
    private final Label problem = new Label();

    MemoryRow(ImportsViewModel model, StandIn memory) {
        Optional<MemoryType> is = model.memory(memory).or(memory::memory);
        initial = field(memory, "initial", Words.of("imports.memory.initial"));
        maximum = field(memory, "maximum", Words.of("imports.memory.maximum"));
        initial.setText(
                is.map(type -> Long.toUnsignedString(type.limits().minimum())).orElse(""));
        is.ifPresent(type -> type.limits().maximum().ifPresent(most -> maximum.setText(Long.toUnsignedString(most))));
        maximum.setPromptText(Words.of("imports.memory.maximum.none"));
        shared.setId("shared-" + memory.fullName());
        shared.setSelected(is.filter(MemoryType::shared).isPresent());
        problem.setId("memory-problem");
        problem.getStyleClass().add("wrong-words");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        Button make = new Button(Words.of("imports.memory.make"));
        make.setId("make-" + memory.fullName());
        make.setTooltip(new Tooltip(Words.of("imports.memory.make.hint")));
        Runnable making =
                () -> problem.setText(model.make(memory, initial.getText(), maximum.getText(), shared.isSelected())
                        .orElse(""));
        make.setOnAction(event -> making.run());
        initial.setOnAction(event -> making.run());
        maximum.setOnAction(event -> making.run());
        GridPane fields = new GridPane();
        fields.getStyleClass().add("memory-fields");
        fields.addRow(0, new Label(Words.of("imports.memory.initial")), initial);
        fields.addRow(1, new Label(Words.of("imports.memory.maximum")), maximum);
        fields.add(shared, 0, 2, 2, 1);
        getStyleClass().add("memory-row");
        getChildren().setAll(fields, make, problem);
    }

    private static TextField field(StandIn memory, String id, String words) {
        TextField field = new TextField();
        field.setId(id + "-" + memory.fullName());
        field.setPrefColumnCount(8);
        field.getStyleClass().add("mono");
        field.setAccessibleText(Words.of("imports.memory.accessible", words, memory.fullName()));
        return field;
    }
}
