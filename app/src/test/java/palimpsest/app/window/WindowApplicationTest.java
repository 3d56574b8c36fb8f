package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window as it is started, with the person's own settings. */
final class WindowApplicationTest {
    @TempDir
    Path folder;

    private Path settings;
    private Stage stage;

    @BeforeEach
    void ownSettings() throws TimeoutException {
        settings = folder.resolve("settings.properties");
        System.setProperty(SettingsFile.LOCATION, settings.toString());
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void end() throws TimeoutException {
        FxToolkit.setupFixture(stage::hide);
        System.clearProperty(SettingsFile.LOCATION);
    }

    @Test
    void theFirstKeyPressBeginsTheFirstLesson() throws Exception {
        start();
        await(() -> stage.getScene().getFocusOwner() instanceof Button);
        Node focused = stage.getScene().getFocusOwner();
        assertThat(focused)
                .isInstanceOfSatisfying(
                        Button.class, button -> assertThat(button.getText()).contains("lesson 1"));
        FxToolkit.setupFixture(((Button) focused)::fire);
        await(() -> stage.getTitle().contains(" \u2013 Palimpsest"));
    }

    @Test
    void aFileThatIsGivenIsOpened() throws Exception {
        Path file = Files.writeString(folder.resolve("two.wat"), "(module (memory 2))");
        start(file.toString());
        await(() -> stage.getTitle().equals("two.wat \u2013 Palimpsest"));
    }

    @Test
    void theWindowComesBackInItsSizeAndColours() throws Exception {
        Files.writeString(settings, "width=900\nheight=640\ntheme=dark\n");
        start();
        await(() -> stage.getScene().lookup("#start") != null);
        assertThat(stage.getWidth()).isEqualTo(900);
        assertThat(stage.getHeight()).isEqualTo(640);
        assertThat(stage.getScene().getStylesheets()).first().asString().endsWith("dark.css");
        FxToolkit.setupFixture(() -> stage.setWidth(1000));
        FxToolkit.setupFixture(stage::hide);
        Properties kept = new Properties();
        try (var reader = Files.newBufferedReader(settings)) {
            kept.load(reader);
        }
        assertThat(kept.getProperty("width")).isEqualTo("1000.0");
        assertThat(kept.getProperty("theme")).isEqualTo("dark");
    }

    @Test
    void aWindowThatIsClosedBeforeItIsFilledStaysEmpty() throws Exception {
        FxToolkit.setupFixture(() -> {
            Application application = new WindowApplication();
            try {
                application.start(stage);
            } catch (Exception fault) {
                throw new AssertionError(fault);
            }
            stage.hide();
        });
        WaitForAsyncUtils.waitForFxEvents(10);
        assertThat(stage.getScene().lookup("#start")).isNull();
        assertThat(settings).doesNotExist();
    }

    private void start(String... arguments) throws TimeoutException {
        FxToolkit.setupApplication(WindowApplication.class, arguments);
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
