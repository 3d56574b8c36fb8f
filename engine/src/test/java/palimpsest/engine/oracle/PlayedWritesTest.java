package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;

/**
 * Playing the write events of the steps before <i>k</i> over memories of zeroes gives the memories at <i>k</i>: the events as
 * they were told while it ran, and as the record tells them; by whatever way one comes to <i>k</i>. The property
 * {@code palimpsest.played.seeds} says how many random modules.
 */
class PlayedWritesTest {

    private static final int SEEDS = Integer.getInteger("palimpsest.played.seeds", 12);

    /** Every way to write: segments, stores of all widths, bulk instructions, vectors, atomics, growth, the host. */
    private static final String EVERY_WRITE = """
            (module
              (import "host" "poke" (func $poke (param i32) (result i32)))
              (memory $a (export "a") 1 4)
              (memory $b (export "b") 1)
              (data (memory $a) (i32.const 10) "palimpsest")
              (data (memory $b) (i32.const 65530) "vellum")
              (data $later "scraped and written on again")
              (func (export "stores") (param i32)
                (loop $again
                  (i32.store8 (i32.add (local.get 0) (i32.const 100)) (local.get 0))
                  (i32.store16 (i32.add (local.get 0) (i32.const 65530)) (local.get 0))
                  (i64.store (i32.mul (local.get 0) (i32.const 300)) (i64.extend_i32_u (local.get 0)))
                  (f64.store $b (i32.mul (local.get 0) (i32.const 251)) (f64.convert_i32_u (local.get 0)))
                  (i32.atomic.store (i32.const 4096) (local.get 0))
                  (drop (i32.atomic.rmw.add $b (i32.const 8) (local.get 0)))
                  (v128.store (i32.add (local.get 0) (i32.const 250)) (i32x4.splat (local.get 0)))
                  (v128.store16_lane $b 3 (i32.const 255) (i32x4.splat (local.get 0)))
                  (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
              (func (export "bulk") (param i32)
                (memory.fill $a (local.get 0) (local.get 0) (i32.const 3000))
                (memory.copy $a $a (i32.const 100) (i32.const 50) (i32.const 30000))
                (memory.copy $a $a (i32.const 50) (i32.const 100) (i32.const 30000))
                (memory.copy $b $a (i32.const 60) (i32.const 0) (i32.const 65000))
                (memory.init $b $later (i32.const 7) (i32.const 2) (i32.const 20))
                (memory.fill $a (i32.const 0) (local.get 0) (i32.mul (memory.size $a) (i32.const 65536))))
              (func (export "grow") (param i32) (result i32)
                (i32.store (i32.const 65532) (memory.grow $a (local.get 0)))
                (memory.grow $b (i32.const 1)))
              (func (export "trap") (param i32)
                (i32.store (i32.const 300) (local.get 0))
                (memory.fill $b (i32.const 65000) (local.get 0) (i32.const 1000)))
              (func (export "host") (param i32) (result i32)
                (i32.store8 (call $poke (local.get 0)) (i32.const 3))
                (call $poke (i32.const 2)))
              (func (export "called") (param i32)
                (i32.store $b (i32.const 20) (local.get 0))
                (if (i32.eq (local.get 0) (i32.const 5)) (then unreachable))))
            """;

