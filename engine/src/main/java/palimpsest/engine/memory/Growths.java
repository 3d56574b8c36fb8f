package palimpsest.engine.memory;

import java.util.Arrays;

/** The growths of a memory, oldest first: where each began, when, and by which site. */
final class Growths {

    private long[] starts = new long[4];
    private long[] steps = new long[4];
    private int[] sites = new int[4];
    private int count;

    /** Notes a growth that added bytes from {@code start} on; growths by nothing are not noted. */
    void add(long start, long step, int site) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            steps = Arrays.copyOf(steps, count * 2);
            sites = Arrays.copyOf(sites, count * 2);
        }
        starts[count] = start;
        steps[count] = step;
        sites[count++] = site;
    }

    int count() {
        return count;
    }

    void truncate(int newCount) {
        count = newCount;
    }

    /** Which growth made a byte: its index, or -1 if the byte was there from the beginning. */
    int of(long address) {
        int found = Arrays.binarySearch(starts, 0, count, address);
        return found >= 0 ? found : -found - 2;
    }

    long start(int growth) {
        return starts[growth];
    }

    long step(int growth) {
        return steps[growth];
    }

    int site(int growth) {
        return sites[growth];
    }
}
