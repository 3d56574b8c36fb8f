package palimpsest.app.hostscript;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;

/** A machine for a script, and what the script prints, reads and instantiates. */
class Kept implements ScriptPort {

    final Machine machine = new Machine(new Store());
    final StringBuilder out = new StringBuilder();
    final StringBuilder err = new StringBuilder();
    final List<String> reads = new ArrayList<>();
    final List<ModuleInstance> instances = new ArrayList<>();

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public void print(Stream stream, String text) {
        (stream == Stream.OUT ? out : err).append(text);
    }

    @Override
    public void instantiated(ModuleInstance instance) {
        instances.add(instance);
    }

    @Override
    public void read(MemoryInstance memory, long address, int count, String place) {
        reads.add(address + "+" + count + " " + place);
    }
}
