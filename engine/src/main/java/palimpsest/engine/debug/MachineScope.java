package palimpsest.engine.debug;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Names;

/** A frame of a machine. Locals of the innermost are looked up without a snapshot, since conditions are evaluated often. */
final class MachineScope implements Scope {

    private final Machine machine;
    private final Optional<ModuleInstance> given;
    private final int frame;

    /** @param given whose globals and memories; empty for those of the frame's own instance */
    MachineScope(Machine machine, Optional<ModuleInstance> given, int frame) {
        this.machine = machine;
        this.given = given;
        this.frame = frame;
    }

    private Optional<ModuleInstance> instance() {
        if (given.isPresent()) {
            return given;
        }
        if (frame == 0 && machine.instance().isPresent()) {
            return machine.instance();
        }
        // A function of the host sees what its caller sees.
        return machine.snapshot().frames().stream()
                .skip(frame)
                .flatMap(each -> each.instance().stream())
                .findFirst();
    }

    private Optional<Snapshot.Frame> snapshot() {
        List<Snapshot.Frame> frames = machine.snapshot().frames();
        return frame < frames.size() ? Optional.of(frames.get(frame)) : Optional.empty();
    }

    @Override
    public Optional<Value> local(String name) {
        if (frame == 0) {
            if (machine.function().isPresent() && machine.function().get() instanceof WasmFunction function) {
                SortedMap<Integer, String> all = names(function.instance()).all(NameSpace.LOCAL, function.index());
                OptionalLong index = index(all, name);
                return index.isPresent() ? local(index.getAsLong()) : Optional.empty();
            }
            return Optional.empty();
        }
        return snapshot()
                .flatMap(shown -> shown.locals().stream()
                        .filter(local -> local.name().equals(name))
                        .findFirst()
                        .map(Snapshot.Local::value));
    }

    @Override
    public Optional<Value> local(long index) {
        if (frame == 0) {
            return index >= 0 && index < machine.locals() ? Optional.of(machine.local((int) index)) : Optional.empty();
        }
        return snapshot()
                .filter(shown -> index >= 0 && index < shown.locals().size())
                .map(shown -> shown.locals().get((int) index).value());
    }

    @Override
    public Optional<Value> operand(long depth) {
        return snapshot().flatMap(shown -> {
            List<Value> stack = shown.stack();
            return depth >= 0 && depth < stack.size()
                    ? Optional.of(stack.get(stack.size() - 1 - (int) depth))
                    : Optional.empty();
        });
    }

    @Override
    public Optional<Value> global(String name) {
        return instance().flatMap(each -> {
            OptionalLong index = index(names(each).all(NameSpace.GLOBAL), name);
            return index.isPresent() ? global(index.getAsLong()) : Optional.empty();
        });
    }

    @Override
    public Optional<Value> global(long index) {
        return instance()
                .filter(each -> index >= 0 && index < each.globals().size())
                .map(each -> each.globals().get((int) index).value());
    }

    @Override
    public Optional<MemoryInstance> memory(String name) {
        return instance().flatMap(each -> {
            OptionalLong index = index(names(each).all(NameSpace.MEMORY), name);
            return index.isPresent() ? memory(index.getAsLong()) : Optional.empty();
        });
    }

    @Override
    public Optional<MemoryInstance> memory(long index) {
        return instance()
                .filter(each -> index >= 0 && index < each.memories().size())
                .map(each -> each.memories().get((int) index));
    }

    private static Names names(ModuleInstance instance) {
        return instance.module().module().names();
    }

    private static OptionalLong index(SortedMap<Integer, String> names, String name) {
        for (Map.Entry<Integer, String> each : names.entrySet()) {
            if (each.getValue().equals(name)) {
                return OptionalLong.of(each.getKey());
            }
        }
        return OptionalLong.empty();
    }
}
