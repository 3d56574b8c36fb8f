package palimpsest.app.window;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;
import palimpsest.app.memory.GridPlaces;
import palimpsest.app.memory.HexGrid;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.Seen;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;

/** A person in front of a window under test. */
final class WindowRobot extends FxRobot {
    private static final int PATIENCE_SECONDS = 30;

    final Settings settings = new Settings();
    final Session session = Session.forWindow();
    final Stage stage;
    final MainWindow window;

    WindowRobot(Stage stage) {
        this.stage = stage;
        settings.width.set(1280);
        settings.height.set(800);
        window = new MainWindow(stage, settings, session);
        stage.show();
    }

    Snapshot snapshot() {
        return session.snapshot();
    }

    void open(String name, String text) {
        interact(() -> window.open(name, text.getBytes(StandardCharsets.UTF_8)));
        await(() -> session.snapshot()
                .program()
                .filter(program -> program.name().equals(name))
                .isPresent());
        await(() -> !idle().equals("busy"));
    }

    void awaitState(State state) {
        await(() -> snapshot().state() == state);
    }

    void await(Callable<Boolean> condition) {
        await(condition, PATIENCE_SECONDS);
    }

    /** Waits for what takes long by its nature. */
    void await(Callable<Boolean> condition, int seconds) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> holds(condition));
        } catch (TimeoutException late) {
            throw new AssertionError(
                    "waited in vain; the session says " + snapshot().state() + " and "
                            + snapshot().console(),
                    late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What is not in the window yet is waited for, too. */
    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (EmptyNodeQueryException notYet) {
            return false;
        }
    }

    <N extends Node> N node(String query, Class<N> type) {
        return lookup(query).queryAs(type);
    }

    CodeArea editor() {
        return node("#source", CodeArea.class);
    }

    /** Opens a lesson from the Examples menu, which makes an instance of it. */
    void lesson(String name) {
        choose("#examples", "example-" + name);
        await(() -> snapshot().state() == State.READY
                && snapshot()
                        .program()
                        .filter(program -> program.name().equals(name + ".wat"))
                        .isPresent());
    }

    /** Brings a tab of the right side to the front. */
    void side(String id) {
        SidePane side = from(stage.getScene().getRoot()).lookup("#side").queryAs(SidePane.class);
        interact(() -> side.show(id));
    }

    /** The step that comes next. */
    long cursor() {
        return snapshot().time().cursor();
    }

    /** Whether nothing is under way. */
    boolean isStill() {
        return snapshot().state() != State.RUNNING && snapshot().busy().isEmpty();
    }

    /** Clicks a button as soon as it can be clicked. */
    void press(String button) {
        await(() -> isStill() && !node(button, Button.class).isDisabled());
        clickOn(button);
    }

    /** Presses a button that moves the cursor, and waits until it stands somewhere else. */
    void move(String button) {
        long before = cursor();
        press(button);
        await(() -> cursor() != before && isStill());
    }

    /** Presses something that may have to be scrolled to before it could be clicked. */
    void fire(ButtonBase button) {
        interact(button::fire);
    }

    /** Brings the exports to the front. */
    void showExports() {
        interact(() -> node("#tabs", TabPane.class).getSelectionModel().select(2));
    }

    /** Types the arguments of an export on its card. */
    void typeArguments(String export, String... arguments) {
        List<TextField> fields = lookup(".export .text-field").<TextField>queryAll().stream()
                .filter(field -> field.getAccessibleText().contains(" of " + export + ","))
                .toList();
        if (fields.size() != arguments.length) {
            throw new AssertionError(export + " has " + fields.size() + " fields");
        }
        interact(() -> {
            for (int i = 0; i < arguments.length; i++) {
                fields.get(i).setText(arguments[i]);
            }
        });
    }

    /** Calls an export with its Call button; what its card says then. */
    String callExport(String export, String... arguments) {
        showExports();
        typeArguments(export, arguments);
        int before = snapshot().results().size();
        fire(node("#call-" + export, Button.class));
        await(() -> snapshot().results().size() > before && isStill());
        return lookup(".export .result").<Label>queryAll().stream()
                .filter(Label::isVisible)
                .map(Label::getText)
                .findFirst()
                .orElse("");
    }

    /** Clicks a byte in the grid and waits for its history. */
    ByteHistory clickByte(long address) {
        clickOn(GridPlaces.of(node("#grid", HexGrid.class), address));
        return history(address);
    }

    /** Selects a byte that is not in view, and waits for its history. */
    ByteHistory selectByte(long address) {
        interact(() -> window.select(address));
        return history(address);
    }

    private ByteHistory history(long address) {
        await(() -> snapshot().history().filter(of -> of.address() == address).isPresent());
        return snapshot().history().orElseThrow();
    }

    /** Types a byte over another as a person does: a click and two digits. */
    void typeByte(long address, KeyCode high, KeyCode low) {
        clickByte(address);
        type(high, low);
    }

    /** A byte of the first memory, 0 to 255. */
    int byteAt(long address) {
        return bytes(address, 1)[0];
    }

    /** Bytes of the first memory, each 0 to 255. */
    int[] bytes(long address, int count) {
        return Seen.bytes(snapshot(), 0, address, count);
    }

    /** All words that can be read in a part of the window, in its order. */
    String words(String query) {
        StringBuilder words = new StringBuilder();
        Node part = lookup(query).query();
        interact(() -> collect(part, words));
        return words.toString();
    }

    private static void collect(Node node, StringBuilder words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            words.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    /** Chooses from a menu without its popup, which the headless platform places unsteadily. */
    void choose(String menu, String item) {
        MenuItem found = node(menu, MenuButton.class).getItems().stream()
                .flatMap(each -> each instanceof Menu nested ? nested.getItems().stream() : Stream.of(each))
                .filter(candidate -> item.equals(candidate.getText()) || item.equals(candidate.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + item + " in " + menu));
        interact(found::fire);
    }

    private String idle() {
        return switch (snapshot().state()) {
            case EMPTY, LOADED -> "busy";
            case FAULTY, READY, RUNNING, PAUSED, WAITING, TRAPPED -> "there";
        };
    }
}
