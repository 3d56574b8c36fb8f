package palimpsest.app.timeline;

/**
 * Something that happened at a step.
 *
 * @param words what it was, without its step: {@code i32.store wrote 00 → 0b at 0x18}
 */
record Event(long step, EventKind kind, String words) {}
