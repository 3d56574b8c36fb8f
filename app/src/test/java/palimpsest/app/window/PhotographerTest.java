package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.Hit;
import palimpsest.app.session.State;
import palimpsest.app.window.Screenshot.Call;

final class PhotographerTest extends WindowTest {
    private static final String STORE =
            "(module (memory 1) (func (export \"put\") (param i32) (i32.store8 (i32.const 7) (local.get 0))))";

    private CompletableFuture<Image> photograph(String text, Call... calls) {
        return photograph(text, Optional.empty(), calls);
    }

    private CompletableFuture<Image> photograph(String text, Optional<Long> at, Call... calls) {
        return photograph(text, at, List.of(), calls);
    }

    private CompletableFuture<Image> photograph(String text, Optional<Long> at, List<Showing> parts, Call... calls) {
        Screenshot.Options options = new Screenshot.Options(
                "put.wat",
                Optional.of(text.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Optional.empty(),
                List.of(calls),
                at,
                Optional.of(7L),
                parts,
                Theme.LIGHT,
                Language.SYSTEM,
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

    @Test
    void aPartIsBroughtToTheFrontAndItsFieldFilled() throws Exception {
        Showing find = Showing.parse("find=*").orElseThrow();
        photograph(STORE, Optional.empty(), List.of(find), new Call("put", List.of("42")))
                .get(30, TimeUnit.SECONDS);
        assertThat(robot.window.find().hits()).extracting(Hit::address).containsExactly(7L);
    }

    @Test
    void thePaletteLiesOverTheWindowWithWhatWasTyped() throws Exception {
        photograph(STORE, Optional.empty(), List.of(new Showing(Part.PALETTE, "call put")))
                .get(30, TimeUnit.SECONDS);
        assertThat(robot.node("#palette .text-field", TextField.class).getText())
                .isEqualTo("call put");
    }

    @Test
    void whatPresentsIsAsLargeAsAsked() throws Exception {
        photograph(
                        STORE,
                        Optional.empty(),
                        List.of(Showing.parse("presenting=200").orElseThrow()))
                .get(30, TimeUnit.SECONDS);
        assertThat(robot.settings.zoom.get()).isEqualTo(200);
        assertThat(robot.lookup("#presenting").query().isVisible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "Find", "presenting=79", "presenting=301", "presenting=big", "views=1"})
    void whatCannotBeShownIsNone(String text) {
        assertThat(Showing.parse(text)).isEmpty();
    }

    @Test
    void everyPartCanBeAskedForByItsName() {
        for (Part part : Part.values()) {
            assertThat(Showing.parse(part.word())).contains(new Showing(part, ""));
        }
    }
}
