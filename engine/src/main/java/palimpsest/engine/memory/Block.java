package palimpsest.engine.memory;

import java.util.Arrays;

/**
 * What 4 KiB of a memory were at one time: bytes, and who wrote each. As long as the memory itself still holds just that,
 * nothing is copied; before it changes there, the block is saved.
 */
final class Block {

    static final int LOG2 = 12;
    static final int SIZE = 1 << LOG2;

    private static final byte[] NOT_SAVED = {};
    private static final byte[] ZEROES = new byte[SIZE];
    private static final int OBJECT_COST = 40;

    private byte[] bytes = NOT_SAVED;
    private SavedWriters writers = SavedWriters.NOBODY;

    /** A block of zeroes that nobody wrote. */
    static Block zero() {
        Block block = new Block();
        block.bytes = ZEROES;
        return block;
    }

    boolean saved() {
        return bytes != NOT_SAVED;
    }

    /** Copies what a page of the memory holds from an index on. */
    void save(byte[] page, int[] pageWriters, int from, WritersPacker packer) {
        bytes = Arrays.equals(page, from, from + SIZE, ZEROES, 0, SIZE)
                ? ZEROES
                : Arrays.copyOfRange(page, from, from + SIZE);
        writers = packer.pack(pageWriters, from);
    }

    /** Copies it back into a page. */
    void load(byte[] page, int[] pageWriters, int to) {
        System.arraycopy(bytes, 0, page, to, SIZE);
        writers.unpack(pageWriters, to);
    }

    /** About how many bytes of Java's memory it takes. */
    long cost() {
        return saved() ? OBJECT_COST + (bytes == ZEROES ? 0 : SIZE + 16) + writers.cost() : 0;
    }
}
