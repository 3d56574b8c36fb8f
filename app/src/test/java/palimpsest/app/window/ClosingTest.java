package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.session.State;

/** Whoever closes the window, or opens something else, is asked what becomes of what is not saved. */
final class ClosingTest extends WindowTest {
    private static final Locale USUAL = Locale.getDefault();
    private static final String STORES = """
            (module (memory (export "memory") 1)
              (func (export "go") (i32.store8 (i32.const 0) (i32.const 24))))
            """;
    private static final String OTHER = "(module (memory 2))";
    private static final String TYPED = ";; typed";

    @TempDir
    private Path folder;

    @BeforeAll
    static void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void speakAsBefore() {
        Locale.setDefault(USUAL);
    }

    // ---- Closing

    @Test
    void aWindowWithNothingToLoseClosesAtOnce() throws IOException {
        open(file("stores.wat", STORES));
        close();
        robot.await(() -> !robot.stage.isShowing());
    }

    @Test
    void cancellingKeepsTheWindowAndWhatWasTyped() throws IOException {
        Path file = file("stores.wat", STORES);
        open(file);
        type();
        close();
        assertThat(question()).contains("the source stores.wat").doesNotContain("the session");
        answer(ButtonData.CANCEL_CLOSE);
        assertThat(robot.stage.isShowing()).isTrue();
        assertThat(robot.editor().getText()).startsWith(TYPED);
        assertThat(file).hasContent(STORES);
    }

    @Test
    void escapeIsCancelling() throws IOException {
        open(file("stores.wat", STORES));
        type();
        close();
        question();
        robot.type(KeyCode.ESCAPE);
        robot.await(() -> robot.lookup("#unsaved").tryQuery().isEmpty());
        assertThat(robot.stage.isShowing()).isTrue();
    }

    @Test
    void savingWritesTheFileAndCloses() throws IOException {
        Path file = file("stores.wat", STORES);
        open(file);
        type();
        close();
        question();
        answer(ButtonData.YES);
        robot.await(() -> !robot.stage.isShowing());
        assertThat(Files.readString(file)).startsWith(TYPED);
    }

    @Test
    void notSavingClosesAndLeavesTheFileAsItWas() throws IOException {
        Path file = file("stores.wat", STORES);
        open(file);
        type();
        close();
        question();
        answer(ButtonData.NO);
        robot.await(() -> !robot.stage.isShowing());
        assertThat(file).hasContent(STORES);
    }

    @Test
    void theSessionThatWentOnSinceItWasSavedIsSavedInItsFile() throws IOException {
        Path saved = savedSession();
        byte[] before = Files.readAllBytes(saved);
        robot.interact(() -> robot.session.call("go", List.of()));
        robot.await(() -> robot.snapshot().saved().unsaved() && robot.isStill());
        close();
        assertThat(question()).contains("the session of stores.wat").doesNotContain("the source");
        answer(ButtonData.YES);
        robot.await(() -> !robot.stage.isShowing());
        assertThat(Files.readAllBytes(saved)).isNotEqualTo(before);
    }

    // ---- Opening something else

    @Test
    void openingAnotherFileKeepsWhatWasTypedIfThePersonCancels() throws IOException {
        open(file("stores.wat", STORES));
        Path other = file("other.wat", OTHER);
        type();
        openAsking(other);
        assertThat(question()).contains("the source stores.wat");
        answer(ButtonData.CANCEL_CLOSE);
        assertThat(robot.editor().getText()).startsWith(TYPED);
        assertThat(program()).isEqualTo("stores.wat");
    }

    /** The file that was edited before another was opened, with this answer to the question. */
    private Path leftFor(String name, ButtonData answer) throws IOException {
        Path left = file("stores.wat", STORES);
        open(left);
        Path other = file(name, OTHER);
        type();
        openAsking(other);
        question();
        answer(answer);
        robot.await(() -> program().equals(name));
        return left;
    }

    @Test
    void openingAnotherFileSavesThisOneFirstIfThePersonWantsThat() throws IOException {
        Path left = leftFor("other.wat", ButtonData.YES);
        assertThat(Files.readString(left)).startsWith(TYPED);
    }

    @Test
    void openingAnotherFileForgetsWhatWasTypedIfThePersonWantsThat() throws IOException {
        Path left = leftFor("other.wat", ButtonData.NO);
        assertThat(left).hasContent(STORES);
    }

    @Test
    void aByteThatWasTypedIsAskedAboutBeforeAnotherFileIsOpened() throws IOException {
        open(file("stores.wat", STORES));
        Path other = file("other.wat", OTHER);
        robot.typeByte(3, KeyCode.DIGIT0, KeyCode.DIGIT7);
        robot.await(() -> robot.byteAt(3) == 7 && robot.snapshot().undo().isPresent());
        openAsking(other);
        assertThat(question()).contains("the session of stores.wat");
        answer(ButtonData.CANCEL_CLOSE);
        assertThat(robot.byteAt(3)).isEqualTo(7);
    }

    @Test
    void aCallThatCanBeMadeAgainIsNotAskedAbout() throws IOException {
        open(file("stores.wat", STORES));
        robot.interact(() -> robot.session.call("go", List.of()));
        robot.await(() -> robot.byteAt(0) == 24);
        openAsking(file("other.wat", OTHER));
        robot.await(() -> program().equals("other.wat"));
    }

    // ---- What a person does

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void open(Path file) {
        robot.interact(() -> robot.window.open(file));
        robot.await(() -> program().equals(file.getFileName().toString()));
        robot.awaitState(State.READY);
    }

    private String program() {
        return robot.snapshot().program().map(program -> program.name()).orElse("");
    }

    private void type() {
        robot.interact(() -> robot.editor().insertText(0, TYPED + "\n"));
    }

    private Path savedSession() throws IOException {
        open(file("stores.wat", STORES));
        Path saved = folder.resolve("stores.palimpsest");
        robot.interact(() -> robot.session.save(saved));
        robot.await(() -> robot.snapshot().saved().file().isPresent());
        return saved;
    }

    /** A dialog would hold whoever waits for it. */
    private void close() {
        Platform.runLater(() -> robot.stage.fireEvent(new WindowEvent(robot.stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private void openAsking(Path file) {
        Platform.runLater(() -> robot.window.open(file));
    }

    /** What the window asks. */
    private String question() {
        robot.await(() -> robot.lookup("#unsaved").tryQuery().isPresent());
        return robot.node("#unsaved", DialogPane.class).getContentText();
    }

    private void answer(ButtonData answer) {
        DialogPane dialog = robot.node("#unsaved", DialogPane.class);
        ButtonType button = dialog.getButtonTypes().stream()
                .filter(type -> type.getButtonData() == answer)
                .findFirst()
                .orElseThrow();
        robot.clickOn(dialog.lookupButton(button));
        robot.await(() -> robot.lookup("#unsaved").tryQuery().isEmpty());
    }
}
