package palimpsest.app.session;

import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/** Bytes that a step wrote, and what stood there before. */
public record Overwritten(long step, Actor actor, MemoryRange range, ByteSlice before, ByteSlice after, Place place) {}
