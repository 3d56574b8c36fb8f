package palimpsest.app.window;

import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A test in front of a window, which is opened before each and closed after it. */
abstract class WindowTest {

    WindowRobot robot;

    @BeforeEach
    void openWindow() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        // A stage that was used before comes back with the size that its window manager remembers.
        Stage stage = FxToolkit.registerStage(Stage::new);
        FxToolkit.setupFixture(() -> {
            start(stage);
            stage.requestFocus();
        });
        // A window manager gives a new window the keys a moment later.
        robot.await(stage::isFocused);
    }

    /** On the JavaFX thread. */
    void start(Stage stage) {
        robot = new WindowRobot(stage);
    }

    @AfterEach
    void closeWindow() throws TimeoutException {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        FxToolkit.setupFixture(() -> robot.window.close());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
