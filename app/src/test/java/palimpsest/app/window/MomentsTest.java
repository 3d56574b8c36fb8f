package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.session.Bookmark;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.Place;
import palimpsest.app.session.StopPointView;

/** Moments that are kept: under a name, compared with another, and in a file with all the others. */
final class MomentsTest extends WindowTest {
    @TempDir
    Path folder;

    @Test
    void aBookmarkIsGoneBackToByItsName() {
        long end = sum();
        robot.move("#back");
        keep("before the store");
        long kept = robot.cursor();
        robot.move("#to-end");
        assertThat(robot.cursor()).isEqualTo(end);
        Hyperlink link = robot.lookup("#moments .hyperlink").<Hyperlink>queryAll().stream()
                .filter(each -> each.getText().equals("before the store"))
                .findFirst()
                .orElseThrow();
        robot.fire(link);
        robot.await(() -> robot.cursor() == kept && robot.isStill());
        assertThat(robot.snapshot().here().map(Place::op)).contains("i32.store");
        assertThat(robot.byteAt(8)).isZero();
    }

    @Test
    void theBytesThatDifferBetweenTwoMomentsAreToldByWhoWroteThem() {
        long end = sum();
        showMoments();
        TextField from = robot.node("#compare-from", TextField.class);
        TextField to = robot.node("#compare-to", TextField.class);
        // A moment is named after the last step that is done.
        assertThat(from.getText()).isEqualTo("start");
        assertThat(to.getText()).isEqualTo(Long.toString(end - 1));
        robot.fire(robot.node("#compare-do", Button.class));
        robot.await(() -> robot.words("#compare").contains("differ:"));
        assertThat(robot.words("#compare")).contains("3 bytes differ: 1 module, 2 host");
        assertThat(robot.words("#compare")).contains("0x0", "0x4", "0x8", "07", "04", "0b");
        assertThat(robot.cursor()).isEqualTo(end);
        robot.interact(() -> from.setText(Long.toString(end - 2)));
        robot.fire(robot.node("#compare-do", Button.class));
        robot.await(() -> robot.words("#compare").contains("1 byte differ"));
        assertThat(robot.words("#compare")).contains("1 module").doesNotContain("host");
    }

    @Test
    void aSavedSessionOpensInAnotherWindowAsItWas() {
        long end = sum();
        robot.interact(() -> robot.session.stops().toggleLine(14));
        robot.move("#back");
        keep("before the store");
        long cursor = robot.cursor();
        Path file = folder.resolve("sum.palimpsest");
        save(file);
        WindowRobot other = another();
        try {
            other.interact(() -> other.window.open(file));
            other.await(() -> other.snapshot().time().end() == end && other.isStill());
            assertThat(other.cursor()).isEqualTo(cursor);
            assertThat(other.bytes(0, 12)).containsExactly(7, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0);
            assertThat(other.snapshot().frames()).isEqualTo(robot.snapshot().frames());
            assertThat(other.snapshot().bookmarks())
                    .extracting(Bookmark::name, Bookmark::step)
                    .containsExactly(tuple("before the store", cursor));
            assertThat(other.snapshot().stopPoints())
                    .extracting(StopPointView::shown)
                    .containsExactly(robot.snapshot().stopPoints().get(0).shown());
            assertThat(other.editor().getText()).isEqualTo(robot.editor().getText());
            other.interact(other.session::travelToEnd);
            other.await(() -> other.cursor() == end && other.isStill());
            assertThat(other.bytes(8, 4)).containsExactly(11, 0, 0, 0);
            assertThat(other.selectByte(8).writers()).hasSize(1);
        } finally {
            other.interact(other.window::close);
        }
    }

    @Test
    void aDamagedSessionIsToldAndWhatIsOpenStays() throws IOException {
        long end = sum();
        Path file = folder.resolve("damaged.palimpsest");
        save(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        robot.interact(() -> robot.window.open(file));
        robot.await(() -> robot.snapshot().console().stream()
                .anyMatch(line -> line.kind() == ConsoleLine.Kind.FAULT
                        && line.text().startsWith("damaged.palimpsest")
                        && line.text().contains("damaged:")));
        assertThat(robot.cursor()).isEqualTo(end);
        assertThat(robot.bytes(0, 12)).containsExactly(7, 0, 0, 0, 4, 0, 0, 0, 11, 0, 0, 0);
        robot.move("#back");
        assertThat(robot.byteAt(8)).isZero();
    }

    /** Seven and four, and the module's sum; gives the end of the record. */
    private long sum() {
        robot.lesson("sum");
        robot.typeByte(0, KeyCode.DIGIT0, KeyCode.DIGIT7);
        robot.await(() -> robot.byteAt(0) == 7);
        robot.typeByte(4, KeyCode.DIGIT0, KeyCode.DIGIT4);
        robot.await(() -> robot.byteAt(4) == 4);
        robot.press("#call-nearest");
        robot.await(() -> robot.byteAt(8) == 11 && robot.isStill());
        return robot.cursor();
    }

    private void showMoments() {
        robot.side("moments-tab");
    }

    private void keep(String name) {
        showMoments();
        robot.interact(() -> robot.node("#bookmark-name", TextField.class).setText(name));
        robot.clickOn("#bookmark-add");
        robot.await(() -> robot.words("#moments").contains(name));
    }

    private void save(Path file) {
        robot.interact(() -> robot.session.save(file));
        robot.await(() -> robot.snapshot().saved().file().isPresent()
                && !robot.snapshot().saved().unsaved());
    }

    private WindowRobot another() {
        WindowRobot[] other = new WindowRobot[1];
        robot.interact(() -> other[0] = new WindowRobot(new Stage()));
        return other[0];
    }
}
