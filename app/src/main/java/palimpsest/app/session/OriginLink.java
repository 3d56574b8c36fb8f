package palimpsest.app.session;

import java.util.Optional;
import palimpsest.engine.memory.Actor;

/**
 * One station on the way of a byte's value, from where it is back to where it came from.
 *
 * @param step when the value got there
 * @param words what happened, {@code copied by memory.copy from 0x20}
 * @param at where the value stood then, if in a memory
 */
public record OriginLink(long step, Actor actor, String words, Place place, Optional<MemoryRange> at) {}
