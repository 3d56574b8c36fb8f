package palimpsest.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.timeline.Progress;

/** Real modules: every exported function that takes numbers is called with small ones, and the past is asked about. */
class RealModulesHistoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modules/c/O2-dwarf4.wasm",
                "modules/c/O0-dwarf4.wasm",
                "modules/rust/linear_memory.wasm",
                "modules/assemblyscript/strings.release.wasm"
            })
    void answersAgreeWithWhatWasNotedDown(String file) throws IOException {
        byte[] binary = Files.readAllBytes(TestData.path(file));
        Past past = Past.of(Wasm.load(file, binary), 2000);
        past.instance.exports().forEach((name, external) -> {
            if (external instanceof WasmFunction function && past.timeline.end() < 20_000) {
                past.call(name, new long[function.type().parameters().size()]);
            }
        });
        assertTrue(past.timeline.end() > 10);
        SplittableRandom random = new SplittableRandom(5);
        List<WriteEvent.Written> written = past.writes.stream()
                .filter(WriteEvent.Written.class::isInstance)
                .map(WriteEvent.Written.class::cast)
                .filter(each -> each.after().length() > 0)
                .toList();
        for (int i = 0; i < 20; i++) {
            WriteEvent.Written write = written.get(random.nextInt(written.size()));
            long address = write.address() + random.nextInt(write.after().length());
            List<WriteEvent.Written> expected = past.writesOf(0, address, past.timeline.end());
            List<Long> found = past.history.writers(0, address).all(Progress.NONE).stream()
                    .filter(each -> each.site().actor() != Actor.GROWTH)
                    .map(PastWrite::step)
                    .toList();
            assertEquals(expected.stream().map(WriteEvent.Written::step).toList(), found);
            int value = past.at(0, address);
            List<OriginStep> way = past.history.origin(0, address).all(Progress.NONE);
            assertTrue(way.get(way.size() - 1).kind().isLast());
            assertNotEquals(OriginStep.Kind.UNFOLLOWED, way.get(way.size() - 1).kind());
            for (OriginStep station : way) {
                assertEquals(value, station.value());
                if (station.kind() == OriginStep.Kind.LOADED || station.kind() == OriginStep.Kind.COPIED) {
                    past.timeline.travelTo(station.step());
                    assertEquals(value, past.at(0, station.at().orElseThrow().address()));
                }
            }
            past.timeline.travelToEnd();
        }
    }
}