    private final SplittableRandom random = new SplittableRandom(29);
    private final Store store = new Store();
    private final PlayedWrites played = new PlayedWrites(store);

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyKindOfWriteAddsUpToTheMemory(Tier tier) {
        Machine machine = new Machine(store, tier);
        Timeline timeline = new Timeline(machine, new TimelineLimits(700, 64 << 20));
        store.listen(played);
        List<ModuleInstance> instance = new ArrayList<>();
        FunctionType number = new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32));
        HostFunctionInstance poke = new HostFunctionInstance("poke", number, (context, arguments) -> {
            MemoryInstance memory = store.memories().get(random.nextInt(2));
            int argument = (int) arguments.get(0).bits();
            for (int i = 0; i < argument; i++) {
                context.write(memory, random.nextInt(60_000), new byte[] {(byte) i, 7, 8}, "host.js:" + i);
                context.noteRead(memory, random.nextInt(60_000), 5, "host.js:2");
            }
            context.grow(memory, argument % 3 == 0 ? 1 : 0, "host.js:9");
            try {
                context.call(instance.get(0).function("called").orElseThrow(), arguments);
            } catch (TrapException e) {
                context.write(memory, 77, new byte[] {1}, "host.js:20");
            }
            if (argument == 9) {
                throw new TrapException("the host gives up");
            }
            return arguments;
        });
        instance.add(instantiate(
                machine, Wasm.loadText("every.wat", EVERY_WRITE), new Imports().define("host", "poke", poke)));
        for (int i = 0; i < 14; i++) {
            String name = List.of("stores", "bulk", "grow", "trap", "host").get(i % 5);
            int argument = i == 9 ? 9 : 1 + random.nextInt(i % 5 == 2 ? 2 : 60);
            run(machine, instance.get(0).function(name).orElseThrow(), argument);
            act(machine);
        }
        check(timeline);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void writesOfRandomModulesAddUpToTheMemory(Tier tier) {
        for (long seed = 0; seed < SEEDS; seed++) {
            PlayedWritesTest each = new PlayedWritesTest();
            each.randomModule(seed, tier);
        }
    }

    private void randomModule(long seed, Tier tier) {
        Machine machine = new Machine(store, tier);
        Timeline timeline = new Timeline(machine, new TimelineLimits(100 + seed * 300, 64 << 20));
        store.listen(played);
        ModuleInstance instance =
                instantiate(machine, Wasm.load("seed " + seed, RandomModule.binary(seed)), new Imports());
        for (RandomModule.Call call : RandomModule.calls(seed)) {
            long[] arguments =
                    call.arguments().stream().mapToLong(Long::longValue).toArray();
            run(machine, instance.function(call.function()).orElseThrow(), arguments);
            act(machine);
        }
        check(timeline);
    }

    @ParameterizedTest
    @CsvSource({"hash-wasm-crc32, EXACT", "hash-wasm-crc32, HOT", "es-module-lexer, FAST", "es-module-lexer, HOT"})
    void writesOfRecordedSessionsAddUpToTheMemory(String name, Tier tier) throws IOException {
        Path folder = TestData.path("modules/golden");
        List<PlayedWrites> heard = new ArrayList<>();
        GoldenReplay replay = new GoldenReplay(
                Wasm.load(name + ".wasm", Files.readAllBytes(folder.resolve(name + ".wasm")))
                        .valid()
                        .orElseThrow(),
                JsonParser.parseString(Files.readString(folder.resolve(name + ".json")))
                        .getAsJsonObject(),
                () -> 1L << random.nextInt(22),
                machine -> {
                    machine.setFastest(tier);
                    heard.add(new PlayedWrites(machine.store()));
                    machine.store().listen(heard.get(0));
                });
        Timeline timeline = new Timeline(replay.machine(), new TimelineLimits(500_000, 2_000_000, 48 << 20));
        replay.instantiate();
        replay.run();
        check(timeline, heard.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modules/c/O2-dwarf4.wasm",
                "modules/c/O0-dwarf4.wasm",
                "modules/rust/linear_memory.wasm",
                "modules/assemblyscript/strings.release.wasm"
            })
    void writesOfRealModulesAddUpToTheMemory(String file) throws IOException {
        Machine machine = new Machine(store, Tier.STRESS);
        Timeline timeline = new Timeline(machine, new TimelineLimits(3_000, 64 << 20));
        store.listen(played);
        ModuleInstance instance =
                instantiate(machine, Wasm.load(file, Files.readAllBytes(TestData.path(file))), new Imports());
        instance.exports().forEach((name, external) -> {
            if (external instanceof WasmFunction function) {
                machine.setFuel(OptionalLong.of(40_000));
                run(machine, function, new long[function.type().parameters().size()]);
                act(machine);
            }
        });
        assertTrue(timeline.end() > 50);
        check(timeline);
    }

    @Test
    void aModelThatMissesAWriteIsNotTheMemory() {
        Machine machine = new Machine(store);
        ModuleInstance instance = instantiate(machine, Wasm.loadText("one.wat", """
                (module (memory 1) (func (export "go") (i32.store (i32.const 4) (i32.const 1))))
                """), new Imports());
        store.listen(played);
        run(machine, instance.function("go").orElseThrow());
        assertEquals(PlayedWrites.state(store.memories()), played.state());
        store.unlisten(played);
        machine.write(store.memories().get(0), 9, new byte[] {1}, "grid");
        assertTrue(!PlayedWrites.state(store.memories()).equals(played.state()));
    }

    private static ModuleInstance instantiate(Machine machine, Loaded loaded, Imports imports) {
        Optional<palimpsest.engine.valid.ValidModule> valid = loaded.valid();
        ModuleInstance instance = machine.instantiate(
                "test",
                valid.orElseThrow(() -> new AssertionError(loaded.diagnostics().toString())),
                Linker.linkOrMake(machine.store(), valid.get(), imports).externals());
        machine.finish();
        return instance;
    }

    private void run(Machine machine, FunctionInstance function, long... arguments) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            values.add(Value.of(function.type().parameters().get(i), arguments[i], 0, NullReference.NULL));
        }
        machine.invoke(function, values);
        while (machine.run(1 + random.nextInt(3_000)) instanceof Outcome.Paused) {
            assertTrue(machine.busy());
        }
    }

    /** The host does something between two calls. */
    private void act(Machine machine) {
        if (store.memories().isEmpty()) {
            return;
        }
        MemoryInstance memory =
                store.memories().get(random.nextInt(store.memories().size()));
        long length = memory.memory().length();
        switch (random.nextInt(4)) {
            case 0 -> machine.grow(memory, random.nextInt(2), "grid");
            case 1 -> {
                byte[] bytes = new byte[(int) Math.min(length, random.nextInt(2_000))];
                random.nextBytes(bytes);
                machine.write(memory, random.nextLong(length - bytes.length + 1), bytes, "grid");
            }
            case 2 -> {
                for (int i = 0; i < 300 && i < length; i++) {
                    machine.write(memory, length - 1 - i, new byte[] {(byte) i}, "host.js:3");
                }
            }
            default -> machine.noteRead(memory, 0, Math.min(length, 4), "host.js:4");
        }
    }

    private void check(Timeline timeline) {
        check(timeline, played);
    }

    /** Goes to all moments that are known, in no order and by all ways. */
    private void check(Timeline timeline, PlayedWrites live) {
        List<MemoryInstance> memories = timeline.machine().store().memories();
        long end = timeline.end();
        assertEquals(PlayedWrites.state(memories), live.state(), "at the end");
        List<Long> steps = new ArrayList<>(live.seen().keySet());
        assertTrue(!steps.isEmpty());
        for (int i = 0; i < 2 * steps.size() + 10; i++) {
            long step = steps.get(random.nextInt(steps.size()));
            String expected = live.seen().get(step);
            String way = go(timeline, step, end);
            assertEquals(step, timeline.cursor(), way);
            assertEquals(expected, PlayedWrites.state(timeline.machine().store().memories()), way + " to " + step);
        }
        for (int i = 0; i < 3; i++) {
            long step = steps.get(random.nextInt(steps.size()));
            timeline.travelTo(end);
            PlayedWrites told = new PlayedWrites(timeline.machine().store());
            timeline.writes(timeline.start(), step, told);
            timeline.travelTo(step);
            assertEquals(live.seen().get(step), told.state(), "as the record tells, before " + step);
            assertEquals(live.seen().headMap(step), told.seen());
        }
    }

    private String go(Timeline timeline, long step, long end) {
        switch (random.nextInt(5)) {
            case 0 -> {
                long beyond = Math.min(end - step, random.nextInt(60));
                timeline.travelTo(step + beyond);
                for (long i = 0; i < beyond; i++) {
                    timeline.stepBack();
                }
                return "by steps back";
            }
            case 1 -> {
                timeline.travelTo(Math.max(timeline.start(), step - random.nextInt(9_000)));
                timeline.run(step - timeline.cursor());
                return "forwards";
            }
            case 2 -> {
                timeline.travelToEnd();
                timeline.travelTo(step);
                return "from the end";
            }
            case 3 -> {
                timeline.travelTo(step);
                timeline.writersOf(0, random.nextInt(1000)).more(Progress.NONE);
                return "and back from a search";
            }
            default -> {
                timeline.travelTo(step);
                return "at once";
            }
        }
    }
}
