package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.session.ScriptView;

/** The views of a host script in the window: one memory, seen as many numbers, until it grows. */
@ExtendWith(ApplicationExtension.class)
final class HostViewsWindowTest extends WindowTest {

    private static final String NO_MODULE = "(module (memory (export \"memory\") 1 10))";

    /** The tenth lesson. Values as the seed's page and Node print them. */
    private static final String ALIASES = """
        const bytes = new Uint8Array(memory.buffer);
        const int32 = new Int32Array(memory.buffer);
        const float64 = new Float64Array(memory.buffer);
        int32[0] = 1000000;
        float64[1] = 3.14159;
        bytes[8] = 255;
        """;

    @Test
    void aWriteThroughOneViewShowsWhatEveryOtherViewSeesNow() {
        script(ALIASES);
        stepTo(4);
        assertThat(robot.bytes(0, 4)).containsExactly(0x40, 0x42, 0x0f, 0);
        assertThat(changed()).contains("int32[0]\n0 \u2192 1000000\n").contains("bytes[1]\n0 \u2192 66\n");
        stepTo(5);
        assertThat(changed()).contains("float64[1]\n0 \u2192 3.14159\n");
        stepTo(6);
        assertThat(changed())
                .contains("bytes[8]\n110 \u2192 255\n")
                .contains("float64[1]\n3.14159 \u2192 3.1415900000000643\n");
        // Time runs both ways, and the script does not run for it.
        robot.move("#back");
        assertThat(changed()).contains("float64[1]\n3.1415900000000643 \u2192 3.14159\n");
        assertThat(robot.words("#views")).contains("4.940656e-318, 3.14159, 0, 0,");
    }

    @Test
    void growthDetachesTheViewsAndSaysWhy() {
        script("""
            const bytes = new Uint8Array(memory.buffer, 0, 4);
            const pair = new Float64Array(memory.buffer, 16, 2);
            memory.grow(1);
            const after = new Uint8Array(memory.buffer);
            """);
        run();
        assertThat(robot.words("#views"))
                .contains("after\nUint8Array\n")
                .contains("from 0x0, 131,072 bytes")
                .contains("DETACHED", "The memory has grown since these were made.")
                .contains("pair\nFloat64Array\ndetached, length 0; it was made from 0x10, 16 bytes, 2 elements\n");
        assertThat(drawn()).noneMatch(over -> over.label().startsWith("pair"));
        long end = robot.cursor();
        robot.interact(() -> robot.session.travelTo(end - 1));
        robot.await(() -> robot.cursor() == end - 1 && robot.isStill());
        assertThat(robot.words("#views"))
                .doesNotContain("DETACHED", "after")
                .contains("from 0x10, 16 bytes, 2 elements");
        assertThat(drawn())
                .anyMatch(over -> over.address() == 16
                        && over.length() == 16
                        && over.label().startsWith("pair"));
    }

    @Test
    void aClickOnAViewSelectsItsBytesAndTheEyeHidesItInTheGrid() {
        script("const pair = new Float64Array(memory.buffer, 16, 2);");
        run();
        Hyperlink pair = robot.lookup("#views .hyperlink").queryAs(Hyperlink.class);
        robot.interact(pair::fire);
        MemoryViewModel grid = robot.window.grid();
        assertThat(grid.selectionStart()).isEqualTo(16);
        assertThat(grid.selectionLast()).isEqualTo(31);
        assertThat(drawn()).extracting(Overlay::label).contains("pair: Float64Array", "pair[0]");
        robot.interact(() -> robot.lookup("#views .toggle-button")
                .queryAs(ToggleButton.class)
                .fire());
        assertThat(drawn()).extracting(Overlay::label).containsExactly("pair[0]");
        robot.interact(() -> robot.lookup("#views .check-box")
                .queryAs(javafx.scene.control.CheckBox.class)
                .fire());
        assertThat(drawn()).isEmpty();
    }

    @Test
    void withoutViewsItSaysWhatAViewIs() {
        robot.open("m.wat", NO_MODULE);
        robot.side("views-tab");
        assertThat(robot.words("#views")).contains("A view is how a host script sees memory");
    }

    /** In a window as wide as a projector's, a line of the console makes a view too. */
    @Test
    void aLineUnderTheConsoleMakesAView() {
        robot.open("m.wat", NO_MODULE);
        robot.side("views-tab");
        TextField line = robot.node("#console-line", TextField.class);
        robot.interact(() -> {
            line.setText("globalThis.mine = new Uint16Array(memory.buffer, 4, 3); mine[1] = 513");
            line.getOnAction().handle(null);
        });
        robot.await(() -> !robot.snapshot().views().isEmpty() && robot.isStill());
        assertThat(robot.words("#views")).contains("globalThis.mine", "0, 513, 0", "globalThis.mine[1]\n0 \u2192 513");
    }

    private void script(String text) {
        robot.open("m.wat", NO_MODULE);
        robot.interact(() -> robot.node("#new-script", Button.class).fire());
        robot.await(() -> robot.snapshot().script().isPresent());
        robot.interact(() -> robot.node("#script", CodeArea.class).replaceText(text));
        robot.side("views-tab");
    }

    private void run() {
        robot.interact(() -> robot.node("#script-run", Button.class).fire());
        robot.await(() -> robot.snapshot()
                        .script()
                        .filter(is -> is.state() == ScriptView.State.DONE)
                        .isPresent()
                && robot.isStill());
    }

    /** Steps the script until it has done what stands on a line. */
    private void stepTo(int line) {
        String place = ":" + line;
        for (int i = 0; i < 20 && !here().endsWith(place); i++) {
            long before = robot.snapshot().number();
            robot.interact(() -> robot.node("#script-step", Button.class).fire());
            robot.await(() -> robot.snapshot().number() > before && robot.isStill());
        }
        assertThat(here()).endsWith(place);
    }

    private String here() {
        return robot.snapshot().script().flatMap(ScriptView::here).orElse("");
    }

    private String changed() {
        return robot.words("#views-changed");
    }

    private List<Overlay> drawn() {
        return robot.window.grid().overlaysProperty().get().stream()
                .filter(over -> over.kind() == Overlay.Kind.VIEW)
                .toList();
    }
}
