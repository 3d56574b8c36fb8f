package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.session.LaidView;
import palimpsest.app.session.State;

/** Structures laid over memory, by keys and clicks in the window. */
final class StructuresTest extends WindowTest {
    /** Three nodes, the last of which leads to nothing; the module changes the value of the second. */
    private static final String LIST = """
            (module
              (memory (export "memory") 1)
              (global $head (export "head") i32 (i32.const 16))
              (data (i32.const 16) "\\20\\00\\00\\00" "\\0b\\00\\00\\00" "\\60\\00\\00\\00")
              (data (i32.const 32) "\\30\\00\\00\\00" "\\16\\00\\00\\00" "\\66\\00\\00\\00")
              (data (i32.const 48) "\\00\\00\\00\\00" "\\21\\00\\00\\00" "\\00\\00\\00\\00")
              (data (i32.const 96) "first\\00second\\00")
              (func (export "change")
                (i32.store (i32.const 36) (i32.const 99))))
            """;

    private static final String NODE = "struct Node { next: *Node, value: u32, name: *cstr }";

    @TempDir
    Path folder;

    @Test
    void anEmptyPaneLaysItsExampleWithOneClick() {
        open();
        robot.clickByte(36);
        show();
        assertThat(robot.words("#structures")).contains("struct Point { x: i32, y: i32 }");
        robot.clickOn("#structures-example");
        robot.await(() -> lines().contains("x: 22"));
        assertThat(lines()).containsExactly("Point at 0x24", "x: 22", "y: 102");
        assertThat(robot.settings.structures.get()).contains("struct Point");
    }

    @Test
    void aListIsFollowedAndFollowsEachStep() {
        layNodeAtHead();
        assertThat(lines())
                .containsExactly(
                        "Node at 0x10",
                        "next: → 0x20",
                        "value: 11",
                        "name: → 0x60 \"first\"",
                        "list by next: 3 nodes, ends with null");
        open("list by next");
        robot.await(() -> lines().size() == 9);
        open("[1]");
        robot.await(() -> lines().contains("value: 22"));
        robot.fire(robot.node("#call-nearest", Button.class));
        robot.await(() -> lines().contains("value: 99"));
        assertThat(changed()).containsExactly("99");
        robot.move("#back");
        robot.await(() -> lines().contains("value: 22"));
        assertThat(lines()).contains("next: → 0x30", "value: 22", "name: → 0x66 \"second\"");
    }

    @Test
    void aFieldIsSelectedInTheGridAndDrawnOverIt() {
        layNodeAtHead();
        choose("value");
        robot.await(() -> selection().equals(List.of(20L, 23L)));
        assertThat(robot.window.grid().overlaysProperty().get())
                .filteredOn(overlay -> overlay.address() == 20)
                .extracting(overlay -> overlay.label() + " " + overlay.length())
                .containsExactly("value = 11 4");
        robot.type(KeyCode.DOWN);
        robot.await(() -> selection().equals(List.of(24L, 27L)));
        robot.fire(link("Go to 0x60"));
        robot.await(() -> selection().equals(List.of(96L, 96L)));
    }

    @Test
    void aKeyAsksForAStructureOverTheSelectedByte() {
        open();
        robot.clickByte(20);
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        TextField type = robot.node("#structures-type", TextField.class);
        robot.await(type::isFocused);
        assertThat(robot.node("#structures-where", TextField.class).getText()).isEqualTo("0x14");
        robot.interact(() -> type.setText("[u16; 2]"));
        robot.type(KeyCode.ENTER);
        robot.await(() -> lines().equals(List.of("[u16; 2] at 0x14", "[0]: 11", "[1]: 0")));
    }

    @Test
    void anotherValueIsWrittenAsTheHostAndTakenBack() {
        layNodeAtHead();
        choose("value");
        robot.type(KeyCode.F2);
        TextField field = robot.node("#structure-value", TextField.class);
        robot.await(field::isFocused);
        robot.interact(() -> field.setText("4294967296"));
        robot.type(KeyCode.ENTER);
        assertThat(robot.words("#structure-detail")).contains("u32 holds 0 to 4294967295");
        robot.interact(() -> field.setText("0x102"));
        robot.type(KeyCode.ENTER);
        robot.await(() -> lines().contains("value: 258"));
        assertThat(robot.bytes(20, 4)).containsExactly(2, 1, 0, 0);
        robot.interact(robot.session::undo);
        robot.await(() -> lines().contains("value: 11"));
        assertThat(robot.bytes(20, 4)).containsExactly(11, 0, 0, 0);
    }

