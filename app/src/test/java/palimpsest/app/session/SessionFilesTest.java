package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.engine.memory.Actor;

/** A session is saved by one and opened by another. */
@Timeout(60)
final class SessionFilesTest {

    private static final String PROGRAM = """
            (module
              (import "env" "tell" (func $tell (param i32)))
              (memory (export "memory") 1)
              (func (export "store") (param $at i32) (param $value i32) (result i32)
                (i32.store8 (local.get $at) (local.get $value))
                (call $tell (local.get $value))
                (local.get $value)))
            """;

    @TempDir
    private Path folder;

    @Test
    void aSessionComesBackWithItsPastItsMarksAndItsCursor() {
        Path file = folder.resolve("lesson.palimpsest");
        Snapshot saved;
        try (Fx fx = new Fx()) {
            fx.open(PROGRAM);
            assertThat(fx.settled().saved().unsaved()).isFalse();
            fx.call("store", Value.i32(3), Value.i32(24));
            fx.session().hostWrite(0, 1, (byte) 15);
            fx.session().bookmarks().addHere("both");
            fx.session().stops().toggleLine(5);
            fx.session().stops().add(StopAt.Bytes.changes(new MemoryRange(0, 3, 1)), "i32[0] > 0", 2);
            fx.session().watches().add("u8[3]");
            fx.session().stepBack();
            fx.session().stepBack();
            assertThat(fx.settled().saved().unsaved()).isTrue();
            fx.session().save(file);
            saved = fx.settled();
            assertThat(saved.saved()).isEqualTo(new Saved(Optional.of(file), false));
        }
        try (Fx fx = new Fx()) {
            fx.session().open(file);
            Snapshot opened = fx.settled();
            assertThat(opened.time().cursor()).isEqualTo(saved.time().cursor());
            assertThat(opened.time().end()).isEqualTo(saved.time().end());
            assertThat(opened.program().orElseThrow().shown().text()).isEqualTo(PROGRAM);
            assertThat(Seen.bytes(opened, 0, 0, 8)).containsExactly(Seen.bytes(saved, 0, 0, 8));
            assertThat(opened.frames()).isEqualTo(saved.frames());
            assertThat(opened.bookmarks()).extracting(Bookmark::name).containsExactly("both");
            assertThat(opened.stopPoints())
                    .extracting(StopPointView::at)
                    .isEqualTo(
                            saved.stopPoints().stream().map(StopPointView::at).toList());
            assertThat(opened.stopPoints().get(1).condition()).isEqualTo("i32[0] > 0");
            assertThat(opened.stopPoints().get(1).ignored()).isEqualTo(2);
            assertThat(opened.watches()).extracting(WatchView::value).containsExactly("24");
            assertThat(opened.saved().unsaved()).isFalse();
            assertThat(opened.overview().events()).isEqualTo(saved.overview().events());
            assertThat(opened.overview().calls()).isEqualTo(saved.overview().calls());
            assertThat(opened.overview().linesWritten()).isNotEmpty();
            fx.session().travelToEnd();
            Snapshot end = fx.settled();
            assertThat(Seen.returned(end)).containsExactly(Value.i32(24));
            assertThat(Seen.bytes(end, 0, 1, 1)).containsExactly(15);
            fx.session().stops().removeAll();
            assertThat(Seen.returned(fx.call("store", Value.i32(9), Value.i32(1))))
                    .containsExactly(Value.i32(1));
            assertThat(fx.settled().saved().unsaved()).isTrue();
        }
    }

    @Test
    void breakpointsComeBackAsTheyWereAskedFor() {
        Path file = folder.resolve("stops.palimpsest");
        List<StopAt> asked = List.of(
                new StopAt.Line(4),
                new StopAt.Expression(PROGRAM.indexOf("i32.store8")),
                new StopAt.Function(1),
                new StopAt.HostCalls(Optional.empty()),
                new StopAt.HostCalls(Optional.of("env.tell")),
                new StopAt.Growth(),
                new StopAt.Traps(),
                new StopAt.Bytes(new MemoryRange(0, 3, 2), StopAt.Access.READ, Set.of(Actor.MODULE)));
        try (Fx fx = new Fx()) {
            fx.open(PROGRAM);
            asked.forEach(at -> fx.session().stops().add(at, "", 0));
            fx.session().stops().add(new StopAt.Line(5), "$value ==", 3);
            fx.session().save(file);
            fx.settled();
        }
        try (Fx fx = new Fx()) {
            fx.session().open(file);
            List<StopPointView> stops = fx.settled().stopPoints();
            assertThat(stops.subList(0, 8)).extracting(StopPointView::at).isEqualTo(asked);
            assertThat(stops.get(0).words()).as("not where its code is").isEqualTo("line 4");
            assertThat(stops.get(8).condition()).isEqualTo("$value ==");
            assertThat(stops.get(8).problem()).isPresent();
            assertThat(stops.get(8).ignored()).isEqualTo(3);
        }
    }

