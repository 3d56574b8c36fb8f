package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.hostscript.Script;

/** The typed arrays and DataViews of a host script belong to the record. */
@Timeout(120)
final class HostViewsTest {

    private static final String GROWS = """
        const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
        const bytes = new Uint8Array(memory.buffer);
        bytes[0] = 1;
        const pair = new Float64Array(memory.buffer, 16, 2);
        pair[0] = 1.5;
        memory.grow(1);
        const after = new DataView(memory.buffer);
        after.setUint8(65536, 7);
        """;

    @TempDir
    private Path folder;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @AfterEach
    void close() {
        fx.close();
    }

    private Snapshot run(String text) {
        session.runScript(new Script(folder.resolve("host.js"), text));
        return fx.settled();
    }

    private Snapshot at(long step) {
        session.travelTo(step);
        return fx.await("step " + step, now -> now.step() == step && now.busy().isEmpty());
    }

    /** {@code bytes Uint8Array 0+65536}, and {@code detached} where it is. */
    private static List<String> views(Snapshot now) {
        return now.views().stream()
                .map(view -> view.name().orElse("-") + " " + view.type() + " "
                        + view.range().address() + "+" + view.range().length() + (view.detached() ? " detached" : ""))
                .toList();
    }

    @Test
    void afterGrowthOldViewsAreDetachedAndNewOnesAreNot() {
        Snapshot done = run(GROWS);
        assertThat(views(done))
                .containsExactly(
                        "bytes Uint8Array 0+65536 detached",
                        "pair Float64Array 16+16 detached",
                        "after DataView 0+131072");
        assertThat(done.views().get(1).place()).isEqualTo(Optional.of("host.js:4"));
    }

    @Test
    void goingBackShowsTheViewsOfThatMoment() {
        long end = run(GROWS).time().end();
        // Two writes, the growth, one more write.
        assertThat(views(at(end - 1)))
                .containsExactly(
                        "bytes Uint8Array 0+65536 detached",
                        "pair Float64Array 16+16 detached",
                        "after DataView 0+131072");
        assertThat(views(at(end - 2))).containsExactly("bytes Uint8Array 0+65536", "pair Float64Array 16+16");
        assertThat(views(at(end - 4))).containsExactly("bytes Uint8Array 0+65536");
        assertThat(views(at(end))).hasSize(3).last().isEqualTo("after DataView 0+131072");
    }

    @Test
    void aFailedGrowthDetachesNothingAndAGrowthByNoPagesDoes() {
        Snapshot done = run("""
            const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
            const bytes = new Uint8Array(memory.buffer);
            try { memory.grow(1); } catch { }
            """);
        assertThat(views(done)).containsExactly("bytes Uint8Array 0+65536");
        session.evaluate("memory.grow(0)");
        assertThat(views(fx.settled())).containsExactly("bytes Uint8Array 0+65536 detached");
    }

    @Test
    void theModuleThatGrowsItsMemoryDetachesTheHostsViewsAtOnce() {
        fx.open("""
            (module (memory (export "memory") 1)
              (func (export "grow") (drop (memory.grow (i32.const 1))) (unreachable)))
            """);
        session.instantiate();
        fx.settled();
        session.evaluate("globalThis.bytes = new Uint8Array(memory.buffer)");
        Snapshot made = fx.settled();
        assertThat(made.views()).singleElement().matches(view -> !view.detached());
        Snapshot grown = fx.call("grow");
        assertThat(grown.state()).isEqualTo(State.TRAPPED);
        assertThat(grown.views()).singleElement().matches(HostView::detached);
    }

    @Test
    void cuttingTheFutureOffForgetsItsViewsButNotThoseThatCanStillBeUsed() {
        long end = run(GROWS).time().end();
        at(end - 4);
        session.evaluate("1");
        fx.await("a question", now -> now.question().isPresent());
        session.answer(true);
        Snapshot cut = fx.await("cut", now -> now.time().end() == end - 4);
        // pair was made later, over the memory as it is again; after needs a page that is no more.
        assertThat(views(cut)).containsExactly("bytes Uint8Array 0+65536", "pair Float64Array 16+16");
    }

    @Test
    void aMillionViewsAreNotKept() {
        Snapshot done = run("""
            const memory = new WebAssembly.Memory({ initial: 1 });
            const kept = new Uint8Array(memory.buffer);
            for (let i = 0; i < 20000; i++) kept.subarray(i, i + 1);
            """);
        assertThat(done.views()).hasSizeLessThanOrEqualTo(ViewLog.MOST);
        assertThat(views(done)).contains("kept Uint8Array 0+65536");
    }

    @Test
    void aSavedSessionHasItsViews() {
        fx.open("(module (memory (export \"memory\") 1 4))");
        session.runScript(new Script(folder.resolve("host.js"), """
            const bytes = new Uint8Array(memory.buffer);
            bytes[0] = 1;
            memory.grow(1);
            const after = new DataView(memory.buffer);
            """));
        long end = fx.settled().time().end();
        Path file = folder.resolve("views.palimpsest");
        session.save(file);
        fx.await("saved", now -> now.saved().file().isPresent());
        session.open(file);
        Snapshot opened = fx.await(
                "opened",
                now -> now.time().end() == end && now.console().toString().contains("opened the session"));
        assertThat(views(opened)).containsExactly("bytes Uint8Array 0+65536 detached", "after DataView 0+131072");
        assertThat(views(at(end - 1))).containsExactly("bytes Uint8Array 0+65536");
    }
}
