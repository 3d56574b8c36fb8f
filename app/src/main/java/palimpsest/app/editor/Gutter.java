package palimpsest.app.editor;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;

/** Line numbers, with a mark where a line has a fault, and a dot where it has a breakpoint. A click toggles that. */
final class Gutter implements IntFunction<Node> {
    private final IntPredicate hasFault;
    private final IntFunction<Optional<Boolean>> stop;
    private final IntConsumer toggle;
    private final IntFunction<String> number;

    /**
     * @param hasFault whether a line, counted from 0, has a fault
     * @param stop whether the breakpoint of such a line, if it has one, is enabled
     * @param toggle adds or removes the breakpoint of such a line
     * @param number the number as text, padded to the width of the last line's
     */
    Gutter(IntPredicate hasFault, IntFunction<Optional<Boolean>> stop, IntConsumer toggle, IntFunction<String> number) {
        this.hasFault = hasFault;
        this.stop = stop;
        this.toggle = toggle;
        this.number = number;
    }

    @Override
    public Node apply(int line) {
        Label label = new Label(number.apply(line));
        label.getStyleClass().add("number");
        Circle dot = dot(stop.apply(line));
        HBox gutter = new HBox(dot, label);
        gutter.getStyleClass().add("gutter");
        gutter.setAccessibleRole(AccessibleRole.TEXT);
        gutter.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                toggle.accept(line);
            }
            click.consume();
        });
        if (hasFault.test(line)) {
            gutter.getStyleClass().add("fault");
        }
        return gutter;
    }

    /** A breakpoint: full when it is enabled, a ring when not, nothing where there is none. */
    static Circle dot(Optional<Boolean> enabled) {
        Circle dot = new Circle(4);
        dot.getStyleClass().add("stop");
        enabled.ifPresent(on -> dot.getStyleClass().add(on ? "on" : "off"));
        return dot;
    }
}
