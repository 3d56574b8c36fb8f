package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.app.memory.HexGrid;
import palimpsest.app.session.State;
import palimpsest.app.session.Value;

/** What a screen reader is told. */
final class AccessibilityTest extends WindowTest {
    private static final String STORES = """
            (module (memory 1)
              (func (export "go") (param $a i32) (i32.store (local.get $a) (i32.const 11))))
            """;

    @BeforeEach
    void open() {
        robot.open("stores.wat", STORES);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.call("go", List.of(Value.i32(16))));
        robot.await(() -> robot.snapshot().results().size() == 1);
    }

    @Test
    void everyControlThatCanHaveTheFocusSaysWhatItIs() {
        List<String> silent = new ArrayList<>();
        robot.interact(() -> collect(robot.stage.getScene().getRoot(), silent));
        assertThat(silent).isEmpty();
    }

    @Test
    void theGridTellsAddressValueAndWriter() {
        robot.clickByte(16);
        HexGrid grid = robot.node("#grid", HexGrid.class);
        assertThat(text(grid)).contains("0x10").contains("0b").contains("11").contains("module");
    }

    @Test
    void theTimelineTellsWhereItStands() {
        Node timeline = robot.node("#timeline", Node.class);
        robot.await(() -> !robot.window.isBusy());
        assertThat(text(timeline)).startsWith("Timeline, step ").contains("at the end");
        assertThat(timeline.queryAccessibleAttribute(AccessibleAttribute.MAX_VALUE))
                .isEqualTo((double) robot.snapshot().time().end());
    }

    private static String text(Node node) {
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return text == null ? "" : text.toString();
    }

    private static void collect(Node node, List<String> silent) {
        boolean only = node instanceof ScrollPane || node instanceof SplitPane || node instanceof TabPane;
        boolean named = node.getAccessibleText() != null
                || (node instanceof Labeled labeled && !labeled.getText().isBlank())
                || (!(node instanceof Labeled) && !text(node).isBlank());
        if (node.isVisible() && node.isFocusTraversable() && !only && !named) {
            silent.add(node + " in " + node.getParent());
        }
        if (node.isVisible() && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, silent));
        }
    }
}
