package palimpsest.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineWordsTest {
    private final Picture picture = Pictures.lesson(43);

    @Test
    void aMomentIsNamedAfterTheLastStepDone() {
        assertThat(TimelineWords.moment(43, 0)).isEqualTo("step 42");
        assertThat(TimelineWords.moment(0, 0)).isEqualTo("start");
        assertThat(TimelineWords.moment(1_000_001, 0)).isEqualTo("step 1,000,000");
    }

    @Test
    void oneEventIsToldInFullAndManyAreCounted() {
        StepAxis near = StepAxis.all(0, 58, 1024);
        Event store = picture.whole().events().get(5);
        assertThat(TimelineWords.events(Clusters.visible(List.of(store), List.of(), Lane.MEMORY, near, 2)
                        .get(0)))
                .isEqualTo("step 32: i32.store wrote 00 \u2192 0b at 0x18");
        StepAxis far = StepAxis.all(0, 1_000_000_000L, 1024);
        List<Slice> slices = List.of(new Slice(0, 100_000, EventKind.MODULE_WRITE, 12_400));
        assertThat(TimelineWords.events(
                        Clusters.visible(List.of(), slices, Lane.MEMORY, far, 2).get(0)))
                .isEqualTo("12,400 writes, steps 0 to 99,999");
    }

    @Test
    void aCallTellsItsSteps() {
        assertThat(TimelineWords.call(new Span(30, 59, 0, "sum", "call sum(7, 4)", Span.Kind.MODULE)))
                .isEqualTo("call sum(7, 4), steps 30 to 58");
        assertThat(TimelineWords.call(new Span(30, 31, 0, "nop", "call nop()", Span.Kind.MODULE)))
                .isEqualTo("call nop(), step 30");
    }

    @Test
    void theMemoryLaneTellsThePages() {
        assertThat(TimelineWords.of(new Hit.OnLane(Lane.MEMORY, 20), picture)).isEqualTo("step 20: 1 page");
        assertThat(TimelineWords.of(new Hit.OnLane(Lane.MEMORY, 50), picture)).isEqualTo("step 50: 2 pages");
        assertThat(TimelineWords.of(new Hit.OnLane(Lane.AXIS, 50), picture)).isEqualTo("step 50");
    }

    @Test
    void theWholeIsToldForThoseWhoCannotSeeIt() {
        StepAxis axis = StepAxis.all(0, 58, 1000);
        assertThat(TimelineWords.describe(Pictures.lesson(28), axis))
                .isEqualTo("Timeline, step 27 of 57, in the past, in add. Shown: steps 0 to 57.");
        assertThat(TimelineWords.describe(Pictures.lesson(58), axis))
                .startsWith("Timeline, step 57 of 57, at the end.");
        assertThat(TimelineWords.describe(Picture.EMPTY, axis)).isEqualTo("Timeline, empty");
    }

    @Test
    void aNameIsCutWhereTheRoomEnds() {
        assertThat(TimelineWords.fit("reverseString", 130, 8)).isEqualTo("reverseString");
        assertThat(TimelineWords.fit("reverseString", 50, 8)).isEqualTo("rever\u2026");
        assertThat(TimelineWords.fit("reverseString", 20, 8)).isEmpty();
        assertThat(TimelineWords.fit("f", 9, 8)).isEqualTo("f");
        assertThat(TimelineWords.fit("f", -5, 8)).isEmpty();
    }
}
