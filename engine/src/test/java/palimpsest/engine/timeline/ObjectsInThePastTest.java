package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;

/** A host keeps structures of a module and gives them back; in every past they are the structures of that past. */
final class ObjectsInThePastTest {

    private static final String MODULE = """
            (module
              (type $point (struct (field $x (mut i32))))
              (import "host" "swap" (func $swap (param (ref null $point)) (result (ref null $point))))
              (global $last (mut (ref null $point)) (ref.null $point))
              (table $all 8 (ref null $point))
              (memory 1)
              (func (export "make") (param i32) (result (ref null $point))
                (global.set $last (struct.new $point (local.get 0)))
                (table.set $all (i32.and (local.get 0) (i32.const 7)) (global.get $last))
                (global.get $last))
              (func $same (export "same") (param $p (ref null $point)) (result (ref null $point))
                (i32.store8 (i32.const 0) (ref.eq (local.get $p) (global.get $last)))
                (struct.set $point $x (local.get $p)
                  (i32.add (struct.get $point $x (local.get $p)) (i32.const 10)))
                (table.get $all (i32.const 2)))
              (func (export "swap") (param i32)
                (local $p (ref null $point))
                (local.set $p (struct.new $point (local.get 0)))
                (table.set $all (i32.and (local.get 0) (i32.const 7)) (local.get $p))
                (local.set $p (call $swap (local.get $p)))
                (drop (call $same (local.get $p)))))
            """;

    private final Store store = new Store();
    private final Machine machine = new Machine(store);
    private final TreeMap<Long, String> seen = new TreeMap<>();
    private final List<ModuleInstance> instances = new ArrayList<>();

    private Value call(String name, Value argument) {
        machine.invoke(instances.get(0).function(name).orElseThrow(), List.of(argument));
        return watch();
    }

    private Value watch() {
        while (true) {
            seen.put(machine.step(), StateText.of(machine, instances));
            Outcome outcome = machine.run(1);
            if (outcome instanceof Outcome.Finished finished) {
                seen.put(machine.step(), StateText.of(machine, instances));
                return finished.results().isEmpty()
                        ? new Value.I32(0)
                        : finished.results().get(0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 23, 1_000_000})
    void whatTheHostGivesBackIsTheObjectOfThatPast(long interval) {
        var module = Wasm.loadText("objects.wat", MODULE).valid().orElseThrow();
        Timeline timeline = new Timeline(machine, new TimelineLimits(interval, 64 << 20));
        List<Value> kept = new ArrayList<>();
        HostFunctionInstance swap = new HostFunctionInstance(
                "host.swap", module.functionType(0), module.functionDefinedType(0), (context, arguments) -> {
                    kept.add(arguments.get(0));
                    return List.of(kept.get(kept.size() / 2));
                });
        Imports imports = new Imports().define("host", "swap", swap);
        instances.add(machine.instantiate(
                "objects", module, Linker.link(module, imports).externals()));
        watch();
        for (int i = 0; i < 4; i++) {
            kept.add(call("make", new Value.I32(i)));
            call("same", kept.get(kept.size() - 1));
            call("same", kept.get(0));
            call("swap", new Value.I32(100 + i));
        }
        kept.add(call("same", kept.get(3)));
        call("same", kept.get(kept.size() - 1));
        String end = StateText.of(machine, instances);
        while (timeline.stepBack()) {
            compare();
        }
        SplittableRandom random = new SplittableRandom(interval);
        for (int i = 0; i < 300; i++) {
            timeline.travelTo(random.nextLong(timeline.end()));
            compare();
            timeline.travelTo(Math.min(timeline.end() - 1, timeline.cursor() + random.nextInt(30)));
            compare();
        }
        timeline.travelToEnd();
        assertEquals(end, StateText.of(machine, instances));
        timeline.travelTo(timeline.end() / 2);
        timeline.cut();
        for (int i = 0; i < 40; i++) {
            timeline.travelTo(random.nextLong(timeline.end()));
            compare();
        }
    }

    private void compare() {
        String then = seen.get(machine.step());
        if (then != null) {
            assertEquals(then, StateText.of(machine, instances), "step " + machine.step());
        }
    }
}
