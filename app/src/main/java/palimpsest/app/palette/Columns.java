package palimpsest.app.palette;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Puts its children, all of one width, into as many columns as fit, each where the shortest column ends. */
final class Columns extends Pane {
    /** As part of a child's width. */
    private static final double GAP = 0.08;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width < 0 ? prefWidth(-1) : width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /** Returns the height of the longest column. */
    private double place(double width, boolean move) {
        if (getChildren().isEmpty()) {
            return 0;
        }
        double each = getChildren().get(0).prefWidth(-1);
        double gap = each * GAP;
        int columns = Math.max(1, (int) ((width + gap) / (each + gap)));
        double[] ends = new double[columns];
        for (Node child : getChildren()) {
            int shortest = 0;
            for (int i = 1; i < columns; i++) {
                shortest = ends[i] < ends[shortest] ? i : shortest;
            }
            double height = child.prefHeight(each);
            if (move) {
                child.resizeRelocate(
                        snapPositionX(shortest * (each + gap)), snapPositionY(ends[shortest]), each, height);
            }
            ends[shortest] += height + gap;
        }
        double longest = 0;
        for (double end : ends) {
            longest = Math.max(longest, end);
        }
        return longest - gap;
    }
}
