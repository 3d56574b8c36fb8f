package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Memories as scripts see them: their buffers, what growth does to these, and what a recorded past knows of it all. */
class ScriptMemoriesTest {

    private static final HostScripts SCRIPTS = new HostScripts();

    private static final String GROWING = """
            (module
              (import "js" "f" (func $f))
              (memory (export "memory") 1 4)
              (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
              (func (export "growAndCall") (drop (memory.grow (i32.const 1))) (call $f)))
            """;

    private static final String GROWING_HOST = """
            let f = () => {};
            const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { f: () => f() } });
            const { memory, grow, growAndCall } = exports;
            const first = memory.buffer, bytes = new Uint8Array(first), view = new DataView(first);
            function caught(work) { try { return work(); } catch (e) { return e.name; } }
            """;

    private final Rig rig = new Rig(SCRIPTS);

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private void growing(String script) {
        rig.module("wasm", GROWING);
        assertThat(rig.run(GROWING_HOST + script)).isInstanceOf(ScriptResult.Done.class);
    }

    @Test
    void theBufferIsTheSameUntilTheMemoryGrows() {
        growing("""
                log(memory.buffer === first, first instanceof ArrayBuffer, first.byteLength, ArrayBuffer.isView(bytes));
                log(memory.grow(1), memory.buffer === first, memory.buffer === memory.buffer, memory.buffer.byteLength);
                """);
        assertThat(rig.logged()).containsExactly("true true 65536 true", "1 false true 131072");
    }

    @Test
    void growthByTheHostDetachesTheBuffer() {
        growing("""
                log(memory.grow(1), first.byteLength, bytes.length, bytes.byteOffset, bytes[0]);
                log(caught(() => view.getInt8(0)), caught(() => new Uint8Array(first)), caught(() => bytes.fill(0)));
                bytes[0] = 1;
                log(new Uint8Array(memory.buffer)[0]);
                """);
        assertThat(rig.logged()).containsExactly("1 0 0 0 undefined", "TypeError TypeError TypeError", "0");
    }

    @Test
    void growthByTheModuleDetachesTheBuffer() {
        growing("log(grow(1), first.byteLength, bytes.length, memory.buffer.byteLength);");
        assertThat(rig.logged()).containsExactly("1 0 0 131072");
    }

    @Test
    void growthByNothingDetachesToo() {
        growing("""
                log(memory.grow(0), first.byteLength, memory.buffer.byteLength);
                const second = memory.buffer;
                log(grow(0), second.byteLength, memory.buffer.byteLength);
                """);
        assertThat(rig.logged()).containsExactly("1 0 65536", "1 0 65536");
    }

    @Test
    void growthThatFailsDetachesNothing() {
        growing("""
                log(caught(() => memory.grow(4)), first.byteLength, memory.buffer === first);
                log(grow(4), first.byteLength, memory.buffer === first);
                """);
        assertThat(rig.logged()).containsExactly("RangeError 65536 true", "-1 65536 true");
    }

    @Test
    void aCallbackSeesTheBufferDetached() {
        growing("""
                f = () => log(first.byteLength, memory.buffer.byteLength);
                growAndCall();
                """);
        assertThat(rig.logged()).containsExactly("0 131072");
    }

    @Test
    void theRefusalSaysWhatNodeSaysAndItsCauseNamesTheMaximum() {
        growing("try { memory.grow(4); } catch (e) { log(e); log(e.cause); }");
        assertThat(rig.logged().get(0))
                .isEqualTo("RangeError: WebAssembly.Memory.grow(): Maximum memory size exceeded");
        assertThat(rig.logged().get(1)).contains("at most 4");
    }

    @Test
    void theMemoriesOfAScriptHaveALimitTogether() {
        rig.run("""
                const kept = [];
                try { for (;;) kept.push(new WebAssembly.Memory({ initial: 16384 })); } catch (e) { log(kept.length, e.name); }
                try { kept[0].grow(1); } catch (e) { log(e.name); }
                """);
        assertThat(rig.logged()).containsExactly("2 RangeError", "RangeError");
    }

    @Test
    void aStoreCostsLittle() {
        // Far from what it should cost, so that a busy machine does not matter; see HostStoreBench for the figure.
        assertThat(HostStoreBench.nanoseconds(SCRIPTS, "a = new Uint32Array(memory.buffer)", "a[i & 16383] = i"))
                .isLessThan(3000);
    }

