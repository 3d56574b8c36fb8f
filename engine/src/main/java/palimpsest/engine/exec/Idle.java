package palimpsest.engine.exec;

/** Where the machine stands when nothing runs, and where a call returns to when it is over. It takes no step. */
final class Idle extends Op {

    @Override
    Op run(State s, long[] slots, int frame) {
        return s.stop(this, State.Cause.ENDED);
    }

    @Override
    boolean isStep() {
        return false;
    }
}
