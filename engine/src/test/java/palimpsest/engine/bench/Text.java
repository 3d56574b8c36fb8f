package palimpsest.engine.bench;

import java.nio.charset.StandardCharsets;

/** A long text that is read from its beginning to its end. */
final class Text {
    static final String WORDS =
            "Every byte knows who wrote it, when, and what stood there before.\nA page may be written over; ";

    private static final byte[] PIECE = WORDS.repeat(1024).getBytes(StandardCharsets.UTF_8);

    private final long length;
    private long at;

    Text(long length) {
        this.length = length;
    }

    /** Reads at most so many bytes; -1 at the end. */
    int read(byte[] into, int offset, int count) {
        if (at == length) {
            return -1;
        }
        int from = (int) (at % PIECE.length);
        int size = (int) Math.min(Math.min(count, PIECE.length - from), length - at);
        System.arraycopy(PIECE, from, into, offset, size);
        at += size;
        return size;
    }

    /** What there is to count: lines, words, bytes, and the hash FNV-1a of 32 bits. */
    String count() {
        long lines = 0;
        long words = 0;
        boolean inWord = false;
        int hash = 0x811c9dc5;
        for (long i = 0; i < length; i++) {
            byte letter = PIECE[(int) (i % PIECE.length)];
            boolean space = letter == ' ' || letter == '\n';
            lines += letter == '\n' ? 1 : 0;
            words += !space && !inWord ? 1 : 0;
            inWord = !space;
            hash = (hash ^ letter) * 0x01000193;
        }
        return String.format("%d %d %d %08x", lines, words, length, hash);
    }
}
