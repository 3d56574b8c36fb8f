package palimpsest.engine.history;

import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/**
 * Somebody read watched bytes.
 *
 * @param step the instruction's; of the host's reading, which is no step, the one that came next
 * @param actor {@link Actor#MODULE} or {@link Actor#HOST}
 * @param memory the index of the memory in its store
 * @param address the first byte of the access, unsigned
 * @param width how many bytes it read
 * @param watched the first byte that was asked about and read
 * @param bytes the bytes from there on that were asked about and read, as they were
 */
public record PastRead(
        long step, Actor actor, int memory, long address, long width, long watched, ByteSlice bytes, Place place) {}
