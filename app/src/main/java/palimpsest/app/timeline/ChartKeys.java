package palimpsest.app.timeline;

import javafx.scene.input.KeyEvent;

/** Keys over a timeline: stepping, travelling to the ends, zooming, panning. */
final class ChartKeys {
    private static final double SOME = 0.2;
    private static final double MUCH = 0.9;

    private final TimelineChart chart;
    private final TimelineViewModel model;

    ChartKeys(TimelineChart chart, TimelineViewModel model) {
        this.chart = chart;
        this.model = model;
    }

    void listen() {
        chart.setOnKeyPressed(this::press);
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || model.picture().isEmpty()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> sideways(event, -1);
            case RIGHT -> sideways(event, 1);
            case HOME -> model.travelToStart();
            case END -> model.travelToEnd();
            case PAGE_UP -> model.panPart(-MUCH);
            case PAGE_DOWN -> model.panPart(MUCH);
            case PLUS, ADD, EQUALS -> model.closer();
            case MINUS, SUBTRACT -> model.further();
            case DIGIT0, NUMPAD0 -> model.all();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void sideways(KeyEvent event, int way) {
        if (event.isShiftDown()) {
            model.panPart(way * SOME);
        } else if (way < 0) {
            model.stepBack();
        } else {
            model.stepForward();
        }
    }
}
