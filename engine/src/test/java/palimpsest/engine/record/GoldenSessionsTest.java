package palimpsest.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.debug.Breakpoint;
import palimpsest.engine.debug.Expression;
import palimpsest.engine.debug.Watchpoint;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.Progress;

/**
 * Sessions that were saved once, on another machine and by an earlier version, still come to life as they were. The property
 * {@code palimpsest.golden.write} names a folder to write them to anew, for a new version of the format only.
 */
final class GoldenSessionsTest {

    private static SessionRecord session(String name) {
        return switch (name) {
            case "everything" -> Episodes.everything().record();
            case "waits" -> Episodes.waits().record();
            default -> marked();
        };
    }

    private static SessionRecord marked() {
        Lived lived = Lived.text("""
                (module
                  (memory 1)
                  (data (i32.const 0) "xịn xò")
                  (func $put (export "put") (param $at i32)
                    (i32.store (local.get $at) (i32.const 0x01020304))))
                """);
        lived.call("put", 24);
        lived.call("put", 65534);
        lived.machine.write(lived.store.memories().get(0), 1, new byte[] {15}, "grid");
        lived.timeline.travelTo(3);
        SessionCapture.Marks marks = new SessionCapture.Marks(
                List.of(new SavedMarks.Bookmark("vor dem Schreiben", 3)),
                List.of(
                        Breakpoint.at(new Breakpoint.InCode(Set.of(
                                        new CodePoint(lived.instances.get(0).module(), 0, CodePoint.ENTRY))))
                                .when(Expression.parse("$at > 8").expression().orElseThrow()),
                        Watchpoint.on(0, 24, 28).kind(Watchpoint.Kind.ANY_WRITE).ignoring(1)),
                List.of("i32[24]", "utf8[0, 9]"));
        SavedExtra layout = new SavedExtra("window.layout", ByteSlice.of((byte) 1, (byte) 2, (byte) 3));
        return SessionCapture.capture("marks", lived.timeline, List.of(), marks, List.of(layout))
                .session()
                .orElseThrow();
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GoldenSessionsTest.class.getResourceAsStream(name + ".palimpsest"), name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] today(String name) throws IOException {
        byte[] bytes = SessionFile.encode(session(name));
        String folder = System.getProperty("palimpsest.golden.write", "");
        if (!folder.isEmpty()) {
            Files.write(Path.of(folder, name + ".palimpsest"), bytes);
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "waits", "marks"})
    void aSessionSavedLongAgoIsTheSessionOfToday(String name) throws IOException {
        assertArrayEquals(golden(name), today(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "waits", "marks"})
    void aSessionSavedLongAgoComesToLifeAndIsSavedAsItWas(String name) throws IOException {
        byte[] bytes = golden(name);
        SessionRecord opened =
                SessionFile.read(new BinarySource(name, bytes)).session().orElseThrow();
        SessionReplay.Result result = SessionReplay.replay(name, opened, Lived.LIMITS, Progress.NONE);
        RebuiltSession rebuilt = result.session()
                .orElseThrow(
                        () -> new AssertionError(result.fault().orElseThrow().render()));
        assertEquals(opened.cursor(), rebuilt.timeline().cursor());
        SessionCapture.Marks marks = new SessionCapture.Marks(
                opened.marks().bookmarks(), rebuilt.stops(), opened.marks().watches());
        SessionRecord captured = SessionCapture.capture(
                        name, rebuilt.timeline(), rebuilt.modules(), marks, opened.extras())
                .session()
                .orElseThrow();
        assertArrayEquals(bytes, SessionFile.encode(captured), name);
    }
}
