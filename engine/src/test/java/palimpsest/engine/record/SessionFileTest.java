package palimpsest.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.engine.Wasm;
import palimpsest.engine.debug.Breakpoint;
import palimpsest.engine.debug.Debugger;
import palimpsest.engine.debug.Expression;
import palimpsest.engine.debug.Locations;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.debug.StopPoint;
import palimpsest.engine.debug.StopReason;
import palimpsest.engine.debug.Watchpoint;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.valid.ValidModule;

final class SessionFileTest {

    @TempDir
    Path folder;

    private static byte[] bytes() {
        return SessionFile.encode(Episodes.everything().record());
    }

    private static SessionFault fault(byte... bytes) {
        return SessionFile.read(new BinarySource("x.palimpsest", bytes)).fault().orElseThrow();
    }

    // ---- Writing

    @Test
    void aFileHoldsTheSessionAndNothingIsLeftBesideIt() throws IOException {
        SessionRecord record = Episodes.everything().record();
        Path file = folder.resolve("lesson.palimpsest");
        assertEquals(Optional.empty(), SessionFile.write(file, record));
        assertEquals(Optional.of(record), SessionFile.read(file).session());
        assertTrue(SessionFile.isSession(Files.readAllBytes(file)));
        assertEquals(List.of("lesson.palimpsest"), names());
    }

    @Test
    void anOlderFileIsReplacedAndALinkStaysALink() throws IOException {
        Path file = folder.resolve("lesson.palimpsest");
        Path link = folder.resolve("link.palimpsest");
        Files.writeString(file, "something else");
        Files.createSymbolicLink(link, file);
        assertEquals(Optional.empty(), SessionFile.write(link, Episodes.waits().record()));
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(SessionFile.read(file).session().isPresent());
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFileAsItWas() throws IOException {
        SessionRecord record = Episodes.waits().record();
        Path kept = folder.resolve("kept");
        Files.createDirectory(kept);
        SessionFault isFolder = SessionFile.write(kept, record).orElseThrow();
        assertEquals(SessionFault.Kind.UNWRITABLE, isFolder.kind());
        assertEquals("kept: the session cannot be written: there is a folder of that name", isFolder.headline());
        SessionFault noFolder =
                SessionFile.write(folder.resolve("none/x.palimpsest"), record).orElseThrow();
        assertEquals(SessionFault.Kind.UNWRITABLE, noFolder.kind());
        assertTrue(noFolder.headline().startsWith("x.palimpsest: the session cannot be written: there is no folder "));
        Path file = kept.resolve("old.palimpsest");
        Files.writeString(file, "old");
        assertTrue(kept.toFile().setWritable(false));
        try {
            if (!Files.isWritable(kept)) {
                SessionFault locked = SessionFile.write(file, record).orElseThrow();
                assertEquals("old.palimpsest: the session cannot be written: permission denied", locked.headline());
            }
        } finally {
            assertTrue(kept.toFile().setWritable(true));
        }
        SessionFault unsound =
                SessionFile.write(file, withCursor(record, record.end() + 1)).orElseThrow();
        assertEquals(SessionFault.Kind.DAMAGED, unsound.kind());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("kept"), names());
    }

    private static SessionRecord withCursor(SessionRecord record, long cursor) {
        return new SessionRecord(
                record.limits(),
                record.modules(),
                record.host(),
                record.actions(),
                record.end(),
                cursor,
                record.digest(),
                record.marks(),
                record.extras());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    // ---- Reading what is none

    @Test
    void whatIsNotThereOrNoFileIsTold() {
        SessionFault none = SessionFile.read(folder.resolve("none")).fault().orElseThrow();
        assertEquals("none: the session cannot be read: there is no such file", none.headline());
        assertEquals(SessionFault.Kind.UNREADABLE, none.kind());
        assertEquals(
                SessionFault.Kind.UNREADABLE,
                SessionFile.read(folder).fault().orElseThrow().kind());
    }

    @Test
    void whatIsNoSessionIsTold() {
        for (String text : List.of("", "(module)", "\0asm\1\0\0\0", "PALIMP")) {
            SessionFault fault = fault(text.getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(SessionFault.Kind.FOREIGN, fault.kind());
            assertEquals("x.palimpsest:0x0: this is not a session that Palimpsest saved", fault.headline());
        }
    }

    @Test
    void aFileCutAnywhereIsToldToBeCut() {
        byte[] whole = bytes();
        for (int length = 1; length < whole.length; length++) {
            SessionFault fault = fault(Arrays.copyOf(whole, length));
            assertEquals(SessionFault.Kind.CUT_SHORT, fault.kind(), fault.headline());
            assertTrue(fault.offset().orElseThrow() <= length);
        }
    }

    @Test
    void aBitThatFellOverAnywhereIsTold() {
        byte[] whole = bytes();
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << (i & 7));
            SessionFault fault = fault(damaged);
            assertTrue(i >= 8 || fault.kind() == SessionFault.Kind.FOREIGN, () -> "a wrong mark: " + fault.headline());
        }
        byte[] changed = whole.clone();
        changed[200] ^= 4;
        assertEquals(SessionFault.Kind.DAMAGED, fault(changed).kind());
        assertEquals(
                "x.palimpsest:0xc: the session is damaged: the checksum of section 'modules' does not fit",
                fault(changed).headline());
    }