    @Test
    void theTreeIsOpenedAndClosedByKeys() {
        layNodeAtHead();
        choose("next");
        robot.type(KeyCode.RIGHT);
        robot.await(() -> lines().contains("value: 22"));
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.LEFT);
        assertThat(chosen()).isEqualTo("next: → 0x20");
        robot.type(KeyCode.LEFT);
        robot.await(() -> !lines().contains("value: 22"));
        robot.type(KeyCode.LEFT);
        assertThat(chosen()).isEqualTo("Node at 0x10");
        robot.type(KeyCode.DELETE);
        robot.await(() -> robot.snapshot().structures().laid().isEmpty());
        robot.await(() -> lines().isEmpty());
    }

    @Test
    void aFaultInADescriptionIsToldWithItsPlace() {
        open();
        show();
        robot.fire(robot.node("#structures-write", Button.class));
        TextArea text = robot.node("#descriptions-text", TextArea.class);
        robot.interact(() -> text.setText("struct A {\n  x: int\n}\n"));
        assertThat(robot.words("#descriptions"))
                .contains("line 2, column 6: there is no type “int”; i32 is meant, perhaps");
        robot.fire(link("line 2, column 6: there is no type “int”; i32 is meant, perhaps"));
        assertThat(text.getSelectedText()).isEqualTo("int");
        robot.interact(() -> text.setText("struct A {\n  x: i32\n}\n"));
        assertThat(robot.words("#descriptions")).contains("1 description, no faults");
        robot.fire(robot.node("#descriptions-done", Button.class));
        lay("B", "0");
        assertThat(robot.words("#structures")).contains("there is no type “B”");
        lay("A", "nowhere");
        robot.await(() -> lines().size() == 1);
        assertThat(lines().get(0)).startsWith("A ").contains("column 1");
    }

    @Test
    void whatIsLaidIsKeptWithTheSessionAndItsDescriptionsToo() {
        layNodeAtHead();
        Path file = folder.resolve("list.palimpsest");
        robot.interact(() -> robot.session.save(file));
        robot.await(() -> robot.snapshot().saved().file().isPresent()
                && !robot.snapshot().saved().unsaved());
        WindowRobot[] made = new WindowRobot[1];
        robot.interact(() -> made[0] = new WindowRobot(new Stage()));
        WindowRobot other = made[0];
        try {
            assertThat(other.settings.structures.get()).isEmpty();
            other.interact(() -> other.window.open(file));
            other.await(() -> !other.snapshot().structures().laid().isEmpty() && other.isStill());
            assertThat(other.snapshot().structures().text()).isEqualTo(NODE);
            assertThat(other.snapshot().structures().laid())
                    .extracting(laid -> laid.laying().type(), LaidView::address)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("Node", Optional.of(16L)));
            other.side("structures-tab");
            other.await(() -> !lines(other).isEmpty());
            assertThat(lines(other)).startsWith("Node at 0x10", "next: → 0x20", "value: 11");
            assertThat(other.settings.structures.get()).isEmpty();
        } finally {
            other.interact(other.window::close);
        }
    }

    // ---- What a person does

    private void open() {
        robot.open("list.wat", LIST);
        robot.awaitState(State.READY);
    }

    private void show() {
        robot.side("structures-tab");
    }

    private void layNodeAtHead() {
        open();
        robot.interact(() -> robot.settings.structures.set(NODE));
        show();
        lay("Node", "$head");
        robot.await(() -> lines().contains("value: 11"));
    }

    private void lay(String type, String where) {
        robot.interact(() -> {
            robot.node("#structures-type", TextField.class).setText(type);
            robot.node("#structures-where", TextField.class).setText(where);
        });
        robot.clickOn("#structures-lay");
    }

    private void choose(String name) {
        robot.clickOn(row(name));
    }

    private void open(String name) {
        robot.fire((Button) row(name).lookup(".opener"));
    }

    private Node row(String name) {
        return robot.lookup("#structures-tree .structure-row").queryAll().stream()
                .filter(row -> row.lookup(".field-name") instanceof Label label
                        && label.getText().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name + " in " + lines()));
    }

    private Hyperlink link(String words) {
        return robot.lookup("#structures .hyperlink").<Hyperlink>queryAll().stream()
                .filter(each -> each.getText().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lines() {
        return lines(robot);
    }

    /** The visible lines: name and value. */
    private static List<String> lines(WindowRobot robot) {
        return robot
                .from(robot.stage.getScene().getRoot())
                .lookup("#structures-tree .structure-row")
                .queryAll()
                .stream()
                .filter(row -> row.getParent().isVisible())
                .sorted((one, other) -> Double.compare(
                        one.localToScene(0, 0).getY(), other.localToScene(0, 0).getY()))
                .map(StructuresTest::words)
                .toList();
    }

    private static String words(Node row) {
        return (text(row, ".field-name") + " " + text(row, ".field-value")).strip();
    }

    private static String text(Node row, String part) {
        return row.lookup(part) instanceof Label label && label.isVisible() ? label.getText() : "";
    }

    private List<String> changed() {
        return robot.lookup("#structures-tree .field-value.changed").<Label>queryAll().stream()
                .map(Label::getText)
                .toList();
    }

    private String chosen() {
        return lines().get(robot.node("#structures-tree", ListView.class)
                .getSelectionModel()
                .getSelectedIndex());
    }

    private List<Long> selection() {
        MemoryViewModel grid = robot.window.grid();
        return List.of(grid.selectionStart(), grid.selectionLast());
    }
}
