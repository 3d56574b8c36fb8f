package palimpsest.engine.timeline;

import palimpsest.engine.exec.Checkpoint;

/**
 * A checkpoint and its place in the record.
 *
 * @param actions how many of the host's actions were done
 */
record Moment(Checkpoint checkpoint, int actions) {

    long step() {
        return checkpoint.step();
    }
}
