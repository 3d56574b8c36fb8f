package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.engine.Wasm;

/** Programs whose module comes with glue, in the manner of the toolchains: what the glue writes is blamed on the user's line. */
class GlueTest {

    private static final HostScripts SCRIPTS = new HostScripts();

    /** Reverses a string in place, as compiled code does that gets a pointer and a length. */
    private static final String REVERSE = """
            (module
              (memory (export "memory") 1)
              (global $next (mut i32) (i32.const 1024))
              (func (export "__wbindgen_malloc") (param i32 i32) (result i32)
                (global.get $next)
                (global.set $next (i32.add (global.get $next) (local.get 0))))
              (func (export "reverse") (param $at i32) (param $count i32)
                (local $end i32) (local $byte i32)
                (local.set $end (i32.sub (i32.add (local.get $at) (local.get $count)) (i32.const 1)))
                (loop $more
                  (if (i32.lt_u (local.get $at) (local.get $end))
                    (then
                      (local.set $byte (i32.load8_u (local.get $at)))
                      (i32.store8 (local.get $at) (i32.load8_u (local.get $end)))
                      (i32.store8 (local.get $end) (local.get $byte))
                      (local.set $at (i32.add (local.get $at) (i32.const 1)))
                      (local.set $end (i32.sub (local.get $end) (i32.const 1)))
                      (br $more))))))
            """;

    private static final String WASM_BINDGEN = """
            let wasm;
            let cachedUint8ArrayMemory0 = null;
            function getUint8ArrayMemory0() {
                if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
                    cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
                }
                return cachedUint8ArrayMemory0;
            }
            const encoder = new TextEncoder();
            function passStringToWasm0(arg, malloc) {
                const buf = encoder.encode(arg);
                const ptr = malloc(buf.length, 1) >>> 0;
                getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
                return [ptr, buf.length];
            }
            export function reverse(text) {
                const [ptr, len] = passStringToWasm0(text, wasm.__wbindgen_malloc);
                wasm.reverse(ptr, len);
                return new TextDecoder('utf-8').decode(getUint8ArrayMemory0().subarray(ptr, ptr + len));
            }
            export default async function init(path) {
                const { instance } = await WebAssembly.instantiateStreaming(fetch(path), {});
                wasm = instance.exports;
                return wasm;
            }
            """;

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    private Rig run(String name, String text) throws IOException {
        Rig rig = new Rig(SCRIPTS);
        Path script = folder.resolve(name);
        Files.writeString(script, text);
        assertThat(rig.run(script, text)).isInstanceOf(ScriptResult.Done.class);
        return rig;
    }

    @Test
    void whatWasmBindgensGlueWritesIsBlamedOnTheCall() throws IOException {
        Files.write(
                folder.resolve("pkg_bg.wasm"),
                Wasm.assemble(Wasm.loadText("pkg.wat", REVERSE).module().orElseThrow()));
        Files.writeString(folder.resolve("pkg.js"), WASM_BINDGEN);
        try (Rig rig = run("index.mjs", """
                import init, { reverse } from './pkg.js';
                await init('pkg_bg.wasm');
                console.log(reverse('abc'));
                """)) {
            assertThat(rig.logged()).containsExactly("cba");
            assertThat(rig.writes())
                    .containsExactly(
                            "index.mjs:3 1024: 000000 -> 616263", "module 1024: 61 -> 63", "module 1026: 63 -> 61");
            assertThat(rig.reads).containsExactly("1024+3 index.mjs:3");
            assertThat(rig.views()).extracting(view -> view.name().orElse("")).contains("cachedUint8ArrayMemory0");
        }
    }

    /** The tutorial's demonstration, as each toolchain builds it: 24 at the pointer, then 15 beside it. */
    private static Path demo(String file) {
        Path path = Path.of(System.getProperty("palimpsest.testdata", "")).resolve("modules/wasm-by-example/" + file);
        assumeTrue(Files.exists(path), "no modules of toolchains: set palimpsest.testdata");
        return path;
    }

