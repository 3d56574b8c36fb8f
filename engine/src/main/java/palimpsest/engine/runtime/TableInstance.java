package palimpsest.engine.runtime;

import java.util.Arrays;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.TableType;

/** A table of the store. See the specification, Table Instances. Indices are unsigned. */
public final class TableInstance implements External {

    /** How many elements a table has at most, where nothing else is said. */
    public static final int LARGEST = 10_000_000;

    private final TableType declared;
    private final int most;
    private Reference[] elements;
    /** Whether an image shares the elements. */
    private boolean shared;

    /** @throws TrapException if the minimum is more than {@link #LARGEST} */
    public TableInstance(TableType declared, Reference initial) {
        this(declared, initial, LARGEST);
    }

    /** @param most how many elements it gets at most, whatever its maximum */
    TableInstance(TableType declared, Reference initial, int most) {
        long minimum = declared.limits().minimum();
        if (Long.compareUnsigned(minimum, most) > 0) {
            throw new TrapException(
                    Phase.EXHAUSTION,
                    "out of memory: a table of " + Long.toUnsignedString(minimum) + " elements; the limit is " + most);
        }
        this.declared = declared;
        this.most = most;
        this.elements = new Reference[(int) minimum];
        Arrays.fill(elements, initial);
    }

    /** Its type now: the minimum is the size it has. */
    public TableType type() {
        return typeOf(elements.length);
    }

    /** Its type when it had, or if it had, so many elements. */
    public TableType typeOf(int size) {
        return new TableType(
                declared.addressType(), new Limits(size, declared.limits().maximum()), declared.element());
    }

    public int size() {
        return elements.length;
    }

    /** The element, given {@code index} is below {@link #size()}. */
    public Reference get(int index) {
        return elements[index];
    }

    public void set(int index, Reference element) {
        own();
        elements[index] = element;
    }

    /**
     * Adds elements.
     *
     * @return the size before, or -1 if the table cannot be so large
     */
    public int grow(long delta, Reference initial) {
        int old = elements.length;
        long maximum = declared.limits().maximum().orElse(-1);
        if (Long.compareUnsigned(delta, most - old) > 0 || Long.compareUnsigned(old + delta, maximum) > 0) {
            return -1;
        }
        elements = Arrays.copyOf(elements, old + (int) delta);
        shared = false;
        Arrays.fill(elements, old, elements.length, initial);
        return old;
    }

    /** Refuses a range that does not fit; {@code start} and {@code count} are unsigned. */
    public void check(long start, long count) {
        int size = elements.length;
        if (Long.compareUnsigned(count, size) > 0 || Long.compareUnsigned(start, size - count) > 0) {
            throw new TrapException("out of bounds table access: elements " + Long.toUnsignedString(start)
                    + " to before " + Long.toUnsignedString(start + count) + ", but the table has " + size);
        }
    }

    /** Copies within bounds that were checked; overlapping ranges are handled as {@code table.copy} asks. */
    public void copy(int to, TableInstance from, int start, int count) {
        own();
        System.arraycopy(from.elements, start, elements, to, count);
    }

    /** Copies within bounds that were checked. */
    public void copy(int to, Reference[] from, int start, int count) {
        own();
        System.arraycopy(from, start, elements, to, count);
    }

    public void fill(int start, Reference element, int count) {
        own();
        Arrays.fill(elements, start, start + count, element);
    }

    /** Its elements as they are now; the table copies them before it changes. To be read only. */
    public Reference[] image() {
        shared = true;
        return elements;
    }

    /** Makes the elements what they were when the image was taken. */
    public void restore(Reference[] image) {
        elements = image;
        shared = true;
    }

    /** Makes it what it was when it was made, with another first element. */
    public void reset(Reference initial) {
        elements = new Reference[(int) declared.limits().minimum()];
        Arrays.fill(elements, initial);
        shared = false;
    }

    private void own() {
        if (shared) {
            elements = elements.clone();
            shared = false;
        }
    }
}
