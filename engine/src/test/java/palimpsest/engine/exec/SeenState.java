package palimpsest.engine.exec;

import java.util.Arrays;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;

/** What can be seen of a machine that stands still, as a text: equal states have equal texts. */
final class SeenState {

    private SeenState() {}

    static String of(Machine machine, ModuleInstance instance) {
        StringBuilder text = new StringBuilder("step " + machine.step() + " depth " + machine.depth());
        for (Snapshot.Frame frame : machine.snapshot().frames()) {
            text.append('\n').append(frame.function()).append(' ').append(frame.mnemonic());
            text.append(" at ").append(frame.offset());
            text.append(' ').append(frame.locals()).append(' ').append(frame.stack());
        }
        for (int i = 0; i < machine.depth(); i++) {
            text.append(" begun ").append(machine.begun(i));
        }
        for (GlobalInstance global : instance.globals()) {
            text.append('\n').append(global.value());
        }
        for (MemoryInstance memory : instance.memories()) {
            text.append("\nmemory ").append(of(memory.memory()));
        }
        return text.toString();
    }

    private static String of(LinearMemory memory) {
        byte[] bytes = new byte[(int) memory.length()];
        memory.read(0, bytes, 0, bytes.length);
        int writers = 1;
        for (int i = 0; i < bytes.length; i++) {
            writers = writers * 31 + memory.writer(i);
        }
        return Arrays.hashCode(bytes) + " written by " + writers;
    }
}
