package palimpsest.app.timeline;

/** From this step on, up to the next such, all memories together have so many pages. */
record PageCount(long step, long pages) {}
