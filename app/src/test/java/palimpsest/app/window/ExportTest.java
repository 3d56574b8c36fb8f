package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.session.State;

/** A person takes bytes, pictures, logs and the session away. */
final class ExportTest extends WindowTest {
    private static final String STORES = """
        (module
          (memory (export "memory") 1)
          (data (i32.const 16) "x\\e1\\bb\\8bn")
          (func (export "go")
            (i32.store8 (i32.const 0) (i32.const 24))
            (i32.store (i32.const 4) (i32.const 1000000))))
        """;

    @TempDir
    private Path folder;

    private Stage dialog() {
        return Window.getWindows().stream()
                .filter(window -> window != robot.stage && window instanceof Stage && window.isShowing())
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void ready() {
        robot.open("stores.wat", STORES);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.call("go", List.of()));
        robot.await(() -> robot.snapshot().results().size() == 1);
    }

    /** Opens the dialog and chooses a form. */
    private void choose(String form) {
        robot.interact(() -> robot.window.exports().open((stage, name) -> Optional.of(folder.resolve(name))));
        robot.clickOn("#export-" + form);
    }

    /** Saves, and waits for the file. */
    private Path save(String name) {
        robot.clickOn("#export-save");
        Path file = folder.resolve(name);
        robot.await(() -> {
            robot.lookup("#export-words").tryQueryAs(Label.class).ifPresent(label -> {
                if (label.getStyleClass().contains("danger")) throw new AssertionError(label.getText());
            });
            return Files.exists(file);
        });
        return file;
    }

    private void range(String from, String length) {
        robot.interact(() -> {
            robot.node("#export-from", TextField.class).setText(from);
            robot.node("#export-length", TextField.class).setText(length);
        });
        robot.clickOn("#export-range");
    }

    @Test
    void theMenuLeadsToTheDialogOnceSomethingIsOpen() {
        MenuItem item = robot.node("#menu", MenuButton.class).getItems().stream()
                .flatMap(each -> ((Menu) each).getItems().stream())
                .filter(each -> "Export\u2026".equals(each.getText()))
                .findFirst()
                .orElseThrow();
        assertThat(item.isDisable()).isTrue();

        ready();
        robot.interact(item::fire);

        assertThat(robot.lookup("#export-preview").tryQuery()).isPresent();
        robot.clickOn("#export-cancel");
        assertThat(robot.lookup("#export-preview").tryQuery()).isEmpty();
    }

    @Test
    void aPictureOfARangeHasItsSizeAndTheColoursOfItsWriters() throws IOException {
        ready();
        choose("png");
        range("0", "32");
        String told = robot.node("#export-words", Label.class).getText();

        BufferedImage picture = ImageIO.read(save("stores.png").toFile());

        assertThat(told).isEqualTo(String.format("%,d \u00d7 %,d pixels", picture.getWidth(), picture.getHeight()));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        // The pure colours of the module and of data segments in the light theme.
        assertThat(Arrays.stream(pixels)).contains(0xff005edf).contains(0xff095d33);
    }

    @Test
    void aDrawingHasTheBytesAndTheirCharactersAsText() throws IOException {
        ready();
        choose("svg");
        range("0", "32");

        String drawing = Files.readString(save("stores.svg"));

        assertThat(drawing).contains(">18</text>", ">40</text>", ">42</text>", ">0f</text>", ">\u1ecb</text>");
    }

    @Test
    void anAnimationHasAPictureForTheBeginningAndOneForEachWrite() throws IOException {
        ready();
        choose("gif");
        range("0", "16");
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Boolean> each = robot.node("#export-each", ComboBox.class);
            each.setValue(true);
        });

        Path file = save("stores.gif");

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            // Two stores lie in the range; the data segment does not.
            assertThat(reader.getNumImages(true)).isEqualTo(3);
            assertThat(reader.read(1).getWidth())
                    .isLessThanOrEqualTo(reader.read(0).getWidth());
        } finally {
            reader.dispose();
        }
    }

    @Test
    void aDumpIsWhatTheCommandLinePrints() throws IOException {
        ready();
        choose("dump");
        range("0x10", "16");

        assertThat(save("stores.txt"))
                .hasContent("00000010  78 e1 bb 8b 6e 00 00 00 00 00 00 00 00 00 00 00  x\u1ecbn...........   "
                        + " ddddd...........");
    }

    @Test
    void aWriteLogHasALineForEachWrite() throws IOException {
        ready();
        choose("writes");

        List<String> lines = Files.readAllLines(save("stores.jsonl"));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"actor\":\"data\"", "\"new\":\"78e1bb8b6e\"");
        assertThat(lines.get(1)).contains("\"address\":0", "\"old\":\"00\",\"new\":\"18\"", "\"op\":\"i32.store8\"");
        assertThat(lines.get(2)).contains("\"address\":4", "\"new\":\"40420f00\"");
    }

    @Test
    void aSessionIsSavedAndCanBeOpenedAgain() {
        ready();
        long steps = robot.snapshot().time().end();
        choose("session");
        Path file = save("stores.palimpsest");
        robot.await(() -> robot.snapshot().saved().file().isPresent());

        robot.interact(() -> robot.session.closeProgram());
        robot.awaitState(State.EMPTY);
        robot.interact(() -> robot.window.open(file));

        robot.await(() -> robot.snapshot().time().end() == steps);
        assertThat(robot.byteAt(0)).isEqualTo(24);
    }

    @Test
    void whatCannotBeTakenAwayIsToldAndCannotBeSaved() {
        ready();
        choose("dump");
        range("0xfff0", "17");

        assertThat(robot.node("#export-words", Label.class).getText()).isEqualTo("The memory ends at 0xffff.");
        assertThat(robot.lookup("#export-save").query().isDisabled()).isTrue();
        robot.clickOn("#export-cancel");
    }

    @Test
    void everyFormFitsItsDialog() throws IOException {
        ready();
        robot.interact(() -> robot.window.exports().open((stage, name) -> Optional.empty()));
        for (String form : List.of("png", "svg", "gif", "dump", "intel-hex", "csv", "writes", "session")) {
            robot.clickOn("#export-" + form);
            Scene scene = dialog().getScene();
            robot.interact(() -> {});
            assertThat(robot.lookup("#export-words").query().isVisible()).isTrue();
            shoot(scene, form);
        }
        robot.clickOn("#export-cancel");
    }

    private void shoot(Scene scene, String name) throws IOException {
        String shots = System.getProperty("shots", "");
        if (!shots.isEmpty()) {
            robot.sleep(400);
            byte[][] png = new byte[1][];
            robot.interact(() -> {
                try {
                    png[0] = PngWriter.encode(scene.snapshot(null));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            Files.write(Path.of(shots, "export-" + name + ".png"), png[0]);
        }
    }
}
