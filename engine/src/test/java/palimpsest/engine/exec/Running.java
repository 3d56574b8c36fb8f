package palimpsest.engine.exec;

import java.util.List;
import java.util.stream.Collectors;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.valid.ValidModule;

/** A module under test: loaded, instantiated, and called by plain numbers. */
final class Running {

    final Store store = new Store();
    final Machine machine = new Machine(store);
    final ModuleInstance instance;

    private Running(Loaded loaded, Imports imports) {
        Linked linked = Linker.link(valid(loaded), imports);
        if (!linked.faults().isEmpty()) {
            throw new AssertionError(told(linked.faults()));
        }
        instance = machine.instantiate("test", valid(loaded), linked.externals());
    }

    /** A text, with its instantiation begun. */
    static Running begun(String wat, Imports imports) {
        return new Running(Wasm.loadText("test.wat", wat), imports);
    }

    /** A text, instantiated. */
    static Running text(String wat) {
        return instantiated(Wasm.loadText("test.wat", wat), new Imports());
    }

    static Running text(String wat, Imports imports) {
        return instantiated(Wasm.loadText("test.wat", wat), imports);
    }

    static Running instantiated(Loaded loaded, Imports imports) {
        Running running = new Running(loaded, imports);
        Outcome outcome = running.machine.finish();
        if (!(outcome instanceof Outcome.Finished)) {
            throw new AssertionError(outcome.toString());
        }
        return running;
    }

    private static ValidModule valid(Loaded loaded) {
        return loaded.valid().orElseThrow(() -> new AssertionError(told(loaded.diagnostics())));
    }

    private static String told(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }

    FunctionInstance function(String name) {
        return instance.function(name).orElseThrow();
    }

    MemoryInstance memoryInstance() {
        return instance.memories().get(0);
    }

    LinearMemory memory() {
        return memoryInstance().memory();
    }

    /** Calls with values, expecting it to return. */
    List<Value> values(String name, Value... arguments) {
        Outcome outcome = machine.call(function(name), List.of(arguments));
        if (outcome instanceof Outcome.Finished finished) {
            return finished.results();
        }
        throw new AssertionError(outcome.toString());
    }

    /** Calls with i32s, expecting an i32. */
    int call(String name, int... arguments) {
        return ((Value.I32) values(name, numbers(arguments)).get(0)).value();
    }

    /** Calls with i32s, expecting a trap. */
    Trap trap(String name, int... arguments) {
        Outcome outcome = machine.call(function(name), List.of(numbers(arguments)));
        if (outcome instanceof Outcome.Trapped trapped) {
            return trapped.trap();
        }
        throw new AssertionError(outcome.toString());
    }

    static Value[] numbers(int... numbers) {
        Value[] values = new Value[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            values[i] = new Value.I32(numbers[i]);
        }
        return values;
    }

    byte[] bytes(long address, int count) {
        byte[] bytes = new byte[count];
        memory().read(address, bytes, 0, count);
        return bytes;
    }
}
