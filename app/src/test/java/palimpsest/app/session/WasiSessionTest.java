package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of WASI in a session: they are given what a person says, and wait for what a person types. */
@Timeout(60)
final class WasiSessionTest {

    /** Reads up to 16 bytes of standard input to 32, and writes them to standard output; returns how many. */
    private static final String ECHO = """
            (module
              (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1)
              (data (i32.const 100) "name? ")
              (func (export "echo") (result i32)
                (i32.store (i32.const 0) (i32.const 100))
                (i32.store (i32.const 4) (i32.const 6))
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
                (i32.store (i32.const 0) (i32.const 32))
                (i32.store (i32.const 4) (i32.const 16))
                (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
                (i32.store (i32.const 4) (i32.load (i32.const 8)))
                (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 12)))
                (i32.load (i32.const 8))))
            """;

    @TempDir
    private Path folder;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @AfterEach
    void close() {
        fx.close();
    }

    private static List<String> lines(Snapshot now, ConsoleLine.Kind kind) {
        return now.console().stream()
                .filter(line -> line.kind() == kind)
                .map(ConsoleLine::text)
                .toList();
    }

    private Snapshot reading() {
        return fx.await(
                "a program that reads",
                now -> now.wasi().filter(WasiView::reading).isPresent() && now.state() == State.PAUSED);
    }

    private Snapshot echoing() {
        fx.open(ECHO);
        session.instantiate();
        fx.settled();
        session.call("echo", List.of());
        return reading();
    }

    private Snapshot returned(int calls) {
        return fx.await("the result", now -> now.results().size() == calls && now.state() == State.READY);
    }

    @Test
    void aProgramThatReadsWaitsForALineThatIsTyped() {
        assertThat(lines(echoing(), ConsoleLine.Kind.OUTPUT)).containsExactly("name? ");
        session.input("Lan");
        Snapshot done = returned(1);
        assertThat(Seen.returned(done)).containsExactly(Value.i32(4));
        assertThat(lines(done, ConsoleLine.Kind.INPUT)).containsExactly("Lan");
        assertThat(lines(done, ConsoleLine.Kind.OUTPUT)).containsExactly("name? ", "Lan");
        assertThat(Seen.bytes(done, 0, 32, 4)).containsExactly('L', 'a', 'n', '\n');
    }

    @Test
    void theEndOfInputIsNothingToRead() {
        echoing();
        session.endInput();
        assertThat(Seen.returned(returned(1))).containsExactly(Value.i32(0));
        session.call("echo", List.of());
        reading();
        session.input("again");
        assertThat(Seen.returned(returned(2))).containsExactly(Value.i32(6));
    }

    @Test
    void goingBackAndForthAsksNobodyAgain() {
        echoing();
        session.input("Lan");
        long end = returned(1).time().end();
        session.travelToStart();
        fx.await("the start", now -> now.step() == 0);
        session.resume();
        Snapshot there = fx.await("the end", now -> now.step() == end && now.state() == State.READY);
        assertThat(Seen.bytes(there, 0, 32, 4)).containsExactly('L', 'a', 'n', '\n');
        assertThat(lines(there, ConsoleLine.Kind.INPUT)).containsExactly("Lan");
    }

    @Test
    void actingFromThePastSaysWhatCannotBeTakenBack() {
        fx.open(ECHO);
        session.giveWasi(new WasiSettings(List.of(), Map.of(), Map.of("/data", folder)));
        session.instantiate();
        Snapshot ready = fx.settled();
        session.call("echo", List.of());
        reading();
        session.input("Lan");
        returned(1);
        session.travelTo(ready.step());
        session.hostWrite(0, 200, (byte) 1);
        fx.settled();
        session.answer(true);
        assertThat(lines(fx.settled(), ConsoleLine.Kind.NOTE))
                .anyMatch(note -> note.startsWith("files do not go back"))
                .anyMatch(note -> note.startsWith("what was typed is used up"));
        session.call("echo", List.of());
        reading();
        session.input("Minh");
        assertThat(Seen.returned(returned(1))).containsExactly(Value.i32(5));
    }

