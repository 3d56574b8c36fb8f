package palimpsest.app.timeline;

/** What lies under a pixel of the timeline. */
sealed interface Hit {
    /** One event, or several too close to tell apart. */
    record OnEvents(Cluster cluster) implements Hit {}

    record OnCall(Span call) implements Hit {}

    /** Nothing but a step, in a lane. */
    record OnLane(Lane lane, long step) implements Hit {}
}
