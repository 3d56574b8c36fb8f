package palimpsest.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.app.bytes.ByteWindow;

@ExtendWith(ApplicationExtension.class)
final class InspectorPaneTest {
    private final List<String> asked = new ArrayList<>();
    private final InspectorViewModel model = new InspectorViewModel(new InspectorIntents() {
        @Override
        public void edit(long address, byte[] bytes) {
            asked.add(Long.toHexString(address) + "=" + HexFormat.of().formatHex(bytes));
        }

        @Override
        public void jumpTo(long address) {
            asked.add("jump " + address);
        }
    });

    @Start
    void start(Stage stage) {
        model.show(ByteWindow.of(HexFormat.of().parseHex("0b00000000000000")), 0);
        stage.setScene(new Scene(new InspectorPane(model), 340, 800));
        stage.show();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }

    @Test
    void aTypedNumberIsWrittenOnEnter(FxRobot robot) {
        robot.doubleClickOn("#value-i32").write("-2").push(KeyCode.ENTER);
        assertThat(asked).containsExactly("0=feffffff");
    }

    @Test
    void newsDoesNotWipeOutWhatIsBeingTypedAndEscapeDoes(FxRobot robot) {
        robot.doubleClickOn("#value-u8").write("77");
        robot.interact(() -> model.show(ByteWindow.of((byte) 9), 0));
        assertThat(field(robot, "#value-u8").getText()).isEqualTo("77");
        robot.push(KeyCode.ESCAPE);
        assertThat(field(robot, "#value-u8").getText()).isEqualTo("9");
        assertThat(asked).isEmpty();
    }

    @Test
    void aNumberThatDoesNotFitIsExplained(FxRobot robot) {
        robot.doubleClickOn("#value-u8").write("256").push(KeyCode.ENTER);
        assertThat(robot.lookup(".inspector-fault").queryAs(Label.class).getText())
                .isEqualTo("u8 holds 0 to 255");
        assertThat(asked).isEmpty();
    }

    @Test
    void floatsShowTheirBits(FxRobot robot) {
        assertThat(robot.lookup("#bits-f64").queryAs(Label.class).getText()).isEqualTo("0x000000000000000b");
    }
}
