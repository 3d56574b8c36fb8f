package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.record.RebuiltSession;
import palimpsest.engine.record.SessionCapture;
import palimpsest.engine.record.SessionFile;
import palimpsest.engine.record.SessionRecord;
import palimpsest.engine.record.SessionReplay;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;
import palimpsest.engine.valid.ValidModule;

/** Sessions of real programs with their hosts are saved, and live again without the host. */
final class GoldenSessionFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hash-wasm-crc32", "es-module-lexer", "fmt-gofmt", "brotli", "quickjs", "sql.js"})
    void aSessionOfARealProgramIsSavedAndLivesAgain(String name) throws IOException {
        Path golden = TestData.path("modules/golden");
        ValidModule module = Wasm.load(name + ".wasm", Files.readAllBytes(golden.resolve(name + ".wasm")))
                .valid()
                .orElseThrow();
        JsonObject session = JsonParser.parseString(Files.readString(golden.resolve(name + ".json")))
                .getAsJsonObject();
        List<Timeline> timelines = new ArrayList<>();
        GoldenReplay replay = new GoldenReplay(
                module, session, () -> Long.MAX_VALUE, machine -> timelines.add(new Timeline(machine)));
        replay.instantiate();
        replay.run();
        Timeline timeline = timelines.get(0);
        SessionRecord saved = capture(name, timeline, List.of(module));
        Path file = folder.resolve("saved.palimpsest");
        SessionFile.write(file, saved).ifPresent(fault -> {
            throw new AssertionError(fault.render());
        });
        SessionRecord opened = SessionFile.read(file).session().orElseThrow();
        SessionReplay.Result result = SessionReplay.replay(name, opened, TimelineLimits.USUAL, Progress.NONE);
        RebuiltSession rebuilt = result.session()
                .orElseThrow(
                        () -> new AssertionError(result.fault().orElseThrow().render()));
        assertEquals(timeline.end(), rebuilt.timeline().end());
        assertArrayEquals(
                Files.readAllBytes(file), SessionFile.encode(capture(name, rebuilt.timeline(), rebuilt.modules())));
        long middle = timeline.end() / 2;
        timeline.travelTo(middle);
        rebuilt.timeline().travelTo(middle);
        assertEquals(
                timeline.machine().snapshot().frames().stream()
                        .map(frame -> frame.function() + frame.locals() + frame.stack())
                        .toList(),
                rebuilt.timeline().machine().snapshot().frames().stream()
                        .map(frame -> frame.function() + frame.locals() + frame.stack())
                        .toList());
    }

    private static SessionRecord capture(String name, Timeline timeline, List<ValidModule> modules) {
        var captured = SessionCapture.capture(name, timeline, modules, SessionCapture.Marks.NONE, List.of());
        return captured.session()
                .orElseThrow(
                        () -> new AssertionError(captured.fault().orElseThrow().render()));
    }
}
