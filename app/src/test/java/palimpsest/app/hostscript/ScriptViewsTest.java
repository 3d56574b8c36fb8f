package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of the typed arrays and DataViews that a script has over memories. */
class ScriptViewsTest {

    private static final HostScripts SCRIPTS = new HostScripts();
    private final Rig rig = new Rig(SCRIPTS);

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void eachViewHasItsNameTypeOffsetAndLength() {
        rig.run("""
            const memory = new WebAssembly.Memory({ initial: 1, maximum: 3 });
            const bytes = new Uint8Array(memory.buffer), floats = new Float64Array(memory.buffer, 8, 2);
            let view; view = new DataView(memory.buffer, 4);
            const holder = { part: bytes.subarray(10, 20) };
            holder.other = new BigInt64Array(memory.buffer, 16);
            const elsewhere = new Uint8Array(8);
            """);
        assertThat(rig.views())
                .containsExactly(
                        new BufferView(
                                1, Optional.of("bytes"), "Uint8Array", 0, 0, 65536, false, Optional.of("host.js:2")),
                        new BufferView(
                                2, Optional.of("floats"), "Float64Array", 0, 8, 16, false, Optional.of("host.js:2")),
                        new BufferView(
                                3, Optional.of("view"), "DataView", 0, 4, 65532, false, Optional.of("host.js:3")),
                        new BufferView(
                                4, Optional.of("part"), "Uint8Array", 0, 10, 10, false, Optional.of("host.js:4")),
                        new BufferView(
                                5,
                                Optional.of("holder.other"),
                                "BigInt64Array",
                                0,
                                16,
                                65520,
                                false,
                                Optional.of("host.js:5")));
    }

    @Test
    void growthDetachesThem() {
        rig.run("""
            const memory = new WebAssembly.Memory({ initial: 1 });
            const before = new Uint16Array(memory.buffer, 2);
            memory.grow(1);
            const after = new Uint16Array(memory.buffer);
            """);
        assertThat(rig.views())
                .containsExactly(
                        new BufferView(
                                1, Optional.of("before"), "Uint16Array", 0, 0, 0, true, Optional.of("host.js:2")),
                        new BufferView(
                                2, Optional.of("after"), "Uint16Array", 0, 0, 131072, false, Optional.of("host.js:4")));
    }

    @Test
    void aViewThatNothingNamesHasNoName() {
        rig.run("""
            const memory = new WebAssembly.Memory({ initial: 1 });
            const kept = [Uint8Array, Int16Array].map(type => new type(memory.buffer));
            """);
        assertThat(rig.views()).extracting(BufferView::name).containsOnly(Optional.empty());
        assertThat(rig.views()).extracting(BufferView::type).containsExactly("Uint8Array", "Int16Array");
    }
}
