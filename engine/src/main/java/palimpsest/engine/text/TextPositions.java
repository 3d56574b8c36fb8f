package palimpsest.engine.text;

import java.util.Arrays;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Positions;

/** Where the instructions of a text's code were written: for each encoded offset, in rising order, a span. */
final class TextPositions implements Positions {

    private int[] offsets = new int[8];
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private int size;

    void add(int offset, Span span) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        offsets[size] = offset;
        starts[size] = span.start();
        ends[size] = span.end();
        size++;
    }

    /** Gives back what was set aside for more. */
    TextPositions trimmed() {
        offsets = Arrays.copyOf(offsets, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        return this;
    }

    @Override
    public Span span(int start, int end) {
        int found = Arrays.binarySearch(offsets, 0, size, start);
        int at = found >= 0 ? found : Math.max(0, -found - 2);
        return size == 0 ? Span.at(0) : new Span(starts[at], ends[at]);
    }
}
