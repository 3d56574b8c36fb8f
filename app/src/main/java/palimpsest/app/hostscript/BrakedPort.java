package palimpsest.app.hostscript;

import java.util.concurrent.atomic.AtomicReference;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;

/**
 * A port whose calls into a module end when the script is stopped.
 *
 * @param where what the script's thread is at
 */
record BrakedPort(ScriptPort port, Brake brake, AtomicReference<Where> where) implements ScriptPort {

    @Override
    public Machine machine() {
        return port.machine();
    }

    @Override
    public Outcome finish() {
        Where before = where.getAndSet(Where.ELSEWHERE);
        Outcome outcome;
        try {
            outcome = port.finish();
        } finally {
            where.set(before);
        }
        brake.awaitStop();
        return outcome;
    }

    @Override
    public void acted() {
        Where before = where.getAndSet(Where.ELSEWHERE);
        try {
            port.acted();
        } finally {
            where.set(before);
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
    public void lost(ScriptResult.Stopped how) {
        port.lost(how);
    }

    @Override
    public void print(Stream stream, String text) {
        port.print(stream, text);
    }
}
