package palimpsest.engine.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What lines of 256 bytes held before they were first written to after a mark, so that a memory can be taken back to it, the
 * latest line first. It serves short ways back; once there is too much of it, it forgets all marks.
 */
final class LineLog {

    private static final int LINE = 1 << DirtyLines.LINE_LOG2;
    private static final int LINES_IN_PAGE = (1 << 16) / LINE;
    private static final int[] NEVER = new int[LINES_IN_PAGE];
    /** So many lines lie in a chunk, and so many chunks are filled at most: about 40 MiB. */
    private static final int IN_CHUNK = 256;

    private static final int MOST = 128 * IN_CHUNK;
    private static final int MOST_MARKS = 64;
    /** So many chunks are kept for the next time. */
    private static final int SPARE = 16;

    private final List<Chunk> chunks = new ArrayList<>();
    private int count;
    /** For each page and line the segment, which is what lies between two marks, in which it was kept last. */
    private int[][] kept = {};

    private int segment = 1;
    /** The marks that hold, in their order. */
    private final List<Position> marks = new ArrayList<>();

    private static final class Chunk {
        final byte[] bytes = new byte[IN_CHUNK * LINE];
        final int[] writers = new int[IN_CHUNK * LINE];
        final int[] lines = new int[IN_CHUNK];
    }

    /** Where the log stood at a mark. */
    static final class Position {
        private final int count;

        private Position(int count) {
            this.count = count;
        }
    }

    /** Whether lines must be kept before they are written to. */
    boolean active() {
        return !marks.isEmpty();
    }

    Position mark() {
        if (marks.size() == MOST_MARKS) {
            forget();
        }
        segment++;
        marks.add(new Position(count));
        return marks.get(marks.size() - 1);
    }

    /** Whether the memory can be taken back there. */
    boolean reaches(Position position) {
        return marks.contains(position);
    }

    /** Forgets all marks. */
    void forget() {
        marks.clear();
        count = 0;
        chunks.subList(Math.min(SPARE, chunks.size()), chunks.size()).clear();
    }

    /** Lines of a page, from one to another, are about to be written to. */
    void keep(int page, int first, int last, byte[] bytes, int[] writers) {
        if (page >= kept.length) {
            int old = kept.length;
            kept = Arrays.copyOf(kept, Math.max(page + 1, old * 2));
            Arrays.fill(kept, old, kept.length, NEVER);
        }
        if (kept[page] == NEVER) {
            kept[page] = new int[LINES_IN_PAGE];
        }
        for (int line = first; line <= last && active(); line++) {
            if (kept[page][line] != segment) {
                kept[page][line] = segment;
                add(page * LINES_IN_PAGE + line, bytes, writers, line * LINE);
            }
        }
    }

    private void add(int line, byte[] bytes, int[] writers, int from) {
        if (count == MOST) {
            forget();
            return;
        }
        if (count == chunks.size() * IN_CHUNK) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.get(count / IN_CHUNK);
        int index = count % IN_CHUNK;
        chunk.lines[index] = line;
        System.arraycopy(bytes, from, chunk.bytes, index * LINE, LINE);
        System.arraycopy(writers, from, chunk.writers, index * LINE, LINE);
        count++;
    }

    /** The latest line that was kept after a position; -1 if there is none. */
    int latest(Position position) {
        return count > position.count ? chunks.get((count - 1) / IN_CHUNK).lines[(count - 1) % IN_CHUNK] : -1;
    }

    /** Puts back what the latest line held, into its page. */
    void putBack(byte[] bytes, int[] writers) {
        count--;
        Chunk chunk = chunks.get(count / IN_CHUNK);
        int index = count % IN_CHUNK;
        int to = chunk.lines[index] % LINES_IN_PAGE * LINE;
        System.arraycopy(chunk.bytes, index * LINE, bytes, to, LINE);
        System.arraycopy(chunk.writers, index * LINE, writers, to, LINE);
    }

    /** The memory is what it was at a mark; those after it hold no longer. */
    void wasPutBack(Position position) {
        marks.subList(marks.indexOf(position) + 1, marks.size()).clear();
        segment++;
    }

    /** About how many bytes of Java's memory it takes. */
    long cost() {
        return (long) chunks.size() * IN_CHUNK * (5 * LINE + 4);
    }
}
