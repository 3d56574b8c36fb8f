package palimpsest.engine.timeline;

import java.util.Map;
import palimpsest.engine.exec.Checkpoint;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.Meeting;

/**
 * A checkpoint and its place in the record.
 *
 * @param actions how many of the host's actions were done
 * @param madeAgain the objects that stand for those which the record names, by how the host got to know them; of an object
 *     that is not among them it is the very one
 */
record Moment(Checkpoint checkpoint, int actions, Map<Meeting, HeapObject> madeAgain) {

    Moment {
        madeAgain = Map.copyOf(madeAgain);
    }

    long step() {
        return checkpoint.step();
    }
}
