package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PreferencesTest extends WindowTest {
    @BeforeEach
    void open() {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        robot.await(() -> robot.lookup("#preferences").tryQuery().isPresent());
    }

    private ComboBox<?> choice(String id) {
        return robot.node("#preference-" + id, ComboBox.class);
    }

    private void choose(String id, String words) {
        ComboBox<?> box = choice(id);
        int row = box.getItems().stream().map(Object::toString).toList().indexOf(words);
        assertThat(row).isNotNegative();
        robot.interact(() -> box.getSelectionModel().select(row));
    }

    @Test
    void whatIsChosenIsSoAtOnce() {
        choose("theme", "Dark");
        choose("zoom", "125 %");
        choose("columns", "8");
        choose("language", "Tiếng Việt");
        assertThat(robot.settings.theme.get()).isEqualTo(Theme.DARK);
        assertThat(robot.settings.zoom.get()).isEqualTo(125);
        assertThat(robot.settings.columns.get()).isEqualTo(8);
        assertThat(robot.settings.language.get()).isEqualTo(Language.VIETNAMESE);
    }

    @Test
    void whatIsChangedElsewhereIsShownHere() {
        robot.interact(() -> {
            robot.settings.theme.set(Theme.HIGH_CONTRAST);
            robot.settings.zoom.set(137);
        });
        assertThat(choice("theme").getValue()).isEqualTo("High contrast");
        assertThat(choice("zoom").getValue()).isEqualTo("125 %");
        assertThat(robot.settings.zoom.get()).isEqualTo(137);
    }

    @Test
    void everythingIsAsAtFirstAgain() {
        choose("theme", "High contrast");
        choose("zoom", "150 %");
        choose("presenter-zoom", "300 %");
        robot.interact(() -> {
            robot.settings.consoleDivider.set(0.5);
            robot.settings.zoom.set(100);
        });
        robot.clickOn("#preferences-reset");
        Settings first = new Settings();
        assertThat(robot.settings.theme.get()).isEqualTo(first.theme.get());
        assertThat(robot.settings.zoom.get()).isEqualTo(first.zoom.get());
        assertThat(robot.settings.presenterZoom.get()).isEqualTo(first.presenterZoom.get());
        assertThat(robot.settings.consoleDivider.get()).isEqualTo(first.consoleDivider.get());
        robot.clickOn("#preferences-done");
        assertThat(robot.node("#sheet", StackPane.class).isVisible()).isFalse();
    }
}
