package palimpsest.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.Fx;
import palimpsest.app.session.State;
import palimpsest.app.session.Value;
import palimpsest.engine.syntax.NumberType;

final class SessionTimelineTest {
    private static final String LESSON = """
            (module
              (memory (export "memory") 1 3)
              (data (i32.const 0) "abc")
              (func $inner (param $v i32)
                (i32.store (i32.const 24) (local.get $v)))
              (func (export "outer") (param $v i32)
                (call $inner (local.get $v))
                (drop (memory.grow (i32.const 1))))
              (func (export "fail") (drop (i32.load (i32.const -1)))))
            """;

    /** A million turns are 8,000,000 steps. */
    private static final String LONG = """
            (module
              (memory (export "memory") 1)
              (func $count (param $times i32)
                (loop $again
                  (i32.store (i32.const 64) (local.get $times))
                  (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
              (func $half (param $times i32)
                (call $count (local.get $times))
                (call $count (local.get $times)))
              (func (export "whole") (param $times i32)
                (call $half (local.get $times))
                (call $half (local.get $times))))
            """;

    private final Fx fx = new Fx();
    private SessionTimeline timeline;

    @BeforeEach
    void begin() {
        timeline = fx.on(() -> new SessionTimeline(fx.session()));
        fx.on(() -> {
            timeline.model().resize(1024);
            return 0;
        });
    }

    @AfterEach
    void end() {
        fx.close();
    }

    private Picture await(String what, Predicate<Picture> wanted) {
        fx.await(what, now -> wanted.test(timeline.model().picture()));
        return fx.on(() -> timeline.model().picture());
    }

    private Picture called(String export, int... arguments) {
        fx.call(
                export,
                Arrays.stream(arguments)
                        .mapToObj(value -> new Value.Numeric(NumberType.I32, value))
                        .toArray(Value[]::new));
        return await(
                "a call of " + export,
                now -> now.near().spans().stream().anyMatch(span -> span.words().startsWith("call " + export)));
    }

    private static List<String> words(Picture picture, EventKind kind) {
        return words(picture.near(), kind);
    }

    private static List<String> words(Details details, EventKind kind) {
        return details.events().stream()
                .filter(event -> event.kind() == kind)
                .map(Event::words)
                .toList();
    }

    @Test
    void aSessionWithoutAnInstanceIsEmpty() {
        fx.session().openText("lesson.wat", LESSON);
        fx.settled();
        assertThat(timeline.model().picture().isEmpty()).isTrue();
    }

    @Test
    void callsAreNestedSpansInsideTheRecord() {
        fx.open(LESSON);
        Picture picture = called("outer", 7);
        List<Span> spans = picture.near().spans();
        assertThat(spans).extracting(Span::kind).contains(Span.Kind.INSTANTIATION, Span.Kind.MODULE);
        Span outer = spans.stream()
                .filter(span -> span.name().equals("outer"))
                .findFirst()
                .orElseThrow();
        Span inner = spans.stream()
                .filter(span -> span.name().equals("inner"))
                .findFirst()
                .orElseThrow();
        assertThat(outer.words()).isEqualTo("call outer(7)");
        assertThat(outer.depth()).isZero();
        assertThat(inner.depth()).isEqualTo(1);
        assertThat(inner.from()).isGreaterThan(outer.from());
        assertThat(inner.to()).isLessThan(outer.to());
        assertThat(outer.to()).isLessThanOrEqualTo(picture.end());
    }

    @Test
    void callsOfAVeryLongRunAreNestedFromAfarToo() {
        fx.open(LONG);
        fx.call("whole", Value.i32(1_000_000));
        Picture picture = await("the end", now -> now.end() > 32_000_000 && now.cursor() == now.end());
        StepAxis axis = fx.on(() -> timeline.model().axis());
        assertThat(axis.lastVisible() - axis.firstVisible()).isGreaterThan(20_000_000);
        List<Span> spans = picture.details(axis).spans();
        assertThat(spans)
                .extracting(Span::name)
                .containsSubsequence("whole", "half", "count", "count", "half", "count", "count");
        assertThat(spans)
                .filteredOn(span -> span.name().equals("count"))
                .hasSize(4)
                .allSatisfy(span -> {
                    assertThat(span.depth()).isEqualTo(2);
                    assertThat(span.steps()).isBetween(8_000_000L, 8_600_000L);
                });
        assertThat(spans).extracting(Span::words).contains("call whole(1000000)");
        assertThat(fx.on(() -> timeline.model().wordsProperty().get())).isEqualTo("drag to travel · scroll to zoom");
    }

