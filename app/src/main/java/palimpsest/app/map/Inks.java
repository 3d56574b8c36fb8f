package palimpsest.app.map;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** The colours that the style sheets give, for drawing on a canvas: a swatch for each, too small to be seen. */
final class Inks extends Group {

    private final Map<Ink, Rectangle> swatches = new EnumMap<>(Ink.class);

    Inks(Runnable changed) {
        setManaged(false);
        for (Ink ink : Ink.values()) {
            Rectangle swatch = new Rectangle(0, 0);
            swatch.getStyleClass()
                    .addAll("map-ink", ink.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            swatch.fillProperty().addListener(change -> changed.run());
            swatches.put(ink, swatch);
            getChildren().add(swatch);
        }
    }

    Color of(Ink ink) {
        return Objects.requireNonNull(swatches.get(ink)).getFill() instanceof Color colour ? colour : Color.GRAY;
    }

    Color of(Region.Kind kind) {
        return of(
                switch (kind) {
                    case DATA -> Ink.LAYOUT_DATA;
                    case STACK -> Ink.LAYOUT_STACK;
                    case HEAP -> Ink.LAYOUT_HEAP;
                });
    }
}
