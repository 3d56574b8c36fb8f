package palimpsest.app.timeline;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import palimpsest.app.words.Words;

/** The lanes of a timeline, drawn on one canvas as its {@link TimelineViewModel} says. */
final class TimelineChart extends Region {
    private static final double EM = 13;
    private static final double LEAST_HEIGHT = 6.6;

    private final TimelineViewModel model;
    private final Canvas canvas = new Canvas();
    private final Colours colours = new Colours(this::restyle);
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private TimelineLayout layout = new TimelineLayout(1, 1, EM);
    private @Nullable TimelinePainter painter;

    TimelineChart(TimelineViewModel model) {
        this.model = model;
        setId("timeline");
        getStyleClass().add("timeline-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleRoleDescription(Words.of("timeline.role"));
        getChildren().addAll(canvas, colours);
        new ChartMouse(this, model).listen();
        new ChartKeys(this, model).listen();
        scale.addListener(change -> restyle());
        for (Observable shown : List.of(
                model.pictureProperty(), model.axisProperty(), model.pointedProperty(), model.targetProperty())) {
            shown.addListener(change -> requestLayout());
        }
        model.pictureProperty().addListener(change -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
    }

    /** One factor for everything; 1 is the usual size. */
    DoubleProperty scaleProperty() {
        return scale;
    }

    TimelineLayout timelineLayout() {
        return layout;
    }

    /** Whether a place names a cursor that is further out than what is visible. */
    boolean namesHiddenCursor(double x, double y) {
        TimelinePainter current = painter;
        return current != null && current.namesHiddenCursor(x, y, model.picture(), model.axis());
    }

    private void restyle() {
        painter = null;
        requestLayout();
    }

    private double em() {
        return EM * scale.get();
    }

    @Override
    protected void layoutChildren() {
        TimelineLayout now = new TimelineLayout(getWidth(), getHeight(), em());
        TimelinePainter current = painter;
        if (current == null || !now.equals(layout)) {
            layout = now;
            canvas.setWidth(now.width());
            canvas.setHeight(now.height());
            double device = getScene() == null || getScene().getWindow() == null
                    ? 1
                    : getScene().getWindow().getRenderScaleX();
            current = new TimelinePainter(canvas.getGraphicsContext2D(), now, colours, Fonts.of(em()), 1 / device);
            painter = current;
            model.resize(now.axisWidth());
        }
        current.paint(
                model.picture(),
                model.axis(),
                model.pointedProperty().get(),
                model.targetProperty().get());
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT * em();
    }

    @Override
    protected double computePrefHeight(double width) {
        return LEAST_HEIGHT * em();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> model.describe();
            case ORIENTATION -> javafx.geometry.Orientation.HORIZONTAL;
            case VALUE -> (double) model.picture().cursor();
            case MIN_VALUE -> (double) model.picture().start();
            case MAX_VALUE -> (double) model.picture().end();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
