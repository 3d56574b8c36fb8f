package palimpsest.app.timeline;

/** What happened at a step: each kind has its lane, its colour and its shape. */
enum EventKind {
    /** A call from the host into the module. */
    CALL_IN(Lane.HOST, "call", "calls"),
    /** A call of a host function by the module. */
    HOST_CALL(Lane.HOST, "host call", "host calls"),
    /** What the host gave back, or the end of a call from the host. */
    RETURN(Lane.HOST, "return", "returns"),
    /** Something the host did to the module's state. */
    HOST_ACTION(Lane.HOST, "host action", "host actions"),
    MODULE_WRITE(Lane.MEMORY, "write", "writes"),
    /** Pieces of memory that were written to, where the writes themselves are not known. */
    LINES_WRITTEN(Lane.MEMORY, "piece of 256 bytes written", "pieces of 256 bytes written"),
    HOST_WRITE(Lane.MEMORY, "host write", "host writes"),
    DATA_WRITE(Lane.MEMORY, "data segment", "data segments"),
    GROWTH(Lane.MEMORY, "growth", "growths"),
    BOOKMARK(Lane.AXIS, "bookmark", "bookmarks"),
    /** A breakpoint or a watchpoint stopped the module here. */
    STOP(Lane.AXIS, "stop", "stops"),
    TRAP(Lane.AXIS, "trap", "traps");

    private final Lane lane;
    private final String one;
    private final String many;

    EventKind(Lane lane, String one, String many) {
        this.lane = lane;
        this.one = one;
        this.many = many;
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
        return Ticks.number(number) + " " + (number == 1 ? one : many);
    }
}
