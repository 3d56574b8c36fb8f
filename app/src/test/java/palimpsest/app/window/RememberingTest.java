package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has done is in the file before the window is closed. */
final class RememberingTest extends WindowTest {

    @TempDir
    private Path folder;

    @Test
    void aCheckpointThatIsReachedIsRememberedAtOnce() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        Settings before = new Settings();
        before.theme.set(Theme.DARK);
        file.save(before);
        robot.interact(() -> new Remembering(file, robot.settings));

        robot.lesson("24-and-15");
        robot.fire(robot.lookup("#lesson .card-link").<Hyperlink>queryAll().stream()
                .filter(link -> link.getText().equals("Run the host script"))
                .findFirst()
                .orElseThrow());
        robot.await(() -> !robot.settings.lessons.isEmpty());
        robot.await(() -> file.load().lessons.equals(robot.settings.lessons));

        assertThat(file.load().lessons.keySet()).anyMatch(name -> name.endsWith("#24-and-15"));
        assertThat(file.load().theme.get())
                .as("the rest of the file is as it was")
                .isEqualTo(Theme.DARK);
    }

    @Test
    void aStructureThatIsDescribedIsRememberedSoon() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        robot.interact(() -> {
            new Remembering(file, robot.settings);
            robot.settings.structures.set("struct Point { x: i32, y: i32 }");
        });
        robot.await(() -> file.load().structures.get().equals("struct Point { x: i32, y: i32 }"));
    }
}
