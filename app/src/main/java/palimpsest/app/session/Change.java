package palimpsest.app.session;

import palimpsest.engine.memory.Actor;

/**
 * Bytes written since the last stop, all by the same actor. Ranges of one list do not overlap.
 *
 * @param changed whether their value is another now; false for bytes that were rewritten unchanged
 */
public record Change(MemoryRange range, Actor actor, boolean changed) {}
