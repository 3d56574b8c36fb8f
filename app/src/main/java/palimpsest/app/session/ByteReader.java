package palimpsest.app.session;

import palimpsest.engine.memory.Actor;

/**
 * A read of a byte.
 *
 * @param value the byte as it was read, 0 to 255
 */
public record ByteReader(long step, Actor actor, int value, Place place) {}
