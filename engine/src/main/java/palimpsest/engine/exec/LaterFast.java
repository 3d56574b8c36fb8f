package palimpsest.engine.exec;

/** Stands at the entry of a function whose fast operations are made when it is called often. */
final class LaterFast extends Op {

    LaterFast(Op entry) {
        body = entry.body;
        position = entry.position;
        exact = entry;
    }

    @Override
    Op run(State s, long[] slots, int frame) {
        if (!body.calledOften()) {
            return exact;
        }
        body.makeFast();
        return GuardOps.fast(exact);
    }
}