    @Test
    void fromAfarAndFromNearTheSameIsTold() {
        fx.open(LESSON);
        called("outer", 7);
        fx.session().hostWrite(0, 100, (byte) 5);
        called("fail");
        Picture picture = await("the trap", now -> now.near().to() == now.end());
        for (EventKind kind :
                List.of(EventKind.CALL_IN, EventKind.HOST_ACTION, EventKind.GROWTH, EventKind.TRAP, EventKind.RETURN)) {
            assertThat(words(picture.whole(), kind)).as(kind.name()).isEqualTo(words(picture.near(), kind));
        }
        assertThat(picture.whole().spans())
                .extracting(Span::words, Span::depth)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("call outer(7)", 0),
                        org.assertj.core.groups.Tuple.tuple("call fail(), ended by a trap or an exception", 0));
    }

    @Test
    void everyWriterHasItsMark() {
        fx.open(LESSON);
        called("outer", 7);
        fx.session().hostWrite(0, 100, (byte) 5);
        Picture picture =
                await("the edit", now -> !words(now, EventKind.HOST_WRITE).isEmpty());
        assertThat(words(picture, EventKind.MODULE_WRITE))
                .hasSize(1)
                .first()
                .asString()
                .contains("i32.store", "0x18");
        assertThat(words(picture, EventKind.DATA_WRITE)).hasSize(1);
        assertThat(words(picture, EventKind.HOST_ACTION)).hasSize(1);
        assertThat(words(picture, EventKind.GROWTH)).hasSize(1);
        assertThat(words(picture, EventKind.CALL_IN)).hasSize(2);
    }

    @Test
    void aTrapIsMarkedWhereItHappened() {
        fx.open(LESSON);
        called("fail");
        Picture picture = await("the trap", now -> !now.marks().isEmpty());
        assertThat(picture.marks()).extracting(Event::kind).containsExactly(EventKind.TRAP);
        assertThat(picture.marks().get(0).words()).contains("out of bounds memory access");
        assertThat(picture.marks().get(0).step()).isEqualTo(picture.end() - 1);
    }

    @Test
    void travellingMovesTheCursorAndLeavesTheRecord() {
        fx.open(LESSON);
        Picture before = called("outer", 7);
        fx.on(() -> {
            timeline.model().travelTo(3);
            return 0;
        });
        Picture past = await("step 3", now -> now.cursor() == 3);
        assertThat(past.end()).isEqualTo(before.end());
        assertThat(past.near()).isEqualTo(before.near());
        fx.on(() -> {
            timeline.model().travelToEnd();
            return 0;
        });
        await("the end", now -> now.cursor() == now.end());
        fx.await("ready again", now -> now.state() == State.READY);
        fx.on(() -> {
            timeline.model().stepBack();
            return 0;
        });
        await("one step back", now -> now.cursor() == now.end() - 1);
    }

    @Test
    void aBookmarkIsMarkedAtItsMoment() {
        fx.open(LESSON);
        called("outer", 7);
        fx.session().bookmarks().addHere("here");
        Picture picture = await("the bookmark", now -> !now.marks().isEmpty());
        assertThat(picture.marks())
                .extracting(Event::kind, Event::words, Event::step)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(EventKind.BOOKMARK, "here", picture.cursor()));
    }

    @Test
    void whatWasKnownOfAnotherInstanceIsForgotten() {
        fx.open(LESSON);
        called("outer", 7);
        fx.session().restart();
        fx.session().answer(true);
        Picture fresh = await(
                "a new record",
                now -> now.near().spans().size() == 1 && now.near().to() == now.end());
        assertThat(fresh.near().spans().get(0).kind()).isEqualTo(Span.Kind.INSTANTIATION);
    }
}