    @Test
    void aLaterFormatIsToldAndNotGuessedAt() {
        byte[] later = bytes();
        later[8] = 3;
        later[100] ^= 1;
        SessionFault fault = fault(later);
        assertEquals(SessionFault.Kind.NEWER, fault.kind());
        assertEquals(
                "x.palimpsest:0x8: a later version of Palimpsest saved this session (format 3; this one reads format 2)",
                fault.headline());
    }

    @Test
    void bytesAfterTheEndAreTold() {
        byte[] whole = bytes();
        assertEquals(
                SessionFault.Kind.DAMAGED,
                fault(Arrays.copyOf(whole, whole.length + 1)).kind());
    }

    // ---- Marks and extras

    private static final String COUNTING = """
            (module
              (import "env" "log" (func $log (param i32)))
              (memory 1)
              (func (export "count") (param $n i32)
                (loop $again
                  (i32.store8 (local.get $n) (local.get $n))
                  (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
              (func (export "other") (nop)))
            """;

    @Test
    void marksComeBackAndStopWhereTheyStood() {
        Lived lived = new Lived();
        lived.instantiate(Wasm.loadText("count.wat", COUNTING), new Imports());
        lived.call("count", 9);
        ValidModule module = lived.instances.get(0).module();
        String text = ((TextSource) module.module().source()).text();
        CodePoint store = new Locations(module)
                .expression(text.indexOf("(i32.store8") + 1)
                .orElseThrow()
                .point();
        Expression condition = Expression.parse("$n == 4").expression().orElseThrow();
        List<StopPoint> stops = List.of(
                Breakpoint.at(new Breakpoint.InCode(Set.of(store))).when(condition),
                Breakpoint.at(new Breakpoint.InCode(Set.of(
                                new CodePoint(module, 2, CodePoint.ENTRY), new CodePoint(module, 1, store.offset()))))
                        .enabled(false)
                        .ignoring(3),
                Breakpoint.at(new Breakpoint.HostCalls(Optional.of("env.log"))),
                Breakpoint.at(new Breakpoint.HostCalls(Optional.empty())),
                Breakpoint.at(new Breakpoint.Growths()),
                Breakpoint.at(new Breakpoint.Traps()),
                Watchpoint.on(0, 3, 5).kind(Watchpoint.Kind.ANY_WRITE).by(Actor.HOST, Actor.MODULE),
                Watchpoint.on(0, 0, 1L << 33).kind(Watchpoint.Kind.READ).when(condition));
        SavedMarks.Bookmark start = new SavedMarks.Bookmark("der Anfang: xịn xò", 3);
        SessionCapture.Marks marks = new SessionCapture.Marks(
                List.of(start, new SavedMarks.Bookmark("never", 1_000_000)), stops, List.of("i32[0x10]", "$n +"));
        SavedExtra extra = new SavedExtra("window.layout", ByteSlice.of((byte) 1, (byte) 2));
        SessionRecord record = SessionCapture.capture("x", lived.timeline, List.of(), marks, List.of(extra))
                .session()
                .orElseThrow();
        SessionRecord opened = SessionFile.read(new BinarySource("x", SessionFile.encode(record)))
                .session()
                .orElseThrow();
        assertEquals(List.of(start), opened.marks().bookmarks());
        assertEquals(List.of("i32[0x10]", "$n +"), opened.marks().watches());
        assertEquals(Optional.of(extra), opened.extra("window.layout"));
        RebuiltSession rebuilt = SessionReplay.replay("x", opened, Lived.LIMITS, Progress.NONE)
                .session()
                .orElseThrow();
        assertEquals(
                stops.subList(2, 7),
                rebuilt.stops().subList(2, 7),
                "those without code and condition are plain values");
        Debugger debugger = new Debugger(rebuilt.timeline());
        debugger.add(rebuilt.stops().get(0));
        rebuilt.timeline()
                .machine()
                .invoke(rebuilt.instances().get(0).function("count").orElseThrow(), List.of(new Value.I32(6)));
        StopReason reason = debugger.go(Motion.RUN).reason();
        assertTrue(reason instanceof StopReason.AtBreakpoint, reason.toString());
        assertEquals(new Value.I32(4), rebuilt.timeline().machine().local(0));
    }

    @Test
    void sectionsThatNobodyKnowsAreKept() {
        SavedExtra unknown = new SavedExtra("future", ByteSlice.of((byte) 7));
        SavedExtra script = new SavedExtra("host.script", ByteSlice.of("print(1)".getBytes(StandardCharsets.UTF_8)));
        SessionRecord record = Episodes.waits().record().withExtras(List.of(unknown, script));
        byte[] bytes = SessionFile.encode(record);
        SessionRecord opened =
                SessionFile.read(new BinarySource("x", bytes)).session().orElseThrow();
        assertEquals(List.of(unknown, script), opened.extras());
        assertArrayEquals(bytes, SessionFile.encode(opened));
        assertThrows(IllegalArgumentException.class, () -> new SavedExtra("actions", ByteSlice.EMPTY));
        assertFalse(opened.extra("window.layout").isPresent());
    }
}
