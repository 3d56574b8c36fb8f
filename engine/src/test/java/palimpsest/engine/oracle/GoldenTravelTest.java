package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.memory.MemoryImage;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;

/** The past of real programs, whose sessions were recorded in another engine. */
class GoldenTravelTest {

    private final SplittableRandom random = new SplittableRandom(11);
    private final TreeMap<Long, String> seen = new TreeMap<>();
    private int looks;

    @ParameterizedTest
    @ValueSource(strings = {"hash-wasm-crc32", "es-module-lexer", "fmt-gofmt", "quickjs"})
    void whereverOneTravelsTheStateIsWhatItWas(String name) throws IOException {
        Path folder = TestData.path("modules/golden");
        List<Machine> machine = new ArrayList<>();
        GoldenReplay replay = new GoldenReplay(
                Wasm.load(name + ".wasm", Files.readAllBytes(folder.resolve(name + ".wasm")))
                        .valid()
                        .orElseThrow(),
                JsonParser.parseString(Files.readString(folder.resolve(name + ".json")))
                        .getAsJsonObject(),
                () -> portion(machine));
        machine.add(replay.machine());
        Timeline timeline = new Timeline(replay.machine(), new TimelineLimits(500_000, 2_000_000, 48 << 20));
        replay.instantiate();
        replay.run();
        String end = state(replay.machine());
        assertTrue(seen.size() >= 2, () -> "seen " + seen.size());

        List<Long> steps = new ArrayList<>(seen.keySet());
        for (int i = 0; i < 2 * steps.size(); i++) {
            long step = steps.get(random.nextInt(steps.size()));
            timeline.travelTo(step);
            assertEquals(seen.get(step), state(replay.machine()), "step " + step);
            int back = (int) Math.min(random.nextInt(60), step);
            for (int j = 0; j < back; j++) {
                timeline.stepBack();
            }
            timeline.run(back);
            assertEquals(seen.get(step), state(replay.machine()), "back and forth, step " + step);
        }
        timeline.travelToEnd();
        assertEquals(end, state(replay.machine()));
    }

    /** Looks at the machine now and then, ever more seldom. */
    private long portion(List<Machine> machine) {
        if (looks++ == 0 || random.nextInt(looks) < 3) {
            seen.put(machine.get(0).step(), state(machine.get(0)));
        }
        return 1L << random.nextInt(22);
    }

    /** Frames, memories, and who wrote each byte. */
    private static String state(Machine machine) {
        StringBuilder text = new StringBuilder(machine.snapshot().toString());
        for (MemoryInstance memory : machine.store().memories()) {
            MemoryImage image = memory.memory().image();
            byte[] bytes = new byte[(int) image.length()];
            image.read(0, bytes, 0, bytes.length);
            int writers = 1;
            for (int at = 0; at < bytes.length; at++) {
                writers = writers * 31 + image.writer(at);
            }
            text.append(' ')
                    .append(bytes.length)
                    .append(' ')
                    .append(Arrays.hashCode(bytes))
                    .append(' ')
                    .append(writers);
        }
        return text.toString();
    }
}
