package palimpsest.app.window;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** One part on the left, one on the right, and one in the very middle as long as there is room. */
final class ThreeParts extends Pane {
    private static final double GAP = 16;

    private final Region left;
    private final Region middle;
    private final Region right;

    ThreeParts(Region left, Region middle, Region right) {
        this.left = left;
        this.middle = middle;
        this.right = right;
        getChildren().addAll(left, middle, right);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(left.prefHeight(-1), Math.max(middle.prefHeight(-1), right.prefHeight(-1)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return left.minWidth(-1) + middle.minWidth(-1) + right.minWidth(-1) + 2 * GAP;
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double middleWidth = middle.prefWidth(-1);
        double rightWidth = Math.min(
                right.prefWidth(-1),
                Math.max(right.minWidth(-1), getWidth() - middleWidth - left.prefWidth(-1) - 2 * GAP));
        double centred = (getWidth() - middleWidth) / 2;
        double most = getWidth() - rightWidth - middleWidth - GAP;
        double start = Math.max(left.minWidth(-1) + GAP, Math.min(most, Math.max(centred, left.prefWidth(-1) + GAP)));
        left.resizeRelocate(0, 0, snapSizeX(Math.min(left.prefWidth(-1), start - GAP)), height);
        middle.resizeRelocate(snapPositionX(start), 0, middleWidth, height);
        right.resizeRelocate(snapPositionX(getWidth() - rightWidth), 0, rightWidth, height);
    }
}
