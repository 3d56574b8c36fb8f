package palimpsest.app.session;

import palimpsest.engine.debug.Motion;

/** The ways to move from here. */
enum Going {
    INTO(Motion.INTO, false),
    OVER(Motion.OVER, false),
    OUT(Motion.OUT, false),
    RUN(Motion.RUN, false),
    BACK(Motion.INTO, true),
    BACK_OVER(Motion.OVER, true),
    BACK_OUT(Motion.OUT, true),
    RUN_BACK(Motion.RUN, true);

    private final Motion motion;
    private final boolean backwards;

    Going(Motion motion, boolean backwards) {
        this.motion = motion;
        this.backwards = backwards;
    }

    Motion motion() {
        return motion;
    }

    boolean backwards() {
        return backwards;
    }
}
