package palimpsest.engine.timeline;

import java.util.Arrays;

/** Slices of a record's steps, which merge pairwise when there are too many. */
final class Slices {

    private static final int MOST = 4096;

    private final long start;
    private final long[] ends = new long[MOST];
    private final long[] lines = new long[MOST];
    private int count;
    /** A slice that is shorter is not finished. */
    private long width = 1;

    Slices(long start) {
        this.start = start;
    }

    int count() {
        return count;
    }

    long start(int index) {
        return index == 0 ? start : ends[index - 1];
    }

    long end(int index) {
        return ends[index];
    }

    long lines(int index) {
        return lines[index];
    }

    /** Adds steps up to one. */
    void add(long end, long linesWritten) {
        if (count > 0 && ends[count - 1] - start(count - 1) < width) {
            count--;
            lines[count] += linesWritten;
        } else {
            if (count == MOST) {
                merge();
            }
            lines[count] = linesWritten;
        }
        ends[count++] = end;
    }

    private void merge() {
        for (int i = 0; i < MOST / 2; i++) {
            ends[i] = ends[2 * i + 1];
            lines[i] = lines[2 * i] + lines[2 * i + 1];
        }
        count = MOST / 2;
        width = Math.max(2 * width, (ends[count - 1] - start) / MOST);
    }

    /** Forgets what was after a step. */
    void cut(long step) {
        int found = Arrays.binarySearch(ends, 0, count, step);
        count = found >= 0 ? found + 1 : Math.min(count, -found);
        if (count > 0) {
            ends[count - 1] = Math.min(ends[count - 1], step);
            if (ends[count - 1] == start(count - 1)) {
                count--;
            }
        }
        width = 1 + (step - start) / MOST;
    }
}
