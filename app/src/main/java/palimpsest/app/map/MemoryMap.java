package palimpsest.app.map;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import palimpsest.app.words.Words;

/** The whole memory from its first byte to its last, as a narrow strip; a click or a drag on it goes there. */
public final class MemoryMap extends Region {
    private static final double USUAL_WIDTH = 20;
    private static final double KEY_LEAP = 1.0 / 16;

    private final MapViewModel model;
    private final Canvas canvas = new Canvas();
    private final Inks inks = new Inks(this::restyle);
    private final Tooltip tooltip = new Tooltip();
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private @Nullable MapPainter painter;

    public MemoryMap(MapViewModel model) {
        this.model = model;
        setId("map");
        getStyleClass().add("memory-map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleRoleDescription(Words.of("map.title"));
        Tooltip.install(canvas, tooltip);
        getChildren().addAll(canvas, inks);
        for (Observable shown : List.of(
                model.surveyProperty(),
                model.roomProperty(),
                model.top,
                model.visible,
                model.caret,
                model.found,
                model.regions)) {
            shown.addListener(change -> requestLayout());
        }
        model.top.addListener(change -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        scale.addListener(change -> restyle());
        focusedProperty().addListener(change -> requestLayout());
        canvas.setOnMousePressed(this::drag);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseMoved(this::point);
        addEventHandler(ScrollEvent.SCROLL, event -> model.move(event.getDeltaY() > 0 ? -0.5 : 0.5));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** One factor for everything; 1 is the usual size. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** Where the first line that shows an address is, from the top of the map. */
    double y(long address) {
        MapPainter current = painter;
        return current == null ? 0 : current.geometry(model).lineOf(address) * pixel();
    }

    private void drag(MouseEvent event) {
        requestFocus();
        model.travelTo(address(event.getY()));
        event.consume();
    }

    private void point(MouseEvent event) {
        if (model.length() > 0) {
            MapGeometry geometry = geometry();
            int line = Math.max(0, Math.min(geometry.lines() - 1, (int) (event.getY() / pixel())));
            long from = geometry.addressOf(line);
            tooltip.setText(model.describe(from, Math.max(from + 1, geometry.addressOf(line + 1))));
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> model.move(-1);
            case DOWN -> model.move(1);
            case PAGE_UP -> model.leap(-KEY_LEAP);
            case PAGE_DOWN -> model.leap(KEY_LEAP);
            case HOME -> model.travelTo(0);
            case END -> model.travelTo(model.length() - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private long address(double y) {
        return geometry().addressOf((int) (y / pixel()));
    }

    private MapGeometry geometry() {
        MapPainter current = painter;
        return current == null ? new MapGeometry(model.length(), 1) : current.geometry(model);
    }

    private double pixel() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : 1 / getScene().getWindow().getRenderScaleX();
    }

    private void restyle() {
        painter = null;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        MapPainter current = painter;
        if (current == null || canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            current = new MapPainter(inks, getWidth(), getHeight(), pixel());
            painter = current;
        }
        current.paint(canvas.getGraphicsContext2D(), model);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.rint(USUAL_WIDTH * scale.get());
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> model.describe();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
