package palimpsest.engine.record;

import palimpsest.engine.timeline.Progress;

/**
 * Saving or opening a session, or a part of it, while somebody follows and may end it.
 *
 * @param name what faults call the session
 * @param ended what they say when it was ended
 */
record Stage(Progress progress, String name, String ended) {

    /** So many small things are done before it is told. */
    private static final int SOME = 1 << 12;

    static Stage saving(String name, Progress progress) {
        return new Stage(progress, name, "the session was not saved");
    }

    static Stage opening(String name, Progress progress) {
        return new Stage(progress, name, "the session was not opened");
    }

    Stage part(double from, double to) {
        return new Stage(progress.part(from, to), name, ended);
    }

    /** @throws Refusal if somebody ended it */
    void at(double share) {
        if (!progress.goesOn(share)) {
            throw new Refusal(SessionFault.of(SessionFault.Kind.CANCELLED, name, ended));
        }
    }

    /** One more of many small things is done, which is told now and then. */
    void at(int count, double share) {
        if (count % SOME == 0) {
            at(share);
        }
    }
}
