package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.List;
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
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;

/** A session that is being lived: a recorded machine with its host. */
final class Lived {

    static final TimelineLimits LIMITS = new TimelineLimits(500, 64 << 20);

    final Store store = new Store();
    final Machine machine = new Machine(store);
    final Timeline timeline = new Timeline(machine, LIMITS);
    final List<ModuleInstance> instances = new ArrayList<>();

    ModuleInstance instantiate(Loaded loaded, Imports imports) {
        if (loaded.valid().isEmpty()) {
            throw new AssertionError(loaded.diagnostics().get(0).render());
        }
        Linked linked = Linker.linkOrMake(store, loaded.valid().get(), imports);
        if (!linked.faults().isEmpty()) {
            throw new AssertionError(linked.faults().get(0).render());
        }
        ModuleInstance instance =
                machine.instantiate(loaded.source().name(), loaded.valid().get(), linked.externals());
        instances.add(instance);
        machine.finish();
        return instance;
    }

    static Lived text(String wat) {
        Lived lived = new Lived();
        lived.instantiate(Wasm.loadText("test.wat", wat), new Imports());
        return lived;
    }

    FunctionInstance function(String name) {
        return instances.stream()
                .flatMap(instance -> instance.function(name).stream())
                .findFirst()
                .orElseThrow();
    }

    Outcome call(String name, Value... arguments) {
        return machine.call(function(name), List.of(arguments));
    }

    Outcome call(String name, long... arguments) {
        FunctionInstance function = function(name);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            values.add(Value.of(function.type().parameters().get(i), arguments[i], 0, NullReference.NULL));
        }
        return machine.call(function, values);
    }

    SessionRead capture() {
        return SessionCapture.capture("test", timeline, List.of(), SessionCapture.Marks.NONE, List.of());
    }

    SessionRecord record() {
        SessionRead read = capture();
        return read.session()
                .orElseThrow(() -> new AssertionError(read.fault().orElseThrow().render()));
    }
}
