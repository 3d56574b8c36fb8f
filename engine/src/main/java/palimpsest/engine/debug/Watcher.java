package palimpsest.engine.debug;

import java.util.List;
import java.util.function.Consumer;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.runtime.MemoryInstance;

/** Looks at a replay and stops nothing. */
final class Watcher implements Supervisor {

    private final Machine machine;
    private final Lookout lookout;
    private final Consumer<List<Meeting>> saw;

    /** @param saw is told wherever the machine asks, also where nothing is met */
    Watcher(Machine machine, Points points, Consumer<List<Meeting>> saw) {
        this.machine = machine;
        this.lookout = new Lookout(machine, points);
        this.saw = saw;
    }

    /** The machine begins to go on from here; what stands here is known. */
    void begin() {
        lookout.begin(true);
    }

    @Override
    public boolean everyStep() {
        // The actions of an instantiation have no guards, and there are few.
        return lookout.wantsEveryStep() || machine.kind() == Snapshot.Kind.INSTANTIATION;
    }

    @Override
    public boolean stop(Machine asking) {
        saw.accept(lookout.look());
        return false;
    }

    @Override
    public void hostWrites(Machine writing, MemoryInstance memory, long address, byte[] bytes, String place) {
        lookout.hostWrites(memory, address, bytes, place);
    }

    @Override
    public void hostReads(Machine reading, MemoryInstance memory, long address, long count, String place) {
        lookout.hostReads(memory, address, count, place);
    }

    @Override
    public void hostGrew(Machine growing, MemoryInstance memory, long lengthBefore, String place) {
        lookout.hostGrew(memory, lengthBefore, place);
    }

    @Override
    public void failed(Machine failing, Outcome how) {
        lookout.failed(how);
    }
}
