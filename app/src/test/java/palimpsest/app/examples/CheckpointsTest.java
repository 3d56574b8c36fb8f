package palimpsest.app.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.app.session.Fx;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Session;
import palimpsest.app.session.Value;
import palimpsest.engine.source.ByteSlice;

/** Checkpoints come true with what happens, stay so, and are remembered; predictions are compared when it is time. */
@Timeout(60)
final class CheckpointsTest {
    private final Fx fx = new Fx();
    private final Session session = fx.session();
    private final ObservableMap<String, String> remembered = FXCollections.observableHashMap();
    private final ExamplesViewModel lessons = new ExamplesViewModel(session, remembered);

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void conditionsFollowWhatTheSessionShows() throws Wrong {
        open("sum");
        assertThat(holds("pages = 1 and memory 0 = 00")).isTrue();
        assertThat(holds("memory 0 = 07 or memory 0 = 00")).isTrue();
        assertThat(holds("writer 0 = host")).isFalse();
        session.hostWrite(0, 0, (byte) 7, (byte) 0, (byte) 0, (byte) 0, (byte) 4);
        fx.settled();
        assertThat(holds("memory 0x0 = i32 7 and memory 4 = 04 00")).isTrue();
        assertThat(holds("writer 0 = host")).isTrue();
        fx.call("sum");
        assertThat(holds("call sum and memory 0:8 = 0b 00 00 00")).isTrue();
        assertThat(holds("call sum = 11")).as("it returns nothing").isFalse();
        assertThat(holds("writer 8 = module and step > 5")).isTrue();
        assertThat(holds("trap")).isFalse();
        session.stepBack();
        fx.settled();
        assertThat(holds("past and next = i32.store")).isTrue();
        assertThat(holds("memory 65535 = 00")).isTrue();
        assertThat(holds("memory 65536 = 00")).as("past the end").isFalse();
    }

    @Test
    void textIsReadFromMemoryAsUtf8() throws Wrong {
        open("xin-xo");
        assertThat(holds("memory 0 = \"xịn xò\" and writer 8 = data")).isTrue();
        assertThat(holds("memory 0 = \"xin xo\"")).isFalse();
        lessons.selection.set(Optional.of(new MemoryRange(0, 1, 3)));
        assertThat(holds("selected 1")).isTrue();
        assertThat(holds("selected 0x1, 3 bytes")).isTrue();
        assertThat(holds("selected 0x1, 2 bytes")).isFalse();
    }

    @Test
    void trapsAndResultsAreSeen() throws Wrong {
        open("past-the-end");
        fx.call("store", Value.i32(65_533), Value.i32(1));
        assertThat(holds("trap \"out of bounds\"")).isTrue();
        assertThat(holds("trap \"unreachable\"")).isFalse();
        assertThat(holds("maximum = 3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory = 1",
                "memory 0 = 0",
                "memory 0 = i32 4294967296",
                "writer 0 = me",
                "pages 2",
                "pages = 99999999999999999999",
                "selected",
                "script = asleep",
                "nothing",
                "",
                "memory 99999999999:0 = 00"
            })
    void whatIsNoConditionIsToldSo(String text) {
        assertThatThrownBy(() -> new ConditionReader().read(text)).isInstanceOf(Wrong.class);
    }

    @Test
    void aCheckpointStaysReachedAndIsRemembered() {
        Lesson lesson = open("sum");
        assertThat(lessons.progress().done(lesson)).isZero();
        session.hostWrite(0, 0, (byte) 7, (byte) 0, (byte) 0, (byte) 0, (byte) 4);
        fx.settled();
        assertThat(lessons.progress().done(lesson)).isEqualTo(1);
        session.undo();
        fx.settled();
        assertThat(lessons.progress().done(lesson)).isEqualTo(1);

        ExamplesViewModel later = new ExamplesViewModel(session, remembered);
        assertThat(later.progress().done(later.shipped().lesson("sum").orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void whatAnotherProgramDoesCountsForNoLesson() {
        Lesson lesson = open("sum");
        session.open(
                "other.wat",
                "(module (memory 1) (data (i32.const 0) \"\\07\\00\\00\\00\\04\"))".getBytes(StandardCharsets.UTF_8));
        session.instantiate();
        fx.settled();
        assertThat(lessons.progress().done(lesson)).isZero();
    }

    @Test
    void aRightPredictionReachesItsCheckpointAndCounts() {
        Lesson lesson = open("sum");
        session.hostWrite(0, 0, (byte) 7, (byte) 0, (byte) 0, (byte) 0, (byte) 4);
        fx.settled();
        Checkpoint.Exercise exercise = exercise(lesson);
        lessons.prediction().ask(exercise);
        lessons.prediction().answer(ByteSlice.of((byte) 0, (byte) 0, (byte) 0, (byte) 11));
        fx.call("sum");
        assertThat(marking().allRight()).isFalse();
        assertThat(lessons.done(exercise)).isFalse();
        assertThat(lessons.progress().score(lesson.pack())).isEqualTo(new Score(0, 1));
        assertThat(lessons.prediction().overlaysProperty().get())
                .extracting(overlay -> overlay.address() + "+" + overlay.length())
                .containsExactly("8+1", "9+2", "11+1");

        lessons.prediction().again();
        lessons.prediction().answer(ByteSlice.of((byte) 11, (byte) 0, (byte) 0, (byte) 0));
        fx.call("sum");
        assertThat(marking().allRight()).isTrue();
        assertThat(lessons.done(exercise)).isTrue();
        assertThat(lessons.progress().score(lesson.pack())).isEqualTo(new Score(1, 2));
        lessons.prediction().leave();
        assertThat(lessons.prediction().overlaysProperty().get()).isEmpty();
    }

    @Test
    void theNextStepIsAskedForWhereItWrites() {
        open("sum");
        session.callStepping("sum", List.of());
        while (fx.settled().next().map(next -> !next.op().equals("i32.store")).orElse(true)) {
            session.step();
        }
        lessons.prediction().askForNextStep();
        assertThat(lessons.prediction().askedProperty().get().orElseThrow().range())
                .isEqualTo(new MemoryRange(0, 8, 4));
        lessons.prediction().answer(ByteSlice.of(new byte[4]));
        session.step();
        fx.settled();
        assertThat(marking().allRight()).as("0 + 0").isTrue();
    }

    private Marking marking() {
        return lessons.prediction()
                .askedProperty()
                .get()
                .orElseThrow()
                .marking()
                .orElseThrow();
    }

    private static Checkpoint.Exercise exercise(Lesson lesson) {
        return lesson.card().checkpoints().values().stream()
                .filter(Checkpoint.Exercise.class::isInstance)
                .map(Checkpoint.Exercise.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private boolean holds(String condition) throws Wrong {
        return new ConditionReader()
                .read(condition)
                .test(new Situation(
                        session.snapshot(),
                        lessons.selection.get(),
                        session.snapshot().console()));
    }

    private Lesson open(String name) {
        Lesson lesson = lessons.shipped().lesson(name).orElseThrow();
        lessons.open(lesson);
        fx.settled();
        return lesson;
    }
}
