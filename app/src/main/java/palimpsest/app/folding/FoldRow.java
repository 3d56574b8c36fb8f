package palimpsest.app.folding;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What stands left of a line: its number and so on, the arrow, and, reaching over, the mark behind the line's text. */
final class FoldRow extends HBox {
    private static final double GAP = 10;

    private final Optional<Label> mark;
    private final ObservableDoubleValue width;
    private final InvalidationListener again = change -> requestLayout();

    /**
     * @param width how wide the text and this row are to be seen
     */
    FoldRow(Node number, Node arrow, Optional<Label> mark, ObservableDoubleValue width) {
        super(number, arrow);
        this.mark = mark;
        this.width = width;
        getStyleClass().add("fold-row");
        mark.ifPresent(label -> {
            label.setManaged(false);
            getChildren().add(label);
        });
        layoutXProperty().addListener(again);
        width.addListener(new WeakInvalidationListener(again));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        mark.ifPresent(this::place);
    }

    /** Behind the text, which the row's parent holds beside the row, or at the right edge over a longer one. */
    private void place(Label label) {
        Parent parent = getParent();
        Node text = parent == null ? null : parent.lookup(".paragraph-text");
        if (text != null) {
            label.autosize();
            double x = text.getLayoutX() - getLayoutX() + text.prefWidth(-1) + GAP;
            double most = width.get() - label.getWidth();
            label.relocate(Math.min(x, most), (getHeight() - label.getHeight()) / 2);
            label.setVisible(Math.min(x, most) >= getWidth());
        }
    }
}
