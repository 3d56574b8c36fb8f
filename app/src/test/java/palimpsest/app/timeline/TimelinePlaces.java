package palimpsest.app.timeline;

import javafx.geometry.Point2D;
import javafx.scene.layout.Region;

/** Where on the screen a timeline draws things, for tests that click there. */
public final class TimelinePlaces {

    private TimelinePlaces() {}

    /** A moment on the axis of a timeline that shows all steps, from 0 to {@code end}. */
    public static Point2D moment(Region chart, long moment, long end) {
        TimelineLayout layout = ((TimelineChart) chart).timelineLayout();
        double x = StepAxis.all(0, end, layout.axisWidth()).x(moment);
        return chart.localToScreen(layout.namesWidth() + x, (layout.top(Lane.AXIS) + layout.bottom(Lane.AXIS)) / 2);
    }
}
