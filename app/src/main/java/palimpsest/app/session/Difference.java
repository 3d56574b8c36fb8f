package palimpsest.app.session;

import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/**
 * Neighbouring bytes that differ between two moments.
 *
 * @param actor who wrote them last before the later moment
 * @param before as they were at the earlier moment; shorter, or empty, where the memory was not there yet
 * @param after as they were at the later moment
 */
public record Difference(MemoryRange range, Actor actor, ByteSlice before, ByteSlice after) {}