    @Test
    void editsCanBeTakenBackAfterASessionWasOpened() {
        Path file = folder.resolve("edits.palimpsest");
        try (Fx fx = new Fx()) {
            fx.open(PROGRAM);
            fx.session().hostWrite(0, 1, (byte) 15);
            fx.call("store", Value.i32(1), Value.i32(24));
            fx.session().hostWrite(0, 1, (byte) 16);
            fx.session().hostWrite(0, 2, (byte) 17);
            fx.session().undo();
            fx.session().save(file);
            fx.settled();
        }
        try (Fx fx = new Fx()) {
            fx.session().open(file);
            Snapshot opened = fx.settled();
            assertThat(Seen.bytes(opened, 0, 1, 2)).containsExactly(16, 0);
            assertThat(opened.undo()).contains("write at 0x1");
            assertThat(opened.redo()).contains("write at 0x2");
            fx.session().redo();
            assertThat(Seen.bytes(fx.settled(), 0, 1, 2)).containsExactly(16, 17);
            fx.session().undo();
            fx.session().undo();
            assertThat(Seen.bytes(fx.settled(), 0, 1, 2)).containsExactly(24, 0);
            fx.session().undo();
            Snapshot first = fx.settled();
            assertThat(Seen.bytes(first, 0, 1, 2)).containsExactly(0, 0);
            assertThat(first.undo()).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsToldAndWhatWasOpenStays() throws IOException {
        Path file = folder.resolve("damaged.palimpsest");
        try (Fx fx = new Fx()) {
            fx.open(PROGRAM);
            fx.session().save(file);
            fx.settled();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            Snapshot ready = fx.settled();
            fx.session().open(file);
            Snapshot after = fx.settled();
            assertThat(after.instance()).isEqualTo(ready.instance());
            assertThat(after.console())
                    .filteredOn(line -> line.kind() == ConsoleLine.Kind.FAULT)
                    .extracting(ConsoleLine::text)
                    .anyMatch(line -> line.startsWith("damaged.palimpsest") && line.contains("damaged"));
        }
    }

    @Test
    void savingCanBeCancelledAndTheOldFileStays() throws IOException {
        Path file = Files.writeString(folder.resolve("large.palimpsest"), "old");
        try (Fx fx = new Fx()) {
            fx.open("""
                    (module
                      (memory 300)
                      (func (export "fill") (param $times i32)
                        (memory.fill (i32.const 0) (i32.const 7) (i32.const 19660800))
                        (loop $again
                          (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))))
                    """);
            fx.call("fill", Value.i32(3_000_000));
            // On this way it is when it is asked to save; cancelling ends both.
            fx.session().travelTo(1_000_000);
            fx.session().save(file);
            fx.session().cancel();
            Snapshot after = fx.settled();
            assertThat(after.busy()).isEmpty();
            assertThat(after.saved().unsaved()).isTrue();
            assertThat(last(after.console()))
                    .isEqualTo(new ConsoleLine(ConsoleLine.Kind.NOTE, "large.palimpsest: the session was not saved"));
        }
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void whatIsAskedForAfterwardsEndsNeitherReadingNorSaving() throws IOException {
        Path program = Files.writeString(folder.resolve("program.wat"), PROGRAM);
        Path file = folder.resolve("program.palimpsest");
        try (Fx fx = new Fx()) {
            fx.session().open(program);
            fx.session().instantiate();
            assertThat(fx.settled().state()).isEqualTo(State.READY);
            fx.session().save(file);
            fx.session().pause();
            fx.session().closeProgram();
            assertThat(fx.settled().state()).isEqualTo(State.EMPTY);
        }
        try (Fx fx = new Fx()) {
            fx.session().open(file);
            assertThat(fx.settled().state()).isEqualTo(State.READY);
        }
    }

    @Test
    void aFolderThatIsNotThereIsToldAndNothingIsWritten() {
        Path file = folder.resolve("missing").resolve("lesson.palimpsest");
        try (Fx fx = new Fx()) {
            fx.open(PROGRAM);
            fx.call("store", Value.i32(3), Value.i32(24));
            fx.session().save(file);
            Snapshot after = fx.settled();
            assertThat(after.saved().unsaved()).isTrue();
            assertThat(last(after.console()).kind()).isEqualTo(ConsoleLine.Kind.FAULT);
            assertThat(last(after.console()).text()).contains("no folder");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aTextIsOpenedByItsFileToo() throws IOException {
        Path file = Files.writeString(folder.resolve("plain.wat"), PROGRAM);
        try (Fx fx = new Fx()) {
            fx.session().open(file);
            assertThat(fx.settled().state()).isEqualTo(State.LOADED);
            fx.session().open(folder.resolve("gone.wat"));
            Snapshot after = fx.settled();
            assertThat(after.state()).isEqualTo(State.LOADED);
            assertThat(last(after.console()).text()).contains("gone.wat");
        }
    }

    private static ConsoleLine last(List<ConsoleLine> lines) {
        return lines.get(lines.size() - 1);
    }
}
