package palimpsest.engine.exec;

/** Stands at the entry of a function whose fast operations are made when they are needed. */
final class LaterFast extends Op {

    LaterFast(Op entry) {
        body = entry.body;
        position = entry.position;
        exact = entry;
    }

    @Override
    Op run(State s, long[] slots, int frame) {
        body.makeFast();
        return GuardOps.fast(exact);
    }
}
