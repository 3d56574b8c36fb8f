package palimpsest.app.timeline;

import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** The timeline: its name, what lies under the pointer, how to see more or less, and the lanes. */
public final class TimelinePane extends BorderPane {
    private final TimelineChart chart;

    public TimelinePane(TimelineViewModel model) {
        this(model, new HBox());
    }

    /** @param controls what else stands at the head, after the name */
    public TimelinePane(TimelineViewModel model, Region controls) {
        getStyleClass().add("timeline");
        chart = new TimelineChart(model);
        Label title = new Label(Words.of("timeline.heading"));
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        controls.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label();
        words.setId("timeline-words");
        words.getStyleClass().add("timeline-words");
        words.textProperty().bind(model.wordsProperty());
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button further = button(Feather.ZOOM_OUT, Words.of("timeline.further"), model::further);
        further.setId("timeline-further");
        Button closer = button(Feather.ZOOM_IN, Words.of("timeline.closer"), model::closer);
        closer.setId("timeline-closer");
        Button all = new Button(Words.of("timeline.all"));
        all.setId("timeline-all");
        all.getStyleClass().add("flat");
        all.setTooltip(new Tooltip(Words.of("timeline.all.hint")));
        all.setAccessibleText(Words.of("timeline.all.words"));
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(event -> model.all());
        all.disableProperty().bind(model.showsAllProperty());
        further.disableProperty().bind(model.showsAllProperty());
        closer.disableProperty().bind(model.emptyProperty());
        HBox head = new HBox(title, controls, words, further, closer, all);
        head.getStyleClass().addAll("pane-head", "timeline-head");
        setTop(head);
        setCenter(chart);
    }

    /** One factor for everything that is drawn; 1 is the usual size. */
    public DoubleProperty scaleProperty() {
        return chart.scaleProperty();
    }

    private static Button button(Feather symbol, String words, Runnable action) {
        Button button = new Button("", new FontIcon(symbol));
        button.getStyleClass().addAll("icon-only", "flat");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(event -> action.run());
        return button;
    }
}
