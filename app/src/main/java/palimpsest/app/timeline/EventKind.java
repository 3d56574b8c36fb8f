package palimpsest.app.timeline;

import palimpsest.app.words.Words;

/** What happened at a step: each kind has its lane, its colour and its shape. */
enum EventKind {
    /** A call from the host into the module. */
    CALL_IN(Lane.HOST),
    /** A call of a host function by the module. */
    HOST_CALL(Lane.HOST),
    /** What the host gave back, or the end of a call from the host. */
    RETURN(Lane.HOST),
    /** Something the host did to the module's state. */
    HOST_ACTION(Lane.HOST),
    MODULE_WRITE(Lane.MEMORY),
    /** Pieces of memory that were written to, where the writes themselves are not known. */
    LINES_WRITTEN(Lane.MEMORY),
    HOST_WRITE(Lane.MEMORY),
    DATA_WRITE(Lane.MEMORY),
    GROWTH(Lane.MEMORY),
    BOOKMARK(Lane.AXIS),
    /** A breakpoint or a watchpoint stopped the module here. */
    STOP(Lane.AXIS),
    TRAP(Lane.AXIS);

    private final Lane lane;

    EventKind(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    /** Whether it is a moment between steps, not a step. */
    boolean isMoment() {
        return this == BOOKMARK || this == STOP;
    }

    /** Whether there may be so many that they are drawn as heights, behind what is rare. */
    boolean isFrequent() {
        return this == MODULE_WRITE || this == LINES_WRITTEN;
    }

    /** {@code 1 write}, {@code 12,400 writes}. */
    String count(long number) {
        return Words.of("timeline.count." + name(), number);
    }
}
