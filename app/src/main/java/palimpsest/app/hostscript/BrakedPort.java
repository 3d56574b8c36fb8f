package palimpsest.app.hostscript;

import java.util.concurrent.atomic.AtomicBoolean;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;

/**
 * A port whose calls into a module end when the script is stopped.
 *
 * @param away set while the script's thread does something else than run the script: the module runs, or somebody looks around
 */
record BrakedPort(ScriptPort port, Brake brake, AtomicBoolean away) implements ScriptPort {

    @Override
    public Machine machine() {
        return port.machine();
    }

    @Override
    public Outcome finish() {
        boolean before = away.getAndSet(true);
        Outcome outcome;
        try {
            outcome = port.finish();
        } finally {
            away.set(before);
        }
        brake.awaitStop();
        return outcome;
    }

    @Override
    public void acted() {
        boolean before = away.getAndSet(true);
        try {
            port.acted();
        } finally {
            away.set(before);
        }
    }

    @Override
    public void read(MemoryInstance memory, long address, int count, String place) {
        port.read(memory, address, count, place);
    }

    @Override
    public void viewed(BufferView view) {
        port.viewed(view);
    }

    @Override
    public void instantiated(ModuleInstance instance) {
        port.instantiated(instance);
    }

    @Override
    public void print(Stream stream, String text) {
        port.print(stream, text);
    }
}
