package palimpsest.engine.exec;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostExit;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmException;

/** What a host function sees of the machine. */
final class HostSide implements HostContext {

    private final Machine machine;
    private final State s;

    HostSide(Machine machine, State s) {
        this.machine = machine;
        this.s = s;
    }

    @Override
    public Optional<ModuleInstance> caller() {
        return s.depth == 0 ? Optional.empty() : s.calls[s.depth - 1].body.instance;
    }

    @Override
    public void write(MemoryInstance memory, long address, byte[] bytes, String place) {
        try {
            machine.write(memory, address, bytes, place);
        } catch (AccessFault e) {
            throw new TrapException(Traps.outOfBounds(e, "the host's write"));
        }
        acted();
    }

    @Override
    public void noteRead(MemoryInstance memory, long address, long count, String place) {
        try {
            machine.noteRead(memory, address, count, place);
        } catch (AccessFault e) {
            throw new TrapException(Traps.outOfBounds(e, "the host's read"));
        }
        acted();
    }

    /** The host function has done something by itself; whoever stops it there waits on its own stack. */
    private void acted() {
        if (machine.supervisor().pausesAfterAction(machine)) {
            machine.pauseInside();
        }
    }

    @Override
    public long grow(MemoryInstance memory, long pages, String place) {
        long before = machine.grow(memory, pages, place);
        acted();
        return before;
    }

    @Override
    public int notify(MemoryInstance memory, long address, long count) {
        int woken = machine.notify(memory, address, count);
        acted();
        return woken;
    }

    @Override
    public List<Value> call(FunctionInstance function, List<Value> arguments) {
        machine.invoke(function, arguments);
        while (true) {
            Outcome outcome = machine.finish();
            if (outcome instanceof Outcome.Finished finished) {
                acted();
                return finished.results();
            }
            if (outcome instanceof Outcome.Trapped trapped) {
                if (machine.supervisor().pausesAt(trapped.trap())) {
                    machine.pauseInside();
                }
                throw new TrapException(trapped.trap());
            }
            if (outcome instanceof Outcome.Threw threw) {
                throw new WasmException(threw.exception());
            }
            if (outcome instanceof Outcome.Exited exited) {
                throw new HostExit(exited.code());
            }
            if (outcome instanceof Outcome.Waiting) {
                machine.waitInside();
            }
            machine.pauseInside();
        }
    }
}
