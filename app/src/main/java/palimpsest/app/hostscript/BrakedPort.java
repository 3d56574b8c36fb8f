package palimpsest.app.hostscript;

import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;

/** A port whose calls into a module end when the script is stopped, and which tells when the script's thread is elsewhere. */
record BrakedPort(ScriptPort port, Brake brake, Deeds deeds) implements ScriptPort {

    @Override
    public Machine machine() {
        return port.machine();
    }

    @Override
    public Outcome finish() {
        boolean before = deeds.setAway(true);
        Outcome outcome;
        try {
            outcome = port.finish();
        } finally {
            deeds.setAway(before);
        }
        brake.awaitStop();
        return outcome;
    }

    @Override
    public void acted() {
        boolean before = deeds.setAway(true);
        try {
            port.acted();
        } finally {
            deeds.setAway(before);
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
