package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.State;
import palimpsest.app.window.Screenshot.Call;

final class PhotographerTest extends WindowTest {
    private static final String STORE =
            "(module (memory 1) (func (export \"put\") (param i32) (i32.store8 (i32.const 7) (local.get 0))))";

    private CompletableFuture<Image> photograph(String text, Call... calls) {
        return photograph(text, Optional.empty(), calls);
    }

    private CompletableFuture<Image> photograph(String text, Optional<Long> at, Call... calls) {
        Screenshot.Options options = new Screenshot.Options(
                "put.wat",
                Optional.of(text.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                List.of(calls),
                at,
                Optional.of(7L),
                Theme.LIGHT,
                1280,
                800,
                1);
        CompletableFuture<Image> picture = new CompletableFuture<>();
        robot.interact(
                () -> new Photographer(robot.window, robot.stage.getScene(), robot.session, options, picture).start());
        return picture;
    }

    @Test
    void thePictureIsTakenAfterTheCallsWithTheByteSelected() throws Exception {
        Image picture = photograph(STORE, new Call("put", List.of("1")), new Call("put", List.of("0x2a")))
                .get(30, TimeUnit.SECONDS);
        assertThat(picture.getWidth()).isEqualTo(1280);
        assertThat(picture.getHeight()).isEqualTo(800);
        assertThat(robot.snapshot().results()).hasSize(2);
        ByteHistory history = robot.snapshot().history().orElseThrow();
        assertThat(history.address()).isEqualTo(7);
        assertThat(history.writers().get(0).after()).isEqualTo(42);
    }

    @Test
    void thePictureCanBeOfAnEarlierStep() throws Exception {
        photograph(STORE, Optional.of(3L), new Call("put", List.of("1")), new Call("put", List.of("0x2a")))
                .get(30, TimeUnit.SECONDS);
        assertThat(robot.snapshot().time().cursor()).isEqualTo(4);
        assertThat(robot.snapshot().time().hasFuture()).isTrue();
    }

    @Test
    void aStepThatNeverWasIsNamed() {
        CompletableFuture<Image> picture = photograph(STORE, Optional.of(1000L), new Call("put", List.of("1")));
        assertThatThrownBy(() -> picture.get(30, TimeUnit.SECONDS)).hasMessageContaining("there is no step 1000");
    }

    @Test
    void aModuleWithFaultsIsPicturedWithThem() throws Exception {
        photograph("(module (func get_local 0))").get(30, TimeUnit.SECONDS);
        assertThat(robot.snapshot().state()).isEqualTo(State.FAULTY);
    }

    @Test
    void anExportThatIsNotThereIsNamed() {
        CompletableFuture<Image> picture = photograph(STORE, new Call("get", List.of()));
        assertThatThrownBy(() -> picture.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("'get'")
                .hasMessageContaining("put");
    }
}
