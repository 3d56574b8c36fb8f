package palimpsest.app.session;

/**
 * The record of an instance, and where the cursor stands on it.
 *
 * @param start the first step of the record
 * @param cursor the step that comes next; all of the snapshot is as it was before it
 * @param end how far the record goes: the first step that has never been done
 * @param atEnd whether the cursor is at the end, where the module can go on; in the past, acting cuts the future off
 * @param thinned whether the budget is used up, so that old moments are reached more slowly
 * @param bytes about how many bytes of Java's memory the record takes
 * @param budget how many it may take
 */
public record Time(long start, long cursor, long end, boolean atEnd, boolean thinned, long bytes, long budget) {

    /** Nothing was recorded. */
    public static final Time NONE = new Time(0, 0, 0, true, false, 0, 0);

    /** Whether there is something to go back to. */
    public boolean hasPast() {
        return cursor > start;
    }

    /** Whether there is something to go forward to that has happened already. */
    public boolean hasFuture() {
        return cursor < end;
    }
}
