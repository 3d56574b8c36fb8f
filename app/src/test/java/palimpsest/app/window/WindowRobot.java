package palimpsest.app.window;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;

/** A person in front of a window under test. */
final class WindowRobot extends FxRobot {
    private static final int PATIENCE_SECONDS = 6;

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
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException late) {
            throw new AssertionError(
                    "waited in vain; the session says " + snapshot().state() + " and "
                            + snapshot().console(),
                    late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    <N extends Node> N node(String query, Class<N> type) {
        return lookup(query).queryAs(type);
    }

    CodeArea editor() {
        return node("#source", CodeArea.class);
    }

    /** Chooses from a menu without its popup, which the headless platform places unsteadily. */
    void choose(String menu, String item) {
        MenuItem found = node(menu, MenuButton.class).getItems().stream()
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
