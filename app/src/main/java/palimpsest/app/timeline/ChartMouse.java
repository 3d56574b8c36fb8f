package palimpsest.app.timeline;

import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Clicks, drags and the wheel over a timeline. */
final class ChartMouse {
    /** A hand is never quite still: within so many pixels it is a click. */
    private static final double STILL = 3;

    private static final double WHEEL_ZOOM = 1.0025;

    private enum Drag {
        NONE,
        MAYBE,
        TRAVEL,
        PAN
    }

    private final TimelineChart chart;
    private final TimelineViewModel model;
    private Drag drag = Drag.NONE;
    private double pressedX;
    private double lastX;

    ChartMouse(TimelineChart chart, TimelineViewModel model) {
        this.chart = chart;
        this.model = model;
    }

    void listen() {
        chart.setOnMousePressed(this::press);
        chart.setOnMouseDragged(this::drag);
        chart.setOnMouseReleased(this::release);
        chart.setOnMouseMoved(event -> point(event));
        chart.setOnMouseExited(event -> model.pointAway());
        chart.setOnScroll(this::scroll);
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        pressedX = event.getX();
        lastX = pressedX;
        boolean pans = event.getButton() == MouseButton.MIDDLE
                || (event.getButton() == MouseButton.PRIMARY && event.isShiftDown());
        if (pans) {
            drag = Drag.PAN;
        } else {
            drag = event.getButton() == MouseButton.PRIMARY ? Drag.MAYBE : Drag.NONE;
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (drag == Drag.MAYBE && Math.abs(event.getX() - pressedX) > STILL) {
            drag = Drag.TRAVEL;
        }
        if (drag == Drag.TRAVEL) {
            model.drag(x(event));
        } else if (drag == Drag.PAN) {
            chart.setCursor(Cursor.CLOSED_HAND);
            model.pan(event.getX() - lastX);
        }
        lastX = event.getX();
        event.consume();
    }

    private void release(MouseEvent event) {
        if (drag == Drag.TRAVEL) {
            model.drop();
        } else if (drag == Drag.MAYBE) {
            click(event);
        }
        drag = Drag.NONE;
        chart.setCursor(Cursor.DEFAULT);
        point(event);
        event.consume();
    }

    private void click(MouseEvent event) {
        if (model.picture().isEmpty()) {
            return;
        }
        Hit hit = hit(event);
        if (chart.namesHiddenCursor(x(event), event.getY())) {
            model.revealCursor();
        } else if (hit instanceof Hit.OnCall call && event.getClickCount() == 2) {
            model.zoomTo(call.call());
        } else if (event.getClickCount() == 1) {
            model.click(x(event), hit);
        }
    }

    private void point(MouseEvent event) {
        if (x(event) < 0 || model.picture().isEmpty()) {
            model.pointAway();
        } else {
            model.point(x(event), hit(event));
        }
    }

    private void scroll(ScrollEvent event) {
        double sideways = event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
        if (sideways != 0) {
            model.pan(sideways);
        } else if (event.getDeltaY() != 0) {
            model.zoom(Math.max(0, x(event.getX())), Math.pow(WHEEL_ZOOM, event.getDeltaY()));
        }
        event.consume();
    }

    private Hit hit(MouseEvent event) {
        return chart.timelineLayout().hit(model.picture(), model.axis(), x(event), event.getY());
    }

    private double x(MouseEvent event) {
        return x(event.getX());
    }

    private double x(double chartX) {
        return chartX - chart.timelineLayout().namesWidth();
    }
}
