package palimpsest.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.valid.ValidModule;

/** Strings lie in memory as AssemblyScript's runtime puts them: UTF-16, the length in bytes four bytes before. */
final class AssemblyScriptTest {

    private static final String PROGRAM = """
            (module
              (import "env" "abort" (func $abort (param i32 i32 i32 i32)))
              (import "env" "seed" (func $seed (result f64)))
              (import "env" "trace" (func $trace (param i32 i32 f64 f64 f64 f64 f64)))
              (import "env" "console.log" (func $log (param i32)))
              (memory (export "memory") 1)
              (data (i32.const 12) "\\08\\00\\00\\00o\\00h\\00 \\00\\cb\\1e")
              (data (i32.const 44) "\\08\\00\\00\\00a\\00.\\00t\\00s\\00")
              (func (export "abort") (call $abort (i32.const 16) (i32.const 48) (i32.const 7) (i32.const 3)))
              (func (export "abortWithoutWords") (call $abort (i32.const 0) (i32.const -4) (i32.const 1) (i32.const 1)))
              (func (export "seed") (result f64) (call $seed))
              (func (export "trace") (param $n i32)
                (call $trace (i32.const 16) (local.get $n)
                  (f64.const 1) (f64.const 2.5) (f64.const 3) (f64.const 4) (f64.const 5)))
              (func (export "log") (call $log (i32.const 16))))
            """;

    private final List<String> printed = new ArrayList<>();

    @Test
    void abortTrapsWithItsMessageAndPlace() {
        Outcome.Trapped trapped = assertInstanceOf(Outcome.Trapped.class, call("abort"));

        assertTrue(
                trapped.trap().render().contains("abort: oh ị in a.ts:7:3"),
                trapped.trap().render());
    }

    @Test
    void whatIsNoStringDoesNoHarm() {
        Outcome.Trapped trapped = assertInstanceOf(Outcome.Trapped.class, call("abortWithoutWords"));

        String words = trapped.trap().render();
        assertTrue(words.contains("abort: null in (no string at 0xfffffffc):1:1"), words);
    }

    @Test
    void traceAndTheConsolePrintAsJavaScriptDoes() {
        call("trace", new Value.I32(2));
        call("trace", new Value.I32(0));
        call("log");

        assertEquals(List.of("trace: oh ị 1, 2.5", "trace: oh ị", "oh ị"), printed);
    }

    @Test
    void theSameRandomNumbersGiveTheSameSeed() {
        assertEquals(call("seed"), call("seed"));
        assertNotEquals(new Outcome.Finished(List.of(new Value.F64(0))), call("seed"));
    }

    @Test
    void sameNamesOfOtherTypesAreLeftToOthers() {
        ValidModule module =
                valid("(module (import \"env\" \"abort\" (func)) (import \"env\" \"seed\" (func (result i32))))");

        Linked linked = Linker.linkOrMake(new Store(), module, offers(module));

        assertEquals(List.of(), linked.faults());
        assertEquals(2, linked.made().size());
    }

    @Test
    void importsOfToolchainsHaveWords() {
        assertEquals(
                Optional.of("Emscripten's wish for a larger memory"), Toolchain.words("env", "emscripten_resize_heap"));
        assertEquals(Optional.of("a function of Go's wasm_exec.js"), Toolchain.words("gojs", "runtime.wasmExit"));
        assertEquals(Optional.empty(), Toolchain.words("env", "log"));
    }

    private Outcome call(String export, Value... arguments) {
        ValidModule module = valid(PROGRAM);
        Machine machine = new Machine(new Store());
        Linked linked = Linker.link(module, offers(module));
        assertEquals(List.of(), linked.faults());
        ModuleInstance instance = machine.instantiate("program", module, linked.externals());
        machine.finish();
        return machine.call(instance.function(export).orElseThrow(), List.of(arguments));
    }

    private Imports offers(ValidModule module) {
        return new AssemblyScript(printed::add, new Random(1)).offer(new Imports(), module);
    }

    private static ValidModule valid(String text) {
        return Wasm.loadText("program.wat", text).valid().orElseThrow();
    }
}
