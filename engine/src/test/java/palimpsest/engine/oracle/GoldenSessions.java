package palimpsest.engine.oracle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/** Recorded sessions of real programs, for the benchmark. */
public final class GoldenSessions {

    private GoldenSessions() {}

    /**
     * Loads a session, for replays that tell how many steps they took.
     *
     * @param folder where the sessions lie
     * @param timeline whether its past is kept
     */
    public static ToLongFunction<Tier> load(Path folder, String name, boolean timeline) throws IOException {
        ValidModule module = Wasm.load(name + ".wasm", Files.readAllBytes(folder.resolve(name + ".wasm")))
                .valid()
                .orElseThrow();
        JsonObject session = JsonParser.parseString(Files.readString(folder.resolve(name + ".json")))
                .getAsJsonObject();
        return tier -> {
            GoldenReplay replay = new GoldenReplay(module, session, () -> Long.MAX_VALUE);
            replay.machine().setFastest(tier);
            if (timeline) {
                new Timeline(replay.machine());
            }
            replay.instantiate();
            replay.run();
            return replay.steps();
        };
    }
}
