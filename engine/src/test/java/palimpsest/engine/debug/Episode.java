package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.oracle.RandomModule;
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
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;

/** A recorded session with everything that takes a step: several instances, host functions that call back, traps and so on. */
final class Episode {

    private static final String LIBRARY = """
            (module $library
              (memory (export "memory") 1 4)
              (data (i32.const 8) "palimpsest")
              (global $count (mut i32) (i32.const 5))
              (table $functions 3 3 funcref)
              (elem (table $functions) (i32.const 0) func $twice $down)
              (func $start (i32.store (i32.const 32) (global.get $count)))
              (start $start)
              (func $twice (export "twice") (param i32) (result i32)
                (i32.mul (local.get 0) (i32.const 2)))
              (func $down (export "down") (param $n i32) (result i32)
                (if (result i32) (i32.eqz (local.get $n))
                  (then (global.get $count))
                  (else
                    (i32.store8 (i32.add (i32.const 100) (local.get $n)) (local.get $n))
                    (return_call $down (i32.sub (local.get $n) (i32.const 1))))))
              (func $fib (export "fib") (param $n i32) (result i32)
                (if (result i32) (i32.lt_u (local.get $n) (i32.const 2))
                  (then (i32.store (i32.const 40) (local.get $n)) (local.get $n))
                  (else (i32.add
                    (call $fib (i32.sub (local.get $n) (i32.const 1)))
                    (call $fib (i32.sub (local.get $n) (i32.const 2)))))))
              (func (export "indirect") (param i32) (result i32)
                (call_indirect $functions (param i32) (result i32) (i32.const 4) (local.get 0)))
              (func (export "grow") (result i32)
                (i32.store (i32.const 65534) (memory.grow (i32.const 1)))
                (drop (memory.grow (i32.const 0)))
                (memory.grow (i32.const 9)))
              (func (export "trap")
                (i32.store (i32.const 40) (i32.const 1))
                (i64.store offset=65530 (i32.const 131070) (i64.const 1))))
            """;

    private static final String MAIN = """
            (module $main
              (import "library" "memory" (memory 1 4))
              (import "library" "twice" (func $twice (param i32) (result i32)))
              (import "library" "trap" (func $trap))
              (import "host" "poke" (func $poke (param i32) (result i32)))
              (data $later "drop me")
              (data (i32.const 36) "0123456789")
              (tag $oops (param i32))
              (func (export "host") (param i32) (result i32)
                (i32.add (call $poke (local.get 0)) (call $poke (i32.const 3))))
              (func (export "other") (result i32)
                (memory.init $later (i32.const 38) (i32.const 0) (i32.const 4))
                (call $twice (call $twice (i32.load (i32.const 40)))))
              (func $throw (param i32) (throw $oops (call $twice (local.get 0))))
              (func (export "catch") (result i32)
                (block $caught (result i32)
                  (try_table (catch $oops $caught) (call $throw (i32.const 42)))
                  (i32.const 0)))
              (func (export "uncaught") (call $throw (i32.const 1)))
              (func (export "through") (call $trap))
              (func (export "called") (param i32) (result i32)
                (i32.store (i32.const 40) (local.get 0))
                (if (i32.eq (local.get 0) (i32.const 13)) (then unreachable))
                (call $twice (local.get 0))))
            """;

    final Store store = new Store();
    final Machine machine = new Machine(store);
    final Timeline timeline;
    final Debugger debugger;
    final List<ModuleInstance> instances = new ArrayList<>();
    private int hostCalls;

    private Episode(long interval) {
        timeline = new Timeline(machine, new TimelineLimits(interval, 64 << 20));
        debugger = new Debugger(timeline);
    }

    /** All kinds of steps; some four hundred. */
    static Episode everything(long interval) {
        Episode episode = new Episode(interval);
        ModuleInstance library = episode.instantiate(Wasm.loadText("library.wat", LIBRARY), new Imports());
        Imports imports = new Imports();
        library.exports().forEach((name, external) -> imports.define("library", name, external));
        FunctionType type = new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32));
        imports.define("host", "poke", new HostFunctionInstance("poke", type, (context, arguments) -> {
            int argument = ((Value.I32) arguments.get(0)).value();
            MemoryInstance memory = library.memories().get(0);
            byte[] bytes = {(byte) ++episode.hostCalls, (byte) argument};
            context.write(memory, 41, bytes, "host.js:3");
            if (argument == 99) {
                throw new TrapException("the host gives up");
            }
            context.grow(memory, 0, "host.js:9");
            try {
                context.call(episode.function("called"), List.of(new Value.I32(argument)));
            } catch (TrapException e) {
                context.write(memory, 70, new byte[] {1}, "host.js:20");
            }
            return List.of(new Value.I32(episode.hostCalls * 1000));
        }));
        episode.call(library, "down", 3);
        episode.instantiate(Wasm.loadText("main.wat", MAIN), imports);
        ModuleInstance main = episode.instances.get(1);
        episode.call(main, "host", 5);
        episode.call(library, "fib", 5);
        episode.call(library, "grow");
        episode.call(main, "catch");
        episode.call(library, "indirect", 1);
        episode.call(library, "trap");
        episode.call(library, "indirect", 2);
        episode.call(main, "host", 13);
        episode.machine.write(library.memories().get(0), 39, new byte[] {1, 2, 3}, "grid");
        episode.machine.grow(library.memories().get(0), 1, "grid");
        episode.call(main, "uncaught");
        episode.call(main, "host", 99);
        episode.call(main, "other");
        episode.call(main, "through");
        episode.call(library, "down", 2);
        return episode;
    }

    /** A generated module and its calls, some traps among them; at most about so many steps. */
    static Episode random(long seed, long interval, long most) {
        Episode episode = new Episode(interval);
        ModuleInstance instance =
                episode.instantiate(Wasm.load("seed " + seed, RandomModule.binary(seed)), new Imports());
        for (RandomModule.Call call : RandomModule.calls(seed)) {
            FunctionInstance function = instance.function(call.function()).orElseThrow();
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < call.arguments().size(); i++) {
                values.add(Value.of(
                        function.type().parameters().get(i), call.arguments().get(i), 0, NullReference.NULL));
            }
            episode.machine.invoke(function, values);
            episode.machine.run(most - episode.machine.step());
            if (episode.machine.step() >= most) {
                break;
            }
        }
        episode.machine.abandon();
        return episode;
    }

    private ModuleInstance instantiate(Loaded loaded, Imports imports) {
        if (loaded.valid().isEmpty()) {
            throw new AssertionError(loaded.diagnostics().toString());
        }
        ModuleInstance instance = machine.instantiate(
                loaded.source().name(),
                loaded.valid().get(),
                Linker.link(loaded.valid().get(), imports).externals());
        instances.add(instance);
        machine.finish();
        return instance;
    }

    private FunctionInstance function(String export) {
        return instances.get(instances.size() - 1).function(export).orElseThrow();
    }

    private void call(ModuleInstance instance, String export, int... arguments) {
        List<Value> values = new ArrayList<>();
        for (int argument : arguments) {
            values.add(new Value.I32(argument));
        }
        machine.call(instance.function(export).orElseThrow(), values);
    }
}
