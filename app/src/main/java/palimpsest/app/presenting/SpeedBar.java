package palimpsest.app.presenting;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import palimpsest.app.words.Words;

/** Buttons that play, and the speed at which they do. */
public final class SpeedBar extends HBox {

    /** @param buttons that play backwards and forwards */
    public SpeedBar(SpeedViewModel model, List<Node> buttons) {
        getStyleClass().add("speed-bar");
        Slider slider = new Slider(
                0, Speed.notches() - 1.0, Speed.notch(model.speedProperty().get()));
        slider.getStyleClass().add("speed");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setMinWidth(USE_PREF_SIZE);
        slider.setAccessibleText(Words.of("presenting.speed.name"));
        slider.setTooltip(new Tooltip(Words.of("presenting.speed.hint")));
        slider.valueProperty()
                .addListener((property, before, now) ->
                        model.speedProperty().set(Speed.at((int) Math.round(now.doubleValue()))));
        model.speedProperty().addListener(change -> {
            int notch = Speed.notch(model.speedProperty().get());
            if (Math.round(slider.getValue()) != notch) {
                slider.setValue(notch);
            }
        });
        Label words = new Label();
        words.getStyleClass().add("speed-words");
        words.setMinWidth(USE_PREF_SIZE);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Speed.words(model.speedProperty().get()), model.speedProperty()));
        getChildren().addAll(buttons);
        getChildren().addAll(slider, words);
    }
}
