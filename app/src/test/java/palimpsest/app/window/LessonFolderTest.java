package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.session.State;

/** A teacher's own folder of lessons, and the page that stands there before anything is open. */
final class LessonFolderTest extends WindowTest {
    private static final Locale USUAL = Locale.getDefault();

    @TempDir
    Path folder;

    @BeforeAll
    static void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void speakAsBefore() {
        Locale.setDefault(USUAL);
    }

    @Test
    void aFolderOpensWithItsFirstLessonAndIsRemembered() throws IOException {
        write("index.md", "# Two bytes\n\nA pack.\n\n1. [Add](add.md)\n2. [More](more.md)\n");
        write(
                "add.md",
                "# Add one\n\nIt adds.\n\n1. Call it. `check: memory 0 = 01`\n2. Again? `predict: u8 at 0 after call`\n");
        write("more.md", "---\nmodule: add.wat\n---\n# More\n\nStill adds.\n");
        write(
                "add.wat",
                "(module (memory 1) (func (export \"add\") (i32.store8 (i32.const 0)"
                        + " (i32.add (i32.load8_u (i32.const 0)) (i32.const 1)))))");
        open();
        robot.awaitState(State.READY);
        robot.await(() -> robot.words("#lesson").contains("Next lesson: More"));
        assertThat(robot.node("#lesson-place", Label.class).getText()).isEqualTo("LESSON 1 OF 2");
        assertThat(robot.settings.recent).containsExactly(folder);
        robot.press("#call-nearest");
        robot.await(() -> robot.byteAt(0) == 1 && ticks() == 1);

        robot.fire(robot.node("#lesson .predict", Button.class));
        robot.await(() -> robot.lookup("#prediction-number").tryQuery().isPresent());
        robot.interact(() -> robot.node("#prediction-number", TextField.class).setText("2"));
        robot.fire(robot.node("#prediction-go", Button.class));
        robot.await(() -> ticks() == 2);
        assertThat(robot.words("#prediction-words")).contains("As u8 these bytes are 2");
        assertThat(robot.node("#score", Label.class).getText()).isEqualTo("Predictions: 1 of 1 right");
        robot.fire(robot.node("#reset-score", Hyperlink.class));
        assertThat(robot.node("#score", Label.class).getParent().isVisible()).isFalse();

        Settings later = saved();
        assertThat(later.lessons).containsValue("memory 0 = 01\nu8 at 0 after call");
        assertThat(later.recent).containsExactly(folder);
        robot.fire(robot.node("#go-on", Button.class));
        robot.await(() -> robot.node("#lesson-place", Label.class).getText().equals("LESSON 2 OF 2"));
        robot.fire(robot.node("#previous-lesson", Button.class));
        robot.await(() -> ticks() == 2);
        robot.fire(robot.node("#lesson-anew", Hyperlink.class));
        robot.await(() -> ticks() == 0);
    }

    @Test
    void whatIsWrongInAFolderIsToldBesideWhatWorks() throws IOException {
        write("a.md", "# A\n\nText.\n\n1. b `check: memory = 1`\n");
        write("a.wat", "(module (memory 1))");
        open();
        robot.await(() -> robot.lookup("#pack-faults").tryQuery().isPresent());
        assertThat(robot.words("#pack-faults")).contains("a.md:5", "memory 0x8 = 0b 00 00 00");
        robot.awaitState(State.READY);
    }

    @Test
    void aFolderWithoutLessonsSaysSoAndNothingElseHappens() {
        open();
        robot.await(() -> robot.node("#notice", Notices.class).isVisible());
        assertThat(robot.lookup("#notice .label").queryAs(Label.class).getText())
                .contains("no lessons", "index.md");
        assertThat(robot.settings.recent).isEmpty();
        assertThat(robot.snapshot().state()).isEqualTo(State.EMPTY);
    }

    @Test
    void theFirstStartSaysWhatThisIsAndLaterOnesLeadBack() throws IOException {
        assertThat(robot.words("#start"))
                .contains(
                        "Who wrote this byte?",
                        "WebAssembly",
                        "both ways",
                        "Begin with lesson 1",
                        "A memory of no pages");
        assertThat(robot.node("#drop-hint", Label.class).getText())
                .contains(".wat", ".wasm", ".js", ".mjs", ".html", ".palimpsest", "folder of lessons");
        Path file = write("mine.wat", "(module)");
        robot.interact(() -> robot.settings.opened(file));
        assertThat(robot.words("#start")).contains("mine.wat").doesNotContain("both ways");
        robot.fire(robot.lookup("#start .recent-files .button").queryAs(Button.class));
        robot.awaitState(State.READY);
    }

    @Test
    void anyStepCanBeForetold() {
        robot.lesson("sum");
        robot.clickByte(8);
        robot.press("#step");
        robot.awaitState(State.PAUSED);
        robot.push(KeyCode.F8);
        robot.await(() -> robot.lookup("#predicted-0").tryQuery().isPresent());
        assertThat(robot.words("#prediction")).contains("After the next step", "0x8");
        robot.interact(() -> robot.node("#predicted-0", TextField.class).setText("00"));
        robot.fire(robot.node("#prediction-go", Button.class));
        robot.await(() -> robot.lookup("#prediction-words").tryQuery().isPresent());
        assertThat(robot.words("#prediction-words")).contains("as you expected");
    }

    private void open() {
        robot.interact(() -> robot.window.open(folder));
    }

    private long ticks() {
        return robot.lookup("#lesson .checkpoint.done").queryAll().size();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Settings saved() throws IOException {
        Path file = Files.createTempFile("settings", ".properties");
        SettingsFile settings = new SettingsFile(file);
        assertThat(settings.save(robot.settings)).isTrue();
        Settings read = settings.load();
        Files.delete(file);
        return read;
    }
}
