package palimpsest.app.sources;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** The variables by sections, each with its type and value; those with parts open on a click. */
public final class VariablesPane extends VBox {

    /** How far the parts of a variable stand to the right of it, in sizes of a letter. */
    private static final double STEP = 1.1;

    private final VariablesViewModel model;
    private final VBox body = new VBox();

    public VariablesPane(VariablesViewModel model) {
        this.model = model;
        setId("variables");
        getStyleClass().addAll("pane-body", "variables");
        body.getStyleClass().add("variables-body");
        CheckBox drawn = new CheckBox(Words.of("sources.draw"));
        drawn.setId("variables-drawn");
        drawn.setWrapText(true);
        drawn.setMinHeight(USE_PREF_SIZE);
        drawn.selectedProperty().bindBidirectional(model.drawnProperty());
        drawn.visibleProperty().bind(model.sectionsProperty().isNotEqualTo(List.of()));
        drawn.managedProperty().bind(drawn.visibleProperty());
        getChildren().addAll(drawn, body);
        model.sectionsProperty().addListener((property, old, now) -> show(now));
        show(model.sectionsProperty().get());
    }

    private void show(List<VariablesViewModel.Section> sections) {
        List<Node> parts = new ArrayList<>();
        if (sections.isEmpty()) {
            Label empty = new Label(Words.of("sources.empty"));
            empty.setWrapText(true);
            empty.setMinHeight(USE_PREF_SIZE);
            empty.getStyleClass().add("empty");
            parts.add(heading(Words.of("sources.variables.heading")));
            parts.add(empty);
        }
        for (VariablesViewModel.Section section : sections) {
            parts.add(heading(section.heading()));
            VBox rows = new VBox();
            rows.getStyleClass().add("variable-rows");
            section.rows().forEach(row -> rows.getChildren().add(row(row)));
            if (section.rows().isEmpty()) {
                rows.getChildren().add(label(Words.of("sources.none"), "muted"));
            }
            parts.add(rows);
        }
        body.getChildren().setAll(parts);
    }

    private Node row(VariableRow row) {
        Labeled name = row.bytes().isPresent() ? new Hyperlink(row.name()) : new Label(row.name());
        name.setMnemonicParsing(false);
        name.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("mono");
        if (name instanceof Hyperlink link) {
            link.setTooltip(new Tooltip(Words.of("sources.select")));
            link.setOnAction(event -> model.select(row));
        }
        Label type = label(row.type(), "muted");
        type.getStyleClass().add("mono");
        type.setMinWidth(0);
        HBox.setHgrow(type, Priority.ALWAYS);
        HBox head = new HBox(arrow(row), name, type);
        head.getStyleClass().add("variable-head");
        VBox box = new VBox(head);
        box.getStyleClass().add("variable");
        box.setStyle("-fx-padding: 0 0 0 " + row.depth() * STEP + "em");
        Label value = label(row.value(), "value");
        value.getStyleClass().add("mono");
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        HBox line = new HBox();
        line.getStyleClass().add("variable-value");
        if (!row.value().isEmpty()) {
            line.getChildren().add(value);
        }
        if (!row.place().isEmpty()) {
            Label place = label(row.place(), "muted");
            place.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(place);
        }
        box.getChildren().add(line);
        box.setAccessibleText(row.name() + ", " + row.type() + ", " + row.value() + " " + row.place());
        return box;
    }

    private Node arrow(VariableRow row) {
        if (!row.parts()) {
            Region space = new Region();
            space.getStyleClass().add("variable-arrow");
            return space;
        }
        ToggleButton arrow =
                new ToggleButton("", new FontIcon(row.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        String words = Words.of(row.open() ? "sources.close" : "sources.open", row.name());
        arrow.setSelected(row.open());
        arrow.getStyleClass().addAll("variable-arrow", "flat");
        arrow.setAccessibleText(words);
        arrow.setTooltip(new Tooltip(words));
        arrow.setOnAction(event -> model.toggle(row));
        return arrow;
    }

    private static Label heading(String words) {
        return label(words, "heading");
    }

    private static Label label(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        return label;
    }
}
