package palimpsest.app.timeline;

/** The rows of the timeline, from the top. */
enum Lane {
    AXIS,
    MODULE,
    HOST,
    MEMORY
}
