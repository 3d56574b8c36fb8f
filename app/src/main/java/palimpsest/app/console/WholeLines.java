package palimpsest.app.console;

import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

/**
 * Gives a list as many whole lines as there is room for, at the lower edge. The list is sized once in a layout: one that is
 * sized twice asks for another layout, for ever.
 */
final class WholeLines extends Region {
    private final ListView<?> list;

    WholeLines(ListView<?> list) {
        this.list = list;
        getChildren().add(list);
    }

    /** How many whole lines of a list there are in a height. */
    static int in(ListView<?> list, double height) {
        return (int) (height / Math.max(1, list.getFixedCellSize()));
    }

    @Override
    protected void layoutChildren() {
        double whole = in(list, getHeight()) * Math.max(1, list.getFixedCellSize());
        list.resizeRelocate(0, getHeight() - whole, getWidth(), whole);
    }

    @Override
    protected double computeMinHeight(double width) {
        return list.minHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return list.prefHeight(width);
    }
}
