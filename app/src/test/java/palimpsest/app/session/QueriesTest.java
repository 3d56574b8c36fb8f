package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.engine.history.OriginStep;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/** Questions about the past, asked as a pane asks them. */
@Timeout(60)
final class QueriesTest {

    private static final String PROGRAM = """
            (module
              (memory (export "memory") 1 3)
              (data (i32.const 4) "A")
              (func $put (param $at i32) (param $value i32)
                (i32.store8 (local.get $at) (local.get $value)))
              (func (export "put") (param i32 i32) (call $put (local.get 0) (local.get 1)))
              (func (export "get") (param i32) (result i32) (i32.load8_u (local.get 0)))
              (func (export "count") (param $times i32)
                (loop $again
                  (i32.store (i32.const 64) (local.get $times))
                  (local.set $times (i32.sub (local.get $times) (i32.const 1)))
                  (br_if $again (local.get $times)))))
            """;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void everyWriterOfAByteIsToldNewestFirstAndOnlyThoseBeforeTheCursor() {
        fx.open(PROGRAM);
        fx.call("put", Value.i32(4), Value.i32(66));
        session.hostWrite(0, 4, (byte) 67);
        Snapshot host = fx.settled();
        fx.call("put", Value.i32(4), Value.i32(68));
        List<ByteHistory.Writer> all =
                Asked.all(fx, listener -> session.queries().writers(0, 4, listener));
        assertThat(all)
                .extracting(ByteHistory.Writer::actor)
                .containsExactly(Actor.MODULE, Actor.HOST, Actor.MODULE, Actor.DATA_SEGMENT);
        assertThat(all).extracting(ByteHistory.Writer::before).containsExactly(67, 66, 65, 0);
        assertThat(all).extracting(ByteHistory.Writer::after).containsExactly(68, 67, 66, 65);
        session.travelTo(host.step());
        fx.settled();
        assertThat(Asked.all(
                        fx,
                        (Query.Listener<ByteHistory.Writer> listener) ->
                                session.queries().writers(0, 4, listener)))
                .hasSize(3);
        assertThat(fx.select(0, 4).writers()).hasSize(3);
        session.travelTo(all.get(2).step());
        assertThat(fx.settled().here().orElseThrow().op()).isEqualTo("i32.store8");
    }

    @Test
    void readersOfAByteAreTold() {
        fx.open(PROGRAM);
        fx.call("get", Value.i32(4));
        fx.call("get", Value.i32(5));
        fx.call("put", Value.i32(4), Value.i32(66));
        fx.call("get", Value.i32(4));
        List<ByteReader> readers = Asked.all(fx, listener -> session.queries().readers(0, 4, listener));
        assertThat(readers).extracting(ByteReader::value).containsExactly(66, 65);
        assertThat(readers.get(0).place().op()).isEqualTo("i32.load8_u");
        assertThat(readers.get(0).place().shown()).isPresent();
    }

    @Test
    void whatAStoreOverwroteIsToldWithItsEarlierWriter() {
        fx.open(PROGRAM);
        fx.call("put", Value.i32(4), Value.i32(66));
        long step = fx.select(0, 4).writers().get(0).step();
        List<Overwritten> overwritten =
                Asked.all(fx, listener -> session.queries().overwritten(step, listener));
        assertThat(overwritten).hasSize(1);
        assertThat(overwritten.get(0).before()).isEqualTo(ByteSlice.of((byte) 65));
        assertThat(overwritten.get(0).after()).isEqualTo(ByteSlice.of((byte) 66));
        assertThat(overwritten.get(0).earlier().orElseThrow().actor()).isEqualTo(Actor.DATA_SEGMENT);
    }

    @Test
    void theOriginOfAByteIsFollowedToTheCallsArgument() {
        fx.open(PROGRAM);
        fx.call("put", Value.i32(4), Value.i32(66));
        List<OriginLink> links = Asked.all(fx, listener -> session.queries().origin(0, 4, listener));
        assertThat(links.get(0).kind()).isEqualTo(OriginStep.Kind.STORED);
        assertThat(links.get(0).place().op()).isEqualTo("i32.store8");
        assertThat(links.get(links.size() - 1).kind()).isEqualTo(OriginStep.Kind.HOST);
    }