    @Test
    void aSharedMemoryIsNotDetached() {
        rig.run("""
                const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
                const first = memory.buffer, bytes = new Uint8Array(first);
                bytes[5] = 7;
                log(first instanceof SharedArrayBuffer, Object.isFrozen(first), first.byteLength);
                log(memory.grow(1), bytes.length, bytes[5], memory.buffer === first, memory.buffer.byteLength);
                bytes[5] = 9;
                log(new Uint8Array(memory.buffer)[5], Atomics.add(new Int32Array(memory.buffer), 1, 1));
                log(first.slice(4, 6).byteLength, first.slice(0) instanceof SharedArrayBuffer);
                """);
        assertThat(rig.logged()).containsExactly("true true 65536", "1 65536 7 false 131072", "9 2304", "2 true");
        assertThat(rig.writes())
                .containsExactly(
                        "host.js:3 5: 00 -> 07",
                        "host.js:5 pages 1 -> 2",
                        "host.js:6 5: 07 -> 09",
                        "host.js:7 4: 00090000 -> 01090000");
    }

    @Test
    void aMemoryOf64BitsCountsInBigInts() {
        rig.run("""
                const memory = new WebAssembly.Memory({ address: 'i64', initial: 1n, maximum: 3n });
                log(memory.grow(1n), memory.buffer.byteLength, typeof memory.grow(0n));
                try { memory.grow(1); } catch (e) { log(e.name); }
                """);
        assertThat(rig.logged()).containsExactly("1 131072 bigint", "TypeError");
    }

    @Test
    void aViewThatIsNotAlignedIsARangeError() {
        rig.run("""
                const memory = new WebAssembly.Memory({ initial: 1 });
                for (const work of [() => new Int32Array(memory.buffer, 2), () => new Uint8Array(memory.buffer, 65537)]) {
                    try { work(); } catch (e) { log(e.name); }
                }
                """);
        assertThat(rig.logged()).containsExactly("RangeError", "RangeError");
    }

    @Test
    void overlappingViewsSeeEachOthersBytes() {
        rig.run("""
                const memory = new WebAssembly.Memory({ initial: 1 });
                const bytes = new Uint8Array(memory.buffer), int32 = new Int32Array(memory.buffer), float64 = new Float64Array(memory.buffer);
                int32[0] = 1000000;
                float64[1] = 3.14159;
                bytes[8] = 255;
                log(int32[0], float64[1], bytes[8], bytes.subarray(0, 4).join());
                """);
        assertThat(rig.logged()).containsExactly("1000000 3.1415900000000643 255 64,66,15,0");
    }

    @Test
    void readsAreToldOncePerLineAndCall() {
        rig.run("""
                const memory = new WebAssembly.Memory({ initial: 1 });
                const bytes = new Uint8Array(memory.buffer), numbers = new Float64Array(memory.buffer);
                bytes[3];
                numbers[1];
                bytes.slice(10, 20);
                for (let i = 0; i < 4; i++) bytes[i];
                new TextDecoder().decode(bytes.subarray(4, 9));
                """);
        assertThat(rig.reads)
                .containsExactly("3+1 host.js:3", "8+8 host.js:4", "10+10 host.js:5", "0+4 host.js:6", "4+5 host.js:7");
    }

    @Test
    void theRecordedPastIsGoneThroughWithoutTheScript() {
        rig.module("wasm", GROWING);
        rig.run(GROWING_HOST + """
                f = () => { log('called'); new Uint8Array(memory.buffer)[9] = 9; };
                bytes[0] = 1;
                growAndCall();
                new Uint32Array(memory.buffer).fill(7, 4, 8);
                """);
        byte[] end = rig.memory(0);
        long last = rig.timeline.end();
        int logged = rig.logged().size();
        List<String> writes = rig.writes();
        for (long step = last; step > 0; step--) {
            rig.timeline.travelTo(step - 1);
        }
        assertThat(rig.machine.store().memories()).isEmpty();
        rig.timeline.travelTo(last);
        assertThat(rig.memory(0)).isEqualTo(end);
        assertThat(rig.writes()).isEqualTo(writes);
        assertThat(rig.logged()).hasSize(logged);
        // The buffer that the script had at the end is its buffer still.
        rig.evaluate("new Uint8Array(memory.buffer)[0] = 5");
        assertThat(rig.memory(0)[0]).isEqualTo((byte) 5);
    }

    @Test
    void everyHostActionIsAStepOfItsOwn() {
        rig.module("wasm", GROWING);
        rig.run(GROWING_HOST + "const before = bytes[0]; bytes[0] = 1; bytes[0] = 2;");
        long steps = rig.timeline.end();
        rig.evaluate("bytes[1] = 3");
        rig.evaluate("bytes[1]");
        assertThat(rig.timeline.end()).isEqualTo(steps + 1);
    }
}
