package palimpsest.app.hostscript;

import java.util.LinkedHashMap;
import java.util.Map;
import palimpsest.engine.runtime.MemoryInstance;

/**
 * The ArrayBuffers that a script has over memories: one a memory, until the memory grows. Then, by 0 pages too and from
 * either side, the buffer is detached and the next one is another; that of a shared memory stays as it was.
 */
final class ScriptMemories {

    private final Realm realm;
    private final Map<MemoryInstance, Shown> shown = new LinkedHashMap<>();

    /** An ArrayBuffer and the growth it was made after. */
    private record Shown(Object buffer, int generation) {}

    ScriptMemories(Realm realm) {
        this.realm = realm;
    }

    /** The ArrayBuffer over a memory as it is now. */
    Object buffer(MemoryInstance memory) {
        refresh();
        return shown.computeIfAbsent(memory, this::make).buffer;
    }

    private Shown make(MemoryInstance memory) {
        MemoryBuffer bytes = new MemoryBuffer(memory, realm.access, realm.views);
        boolean shared = memory.declared().shared();
        return new Shown(
                realm.shim().call(Shim.Word.BUFFER, bytes, shared),
                memory.memory().generation());
    }

    /** Detaches the buffers of memories that have grown. To be called whenever JavaScript goes on. */
    void refresh() {
        if (shown.isEmpty()) {
            return;
        }
        shown.entrySet().removeIf(each -> {
            MemoryInstance memory = each.getKey();
            if (memory.memory().generation() == each.getValue().generation) {
                return false;
            }
            if (!memory.declared().shared()) {
                realm.shim().call(Shim.Word.DETACH, each.getValue().buffer);
            }
            return true;
        });
    }
}
