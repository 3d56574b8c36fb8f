package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.symbols.TinyProgram;

/** A module whose program is known: {@link TinyProgram}. */
@Timeout(60)
final class OriginalLinesTest {

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        session.open(TinyProgram.in(folder));
        session.instantiate();
        assertThat(fx.settled().state()).isEqualTo(State.READY);
    }

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void callsAndWritersAreNamedByTheLinesTheyComeFrom() {
        session.callStepping("main", List.of(Value.i32(5)));
        assertThat(here(fx.settled())).contains("tiny.ts:3:3");
        session.resume();
        fx.settled();
        assertThat(fx.select(0, 0).last().orElseThrow().place().best()).isEqualTo("tiny.ts:3:3");
    }

    @Test
    void aBreakpointStopsAtALineOfTheProgram() {
        session.stops().toggleOriginal("tiny.ts", 8);
        session.call("main", List.of(Value.i32(5)));
        Snapshot stopped = fx.settled();
        assertThat(stopped.frames())
                .extracting(frame -> frame.place().best())
                .containsExactly("tiny.ts:8:3", "tiny.ts:4:22");
        assertThat(stopped.stopped().orElseThrow().words()).isEqualTo("Breakpoint at tiny.ts:8.");
    }

    @Test
    void aBreakpointGoesToTheNextLineWithCodeAndIsTakenAwayThere() {
        session.stops().toggleOriginal("tiny.ts", 1);
        assertThat(fx.settled().stopPoints())
                .extracting(StopPointView::at)
                .containsExactly(new StopAt.Original("tiny.ts", 3));
        session.stops().toggleOriginal("tiny.ts", 2);
        assertThat(fx.settled().stopPoints()).isEmpty();
    }

    @Test
    void aBreakpointAtALineIsKeptWithASession() {
        List<WantedStop> stops = List.of(new WantedStop(new StopAt.Original("src/tiny.ts", 8), true, "", 2));
        assertThat(StopsCodec.decode(StopsCodec.encode(stops))).contains(stops);
    }

    @Test
    void aSavedSessionFindsTheProgramBesideIt() {
        session.stops().toggleOriginal("tiny.ts", 8);
        session.save(folder.resolve("a.palimpsest"));
        fx.settled();
        session.closeProgram();
        session.open(folder.resolve("a.palimpsest"));
        Snapshot opened = fx.settled();
        assertThat(opened.program().orElseThrow().symbols().folder()).contains(folder.toAbsolutePath());
        assertThat(opened.stopPoints())
                .extracting(StopPointView::at)
                .containsExactly(new StopAt.Original("tiny.ts", 8));
    }

    @Test
    void stepsGoFromLineToLineIntoCallsAndOutAgain() {
        session.stepByLine(true);
        session.callStepping("main", List.of(Value.i32(5)));
        fx.settled();
        session.step();
        assertThat(here(fx.settled())).contains("tiny.ts:4:22");
        session.step();
        assertThat(here(fx.settled())).contains("tiny.ts:8:3");
        session.step();
        assertThat(here(fx.settled())).contains("tiny.ts:4:7");
        session.step();
        assertThat(here(fx.settled())).contains("tiny.ts:5:3");
        session.step();
        assertThat(fx.settled().state()).isEqualTo(State.READY);
    }

    @Test
    void overALineItsCallsAreRunToTheirEnds() {
        session.stepByLine(true);
        session.callStepping("main", List.of(Value.i32(5)));
        fx.settled();
        session.stepOver();
        assertThat(here(fx.settled())).contains("tiny.ts:4:22");
        session.stepOver();
        assertThat(here(fx.settled())).contains("tiny.ts:5:3");
    }

    @Test
    void linesAreGoneBackToo() {
        session.stepByLine(true);
        session.callStepping("main", List.of(Value.i32(5)));
        fx.settled();
        session.stepOver();
        fx.settled();
        session.stepOver();
        fx.settled();
        session.stepBackOver();
        assertThat(here(fx.settled())).contains("tiny.ts:4:22");
        session.stepBackOver();
        assertThat(here(fx.settled())).contains("tiny.ts:3:3");
    }

    @Test
    void withoutLinesAStepIsAnInstruction() {
        session.callStepping("main", List.of(Value.i32(5)));
        long begun = fx.settled().step();
        session.step();
        assertThat(fx.settled().step()).isEqualTo(begun + 1);
        session.openText("plain.wat", "(module (func (export \"f\") (drop (i32.const 1))))");
        session.stepByLine(true);
        session.instantiate();
        fx.settled();
        session.callStepping("f", List.of());
        long inPlain = fx.settled().step();
        session.step();
        assertThat(fx.settled().step()).isEqualTo(inPlain + 1);
    }

    private static Optional<String> here(Snapshot snapshot) {
        return snapshot.here().flatMap(Place::original).map(Original::text);
    }
}
