package palimpsest.engine.memory;

/**
 * One write that a byte has had.
 *
 * @param before the byte's old value, 0 to 255
 * @param after its new value, 0 to 255
 */
public record PastWrite(long step, WriteSite site, int before, int after) {}
