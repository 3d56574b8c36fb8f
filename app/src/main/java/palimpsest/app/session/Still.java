package palimpsest.app.session;

import palimpsest.engine.source.ByteSlice;

/**
 * Some bytes after one step of the record.
 *
 * @param cursor how many steps were done then
 * @param op what the last of them was, {@code i32.store}; empty where the episode begins
 * @param words what it did, in a sentence; may be empty
 * @param place where its instruction or the host's line stands; may be empty
 * @param length the size of the memory in bytes
 * @param bytes the bytes, as far as the memory had them
 * @param marks a {@link Mark} for each
 */
public record Still(
        long cursor, String op, String words, String place, long length, ByteSlice bytes, ByteSlice marks) {}
