package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;

/** A recorded machine that runs step by step, and remembers what each state looked like when it was new. */
final class Recorded {

    final Store store = new Store();
    final Machine machine = new Machine(store);
    final Timeline timeline;
    final List<ModuleInstance> instances = new ArrayList<>();
    /** The states by step, as they were seen live. */
    final TreeMap<Long, String> seen = new TreeMap<>();

    private final long most;

    /** @param most after so many steps the rest runs without being looked at */
    Recorded(TimelineLimits limits, long most) {
        this.timeline = new Timeline(machine, limits);
        this.most = most;
    }

    static Recorded text(String wat, Imports imports, long interval) {
        Recorded recorded = new Recorded(new TimelineLimits(interval, 64 << 20), 100_000);
        recorded.instantiate(Wasm.loadText("test.wat", wat), imports);
        return recorded;
    }

    ModuleInstance instantiate(Loaded loaded, Imports imports) {
        Linked linked = Linker.link(
                loaded.valid()
                        .orElseThrow(
                                () -> new AssertionError(loaded.diagnostics().toString())),
                imports);
        if (!linked.faults().isEmpty()) {
            throw new AssertionError(linked.faults().toString());
        }
        ModuleInstance instance = machine.instantiate("test", loaded.valid().orElseThrow(), linked.externals());
        instances.add(instance);
        watch();
        return instance;
    }

    Outcome call(String name, long... arguments) {
        FunctionInstance function =
                instances.get(instances.size() - 1).function(name).orElseThrow();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            values.add(Value.of(function.type().parameters().get(i), arguments[i], 0, NullReference.NULL));
        }
        machine.invoke(function, values);
        return watch();
    }

    Outcome call(String name, List<Value> arguments) {
        machine.invoke(instances.get(instances.size() - 1).function(name).orElseThrow(), arguments);
        return watch();
    }

    private Outcome watch() {
        while (true) {
            look();
            Outcome outcome = seen.size() < most ? machine.run(1) : machine.finish();
            if (!(outcome instanceof Outcome.Paused)) {
                look();
                return outcome;
            }
        }
    }

    private void look() {
        if (seen.size() < most) {
            seen.put(machine.step(), state());
        }
    }

    String state() {
        return StateText.of(machine, instances);
    }

    NavigableMap<Long, String> seen() {
        return seen;
    }
}