    @Test
    void assemblyScriptsDemonstrationRuns() throws IOException {
        Files.copy(demo("assemblyscript.wasm"), folder.resolve("release.wasm"));
        Files.writeString(folder.resolve("release.js"), """
                async function instantiate(module, imports = {}) {
                  const adaptedImports = { env: Object.assign(Object.create(globalThis), imports.env || {}) };
                  const { exports } = await WebAssembly.instantiate(module, adaptedImports);
                  return exports;
                }
                export const { memory, readWasmMemoryAndReturnIndexOne } = await (async url => instantiate(
                  await (async () => {
                    const isNodeOrBun = typeof process != "undefined" && process.versions != null && (process.versions.node != null || process.versions.bun != null);
                    if (isNodeOrBun) { return globalThis.WebAssembly.compile(await (await import("node:fs/promises")).readFile(url)); }
                    else { return await globalThis.WebAssembly.compileStreaming(globalThis.fetch(url)); }
                  })(), {}
                ))(new URL("release.wasm", import.meta.url));
                """);
        try (Rig rig = run("index.mjs", """
                import { memory, readWasmMemoryAndReturnIndexOne } from './release.js';
                const bytes = new Uint8Array(memory.buffer);
                console.log(bytes[0]);
                bytes[1] = 15;
                console.log(readWasmMemoryAndReturnIndexOne());
                """)) {
            assertThat(rig.logged()).containsExactly("24", "15");
            assertThat(rig.writes()).contains("index.mjs:4 1: 00 -> 0f");
            assertThat(rig.reads).contains("0+1 index.mjs:3");
        }
    }

    @Test
    void rustsDemonstrationRuns() throws IOException {
        Files.copy(demo("rust.wasm"), folder.resolve("pkg_bg.wasm"));
        try (Rig rig = run("index.js", """
                wasmBrowserInstantiate('pkg_bg.wasm').then(({ instance: { exports: wasm } }) => {
                    wasm.store_value_in_wasm_memory_buffer_index_zero(24);
                    const bytes = new Uint8Array(wasm.memory.buffer), pointer = wasm.get_wasm_memory_buffer_pointer();
                    console.log(pointer, bytes[pointer]);
                    bytes[pointer + 1] = 15;
                    console.log(wasm.read_wasm_memory_buffer_and_return_index_one());
                });
                """)) {
            assertThat(rig.logged()).containsExactly("1048576 24", "15");
            assertThat(rig.writes()).contains("index.js:5 1048577: 00 -> 0f");
        }
    }

    @Test
    void tinyGosDemonstrationRuns() throws IOException {
        Files.copy(demo("tinygo.wasm"), folder.resolve("main.wasm"));
        Files.writeString(folder.resolve("wasm_exec.js"), """
                globalThis.Go = class {
                    constructor() {
                        this.importObject = { wasi_unstable: { fd_write: (fd, iovs, count, written) => {
                            new DataView(this._inst.exports.memory.buffer).setUint32(written, 0, true);
                            return 0;
                        } } };
                    }
                    async run(instance) {
                        this._inst = instance;
                        instance.exports._start();
                    }
                };
                """);
        try (Rig rig = run("index.js", """
                require('./wasm_exec.js');
                const go = new Go();
                WebAssembly.instantiate(require('fs').readFileSync('main.wasm'), go.importObject).then(async ({ instance }) => {
                    await go.run(instance);
                    const { memory, getWasmMemoryBufferPointer, storeValueInWasmMemoryBufferIndexZero, readWasmMemoryBufferAndReturnIndexOne } = instance.exports;
                    storeValueInWasmMemoryBufferIndexZero(24);
                    const pointer = getWasmMemoryBufferPointer(), bytes = new Uint8Array(memory.buffer);
                    console.log(pointer, bytes[pointer]);
                    bytes[pointer + 1] = 15;
                    console.log(readWasmMemoryBufferAndReturnIndexOne());
                });
                """)) {
            assertThat(rig.logged()).containsExactly("65601 24", "15");
            List<String> host = rig.writes().stream()
                    .filter(write -> !write.startsWith("module"))
                    .toList();
            assertThat(host).last().isEqualTo("index.js:9 65602: 00 -> 0f");
        }
    }
}
