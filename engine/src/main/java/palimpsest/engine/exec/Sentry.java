package palimpsest.engine.exec;

import palimpsest.engine.memory.WriteSentry;

/** Watches over what fast operations write, which have no guards of their own. */
final class Sentry implements WriteSentry {

    private final State s;
    private final Watched watched;

    Sentry(State s, Watched watched) {
        this.s = s;
        this.watched = watched;
    }

    @Override
    public boolean watches(long address, long count) {
        return address < watched.to && address + count > watched.from && watched.touches(address, count);
    }

    @Override
    public boolean stops() {
        return s.free;
    }
}