    @Test
    void theLayersOfBytesAreTold() {
        fx.open(PROGRAM);
        fx.call("put", Value.i32(4), Value.i32(66));
        session.hostWrite(0, 4, (byte) 67);
        List<Layers> answer =
                Asked.all(fx, listener -> session.queries().layers(new MemoryRange(0, 3, 2), 8, listener));
        Layers.OfByte untouched = answer.get(0).bytes().get(0);
        Layers.OfByte written = answer.get(0).bytes().get(1);
        assertThat(untouched.layers()).extracting(Layers.Layer::value).containsExactly(0);
        assertThat(written.layers()).extracting(Layers.Layer::value).containsExactly(67, 66, 65, 0);
        assertThat(written.layers().get(0).actor()).contains(Actor.HOST);
        assertThat(written.layers().get(3).actor()).isEmpty();
        assertThat(written.complete()).isTrue();
        Layers two = Asked.all(
                        fx,
                        (Query.Listener<Layers> listener) ->
                                session.queries().layers(new MemoryRange(0, 4, 1), 2, listener))
                .get(0);
        assertThat(two.bytes().get(0).layers()).extracting(Layers.Layer::value).containsExactly(67, 66);
        assertThat(two.bytes().get(0).complete()).isFalse();
    }

    @Test
    void whatDiffersBetweenTwoMomentsIsTold() {
        Snapshot ready = fx.open(PROGRAM);
        fx.call("put", Value.i32(4), Value.i32(66));
        session.hostWrite(0, 5, (byte) 1);
        session.grow(0, 1);
        Snapshot end = fx.settled();
        Difference difference = Asked.all(
                        fx,
                        (Query.Listener<Difference> listener) ->
                                session.queries().difference(end.step(), ready.step(), listener))
                .get(0);
        assertThat(difference.changedBytes()).isEqualTo(2);
        assertThat(difference.runs()).extracting(Difference.Run::actor).containsExactly(Actor.MODULE, Actor.HOST);
        assertThat(difference.runs().get(0).before()).isEqualTo(ByteSlice.of((byte) 65));
        assertThat(difference.sizes()).containsExactly(new Difference.Size(0, 65_536, 131_072));
        assertThat(fx.settled().step()).isEqualTo(end.step());
    }

    @Test
    void callsAndEventsOfARangeAreTold() {
        fx.open(PROGRAM);
        fx.call("put", Value.i32(4), Value.i32(66));
        session.hostWrite(0, 5, (byte) 1);
        session.grow(0, 1);
        Snapshot end = fx.settled();
        CallSpans calls = Asked.all(
                        fx,
                        (Query.Listener<CallSpans> listener) ->
                                session.queries().calls(0, end.step(), listener))
                .get(0);
        assertThat(calls.spans())
                .filteredOn(span -> span.kind() == FrameView.Kind.MODULE)
                .extracting(CallSpan::function)
                .containsExactly("put", "put");
        TimelineEvents events = Asked.all(
                        fx,
                        (Query.Listener<TimelineEvents> listener) ->
                                session.queries().events(0, end.step(), listener))
                .get(0);
        assertThat(events.events())
                .extracting(TimelineEvent::kind)
                .contains(
                        TimelineEvent.Kind.INSTANTIATION,
                        TimelineEvent.Kind.CALL,
                        TimelineEvent.Kind.WRITE,
                        TimelineEvent.Kind.GROWTH);
        assertThat(events.events()).isSortedAccordingTo((a, b) -> Long.compare(a.step(), b.step()));
    }

    @Test
    void aCancelledQueryTellsNothingMoreAndOtherIntentsComeFirst() throws InterruptedException {
        fx.open(PROGRAM);
        fx.call("count", Value.i32(3_000_000));
        Asked<ByteReader> asked = new Asked<>();
        Query query = session.queries().readers(0, 8, asked);
        long start = System.nanoTime();
        session.stepBack();
        Snapshot back = fx.await("a step back", now -> !now.time().atEnd());
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        query.cancel();
        fx.settled();
        Thread.sleep(50);
        assertThat(asked.end()).isEmpty();
        assertThat(fx.settled().step()).isEqualTo(back.step());
    }

    @Test
    void aQueryEndsWhenTheRecordIsGivenUp() {
        fx.open(PROGRAM);
        fx.call("count", Value.i32(3_000_000));
        Asked<ByteReader> asked = new Asked<>();
        session.queries().readers(0, 8, asked);
        session.restart();
        session.answer(true);
        fx.await("the end of the query", now -> asked.end().isPresent());
        assertThat(asked.end()).contains(Query.End.OUTDATED);
    }
}