    @Test
    void actingFromThePastSaysThatTimeAndChanceGoOn() {
        fx.open("""
                (module
                  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "clock_time_get" (func $time (param i32 i64 i32) (result i32)))
                  (memory (export "memory") 1)
                  (func (export "random") (drop (call $random (i32.const 0) (i32.const 8))))
                  (func (export "time") (drop (call $time (i32.const 0) (i64.const 0) (i32.const 8)))))
                """);
        for (String function : List.of("random", "time")) {
            session.instantiate();
            long before = fx.settled().step();
            fx.call(function);
            session.travelTo(before);
            session.hostWrite(0, 100, (byte) 1);
            fx.settled();
            session.answer(true);

            assertThat(lines(fx.settled(), ConsoleLine.Kind.NOTE))
                    .as(function)
                    .filteredOn(note -> note.startsWith("time and chance do not go back"))
                    .hasSize(function.equals("random") ? 1 : 2);
        }
    }

    @Test
    void whoWaitsCanBeStoppedAndSteppedAround() {
        echoing();
        session.step();
        reading();
        session.stop();
        Snapshot stopped = fx.await("stopped", now -> now.state() == State.READY);
        assertThat(stopped.wasi()).get().matches(wasi -> !wasi.reading());
    }

    @Test
    void aCharacterInTwoWritesIsShownWhole() {
        // "ị" is e1 bb 8b: a byte in the first write, two in the second; ff is no UTF-8 at all.
        fx.open("""
                (module
                  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                  (memory (export "memory") 1)
                  (data (i32.const 100) "x\\e1\\bb\\8bn\\0a\\ffx")
                  (func $part (param $at i32) (param $count i32)
                    (i32.store (i32.const 0) (local.get $at))
                    (i32.store (i32.const 4) (local.get $count))
                    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
                  (func (export "print")
                    (call $part (i32.const 100) (i32.const 2))
                    (call $part (i32.const 102) (i32.const 6))))
                """);
        session.instantiate();
        fx.settled();
        Snapshot done = fx.call("print");
        assertThat(lines(done, ConsoleLine.Kind.OUTPUT)).containsExactly("xịn", "\ufffdx");
    }

    @Test
    void aProgramIsGivenItsArgumentsItsEnvironmentAndItsFolders() throws IOException {
        Files.writeString(folder.resolve("seen.txt"), "seen");
        fx.open("""
                (module
                  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "args_get" (func $get (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "environ_get" (func $env (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "fd_prestat_dir_name" (func $dir (param i32 i32 i32) (result i32)))
                  (memory (export "memory") 1)
                  (func (export "look") (result i32)
                    (drop (call $args (i32.const 0) (i32.const 4)))
                    (drop (call $get (i32.const 64) (i32.const 256)))
                    (drop (call $env (i32.const 512) (i32.const 768)))
                    (drop (call $dir (i32.const 3) (i32.const 1024) (i32.const 5)))
                    (i32.load (i32.const 0))))
                """);
        session.giveWasi(new WasiSettings(List.of("one", "hai ba"), Map.of("LANG", "vi"), Map.of("/data", folder)));
        session.instantiate();
        fx.settled();
        Snapshot done = fx.call("look");
        assertThat(Seen.returned(done)).containsExactly(Value.i32(3));
        assertThat(text(done, 256, 20)).isEqualTo("test.wat\0one\0hai ba\0");
        assertThat(text(done, 768, 8)).isEqualTo("LANG=vi\0");
        assertThat(text(done, 1024, 5)).isEqualTo("/data");
        // Another instance of the module is given the same.
        session.restart();
        fx.settled();
        session.answer(true);
        assertThat(fx.await(
                                "anew",
                                now -> now.instance() != done.instance()
                                        && now.results().isEmpty())
                        .wasi())
                .get()
                .matches(wasi -> wasi.settings().arguments().equals(List.of("one", "hai ba")));
    }

    private static String text(Snapshot now, long address, int count) {
        StringBuilder text = new StringBuilder();
        for (int each : Seen.bytes(now, 0, address, count)) {
            text.append((char) each);
        }
        return text.toString();
    }
}
