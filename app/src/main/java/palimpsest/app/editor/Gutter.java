package palimpsest.app.editor;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Line numbers, with a mark where a line has a fault. */
final class Gutter implements IntFunction<Node> {
    private final IntPredicate hasFault;
    private final IntFunction<String> number;

    /**
     * @param hasFault whether a line, counted from 0, has a fault
     * @param number the number as text, padded to the width of the last line's
     */
    Gutter(IntPredicate hasFault, IntFunction<String> number) {
        this.hasFault = hasFault;
        this.number = number;
    }

    @Override
    public Node apply(int line) {
        Label label = new Label(number.apply(line));
        label.getStyleClass().add("number");
        Label mark = new Label();
        mark.getStyleClass().add("mark");
        HBox gutter = new HBox(mark, label);
        gutter.getStyleClass().add("gutter");
        gutter.setAccessibleRole(AccessibleRole.TEXT);
        if (hasFault.test(line)) {
            gutter.getStyleClass().add("fault");
        }
        return gutter;
    }
}
