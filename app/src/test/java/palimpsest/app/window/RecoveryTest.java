package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.session.State;

/** Nothing is lost: neither by closing nor by a kill. */
@Timeout(180)
final class RecoveryTest extends WindowTest {
    private static final String MODULE = """
        (module
          (memory (export "memory") 1)
          (func (export "go") (i32.store8 (i32.const 0) (i32.const 24))))
        """;
    private static final String TYPED = ";; typed, not saved";

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    private Path module() throws IOException {
        return Files.writeString(folder.resolve("stores.wat"), MODULE);
    }

    private Path unsaved() {
        return folder.resolve("unsaved");
    }

    /** Another process with a window, in which a module was edited and called. */
    private Process otherWindow(Path module) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dheadless.geometry=1600x1200-32",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedWindow.class.getName(),
                unsaved().toString(),
                module.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("kept");
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private boolean offered() {
        return robot.lookup("#recovery").query().isVisible();
    }

    @Test
    void whatWasTypedAndDoneBeforeAKillIsPutBackByTheNextWindow() throws Exception {
        Path module = module();
        kill(otherWindow(module));

        robot.interact(() -> robot.window.guard(unsaved()));
        robot.await(this::offered);
        assertThat(robot.words("#recovery")).contains("the source stores.wat", "the session of stores.wat");
        robot.clickOn("#recovery-restore");

        robot.await(() -> robot.editor().getText().startsWith(TYPED));
        assertThat(robot.snapshot().results()).hasSize(1);
        assertThat(robot.byteAt(0)).isEqualTo(24);
        assertThat(offered()).isFalse();
        // It counts as not saved, and belongs in the file it came from.
        robot.interact(() -> robot.window.save());
        assertThat(Files.readString(module)).startsWith(TYPED);
    }

    @Test
    void aHostScriptThatWasTypedBeforeAKillIsPutBackToo() throws Exception {
        Path module = module();
        Path script = Files.writeString(folder.resolve("host.js"), "console.log('here')\n");
        kill(otherWindow(module));

        robot.interact(() -> robot.window.guard(unsaved()));
        robot.await(this::offered);
        assertThat(robot.words("#recovery")).contains("the host script host.js", "the source stores.wat");
        robot.clickOn("#recovery-restore");

        robot.await(() -> robot.snapshot().script().isPresent() && scriptText().startsWith("// typed, not saved"));
        assertThat(scriptText()).endsWith("console.log('here')\n");
        assertThat(robot.editor().getText()).startsWith(TYPED);
        assertThat(script).hasContent("console.log('here')\n");
    }

    private String scriptText() {
        return robot.node("#script", CodeArea.class).getText();
    }

    @Test
    void whatIsDiscardedIsNeverOfferedAgain() throws Exception {
        kill(otherWindow(module()));

        robot.interact(() -> robot.window.guard(unsaved()));
        robot.await(this::offered);
        robot.clickOn("#recovery-discard");

        assertThat(offered()).isFalse();
        assertThat(unsaved()).isEmptyDirectory();
    }

    @Test
    void whatIsLeftForLaterIsOfferedByTheNextWindow() throws Exception {
        kill(otherWindow(module()));

        robot.interact(() -> robot.window.guard(unsaved()));
        robot.await(this::offered);
        robot.clickOn("#recovery-later");
        assertThat(offered()).isFalse();
        assertThat(unsaved()).isNotEmptyDirectory();

        robot.interact(() -> robot.window.guard(unsaved()));
        robot.await(this::offered);
    }

    @Test
    void aWindowThatStillLivesLosesNothingToThisOne() throws Exception {
        Process other = otherWindow(module());

        robot.interact(() -> robot.window.guard(unsaved()));
        robot.sleep(1000);
        assertThat(offered()).isFalse();

        kill(other);
        robot.interact(() -> robot.window.guard(unsaved()));
        robot.await(this::offered);
    }

    @Test
    void whatIsNotSavedIsKeptWhileTheWindowIsOpenAndGoneOnceItIsClosed() throws Exception {
        robot.interact(() -> robot.window.guard(unsaved()));
        robot.open("stores.wat", MODULE);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.editor().insertText(0, TYPED + "\n"));
        robot.await(() -> Files.isDirectory(unsaved()) && texts().anyMatch(text -> text.startsWith(TYPED)));

        robot.interact(() -> robot.window.close());

        assertThat(unsaved()).isEmptyDirectory();
    }

    private Stream<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> folders = Files.list(unsaved())) {
            for (Path each : folders.toList()) {
                Path text = each.resolve("source.text");
                if (Files.exists(text)) {
                    texts.add(Files.readString(text));
                }
            }
        }
        return texts.stream();
    }
}
