package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostFunction;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;
import palimpsest.engine.valid.ValidModule;

/**
 * A module that was run one step at a time under a timeline, while everything that it read and wrote was noted down as it
 * happened. The host offers {@code env.host}, which takes and gives an i32;
 * other functions that a module asks for give zeroes.
 */
final class Past {

    /** Bytes that an instruction read. */
    record Read(long step, int memory, long address, long width) {}

    final Machine machine = new Machine(new Store());
    final Timeline timeline;
    final History history;
    final ModuleInstance instance;
    final List<WriteEvent> writes = new ArrayList<>();
    final List<Read> reads = new ArrayList<>();
    /** The names of the calls in progress before some of the steps that are instructions, outermost first. */
    final SortedMap<Long, List<String>> stacks = new TreeMap<>();

    private Past(Loaded loaded, HostFunction host, long interval) {
        if (loaded.valid().isEmpty()) {
            throw new AssertionError(loaded.diagnostics().get(0).render());
        }
        timeline = new Timeline(machine, new TimelineLimits(interval, 64 << 20));
        history = new History(timeline);
        machine.store().listen(WriteListener.events(writes::add));
        FunctionType type = new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32));
        Imports imports = new Imports().define("env", "host", new HostFunctionInstance("host", type, host));
        stubs(loaded.valid().get(), imports);
        instance = machine.instantiate(
                "test",
                loaded.valid().get(),
                Linker.link(loaded.valid().get(), imports).externals());
        finish();
    }

    /** Other functions that are asked for give zeroes. */
    private static void stubs(ValidModule module, Imports imports) {
        for (Import each : module.module().imports()) {
            if (each.type() instanceof ExternalType.Func function
                    && !(each.module().equals("env") && each.name().equals("host"))
                    && module.compositeType(function.typeIndex()) instanceof FunctionType type) {
                List<Value> zeroes = type.results().stream().map(Value::zero).toList();
                imports.define(
                        each.module(), each.name(), new HostFunctionInstance(each.name(), type, (c, a) -> zeroes));
            }
        }
    }

    static Past of(String wat) {
        return of(wat, (context, arguments) -> List.of(new Value.I32(7)));
    }

    static Past of(String wat, HostFunction host) {
        return new Past(Wasm.loadText("test.wat", wat), host, 40);
    }

    static Past of(String wat, long interval) {
        return of(Wasm.loadText("test.wat", wat), interval);
    }

    static Past of(Loaded loaded, long interval) {
        return new Past(loaded, (context, arguments) -> List.of(new Value.I32(7)), interval);
    }

    Past call(String export, long... arguments) {
        FunctionInstance function = instance.function(export).orElseThrow();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            values.add(Value.of(function.type().parameters().get(i), arguments[i], 0, NullReference.NULL));
        }
        machine.invoke(function, values);
        finish();
        return this;
    }

    private void finish() {
        while (true) {
            List<PendingAccess> pending = machine.beforeInstruction() ? machine.pendingAccesses() : List.of();
            long step = machine.step();
            if (step % 16 == 3 && machine.beforeInstruction()) {
                List<String> names = new ArrayList<>();
                machine.snapshot().frames().forEach(frame -> names.add(0, frame.function()));
                stacks.put(step, names);
            }
            Outcome outcome = machine.run(1);
            boolean failed =
                    outcome instanceof Outcome.Trapped trapped && trapped.trap().step() == step;
            if (!failed) {
                pending.stream()
                        .filter(access -> access.reads() && access.width() > 0)
                        .forEach(
                                access -> reads.add(new Read(step, access.memory(), access.address(), access.width())));
            }
            if (!(outcome instanceof Outcome.Paused)) {
                return;
            }
        }
    }

    LinearMemory memory(int index) {
        return memories().get(index).memory();
    }

    /** The bytes of a memory at a moment, by playing all writes over zeroes. */
    byte[] played(int memory, long step) {
        long length = memory(memory).length();
        byte[] bytes = new byte[(int) length];
        for (WriteEvent write : writes) {
            if (write instanceof WriteEvent.Written written && written.memory() == memory && written.step() < step) {
                byte[] after = written.after().toBytes();
                System.arraycopy(after, 0, bytes, (int) written.address(), after.length);
            }
        }
        return bytes;
    }

    /** The writes of a byte before a step, newest first. */
    List<WriteEvent.Written> writesOf(int memory, long address, long before) {
        List<WriteEvent.Written> found = new ArrayList<>();
        for (WriteEvent write : writes) {
            if (write instanceof WriteEvent.Written written
                    && written.memory() == memory
                    && written.step() < before
                    && address >= written.address()
                    && address < written.address() + written.after().length()) {
                found.add(0, written);
            }
        }
        return found;
    }

    List<MemoryInstance> memories() {
        return machine.store().memories();
    }

    /** The byte at an address where the cursor stands. */
    int at(int memory, long address) {
        byte[] value = new byte[1];
        memory(memory).read(address, value, 0, 1);
        return value[0] & 0xff;
    }
}
