package palimpsest.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.timeline.Timeline;

/** An instance of a real program here. */
final class PalimpsestGuest implements Guest {

    private static final String PLACE = "host";

    private final Machine machine = new Machine(new Store());
    private final Host host;
    private final ModuleInstance instance;
    /** While the program calls the host. */
    private Optional<HostContext> context = Optional.empty();

    PalimpsestGuest(RealProgram program, Host host, Tier tier, boolean timeline) {
        this.host = host;
        machine.setFastest(tier);
        if (timeline) {
            new Timeline(machine);
        }
        List<External> imports = new ArrayList<>();
        for (External each : Linker.linkOrMake(machine.store(), program.module(), new Imports())
                .externals()) {
            int index = imports.size();
            imports.add(each instanceof HostFunctionInstance made ? function(program, index, made.type()) : each);
        }
        instance = machine.instantiate(program.name(), program.module(), imports);
        machine.finish();
    }

    private External function(RealProgram program, int index, FunctionType type) {
        Import declared = program.module().module().imports().get(index);
        return new HostFunctionInstance(declared.name(), type, (now, arguments) -> {
            Optional<HostContext> before = context;
            context = Optional.of(now);
            try {
                long[] given = arguments.stream().mapToLong(Value::bits).toArray();
                return values(type.results(), host.called(this, index, declared.name(), given));
            } finally {
                context = before;
            }
        });
    }

    private static List<Value> values(List<ValueType> types, long[] bits) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(Value.of(types.get(i), bits[i], 0, NullReference.NULL));
        }
        return values;
    }

    /** How many steps it has taken. */
    long steps() {
        return machine.step();
    }

    @Override
    public long[] call(String name, long... arguments) {
        FunctionInstance function = instance.function(name).orElseThrow();
        List<Value> values = values(function.type().parameters(), arguments);
        List<Value> results = context.isPresent()
                ? context.get().call(function, values)
                : ((Outcome.Finished) machine.call(function, values)).results();
        return results.stream().mapToLong(Value::bits).toArray();
    }

    private MemoryInstance memory() {
        return instance.memories().get(0);
    }

    @Override
    public byte[] read(int address, int count) {
        byte[] bytes = new byte[count];
        LinearMemory memory = memory().memory();
        memory.read(Integer.toUnsignedLong(address), bytes, 0, count);
        return bytes;
    }

    @Override
    public void write(int address, byte[] bytes, int offset, int count) {
        byte[] part = java.util.Arrays.copyOfRange(bytes, offset, offset + count);
        if (context.isPresent()) {
            context.get().write(memory(), Integer.toUnsignedLong(address), part, PLACE);
        } else {
            machine.write(memory(), Integer.toUnsignedLong(address), part, PLACE);
        }
    }
}
