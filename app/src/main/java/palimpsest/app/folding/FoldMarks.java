package palimpsest.app.folding;

import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import palimpsest.app.words.Words;

/** The small arrow beside a line that can be folded, and the mark behind one that is. */
public final class FoldMarks {
    private FoldMarks() {}

    /**
     * The arrow: right when folded, down when open; room for one where nothing can be folded.
     *
     * @param side which way it points; any other than right or down for none
     */
    public static Node arrow(Side side, Runnable toggle) {
        StackPane place = new StackPane();
        place.getStyleClass().add("fold-place");
        if (side == Side.RIGHT || side == Side.BOTTOM) {
            Region arrow = new Region();
            arrow.getStyleClass().addAll("fold-arrow", side == Side.RIGHT ? "folded" : "open");
            place.getChildren().add(arrow);
            place.getStyleClass().add(side == Side.RIGHT ? "is-folded" : "can-fold");
            place.setAccessibleRole(AccessibleRole.BUTTON);
            place.setAccessibleText(Words.of(side == Side.RIGHT ? "folding.unfold" : "folding.fold"));
            place.setOnMouseClicked(click -> {
                toggle.run();
                click.consume();
            });
        }
        return place;
    }

    /** Says how many lines are hidden; a click shows them. */
    public static Label mark(int lines, Runnable unfold) {
        Label mark = new Label(Words.of("folding.lines", lines));
        mark.getStyleClass().add("fold-mark");
        mark.setOnMouseClicked(click -> {
            unfold.run();
            click.consume();
        });
        return mark;
    }
}
