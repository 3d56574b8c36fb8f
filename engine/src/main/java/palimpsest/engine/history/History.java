package palimpsest.engine.history;

import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.WriterSearch;

/**
 * What can be asked of a recorded past. Searches begin at the cursor where nothing else is said, and all leave the cursor
 * where it was. Belongs to the machine's thread.
 */
public final class History {

    private final Timeline timeline;

    /** Answers from a timeline's record. */
    public History(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * Everybody who wrote a byte before the cursor, newest first: instructions, data segments, the host, and growth as the
     * last where it made the byte.
     */
    public WriterSearch writers(int memory, long address) {
        return timeline.writersOf(memory, address);
    }

    /**
     * What a step wrote, and who had written there before.
     *
     * @param step from the record's start to before its end
     */
    public Overwriting overwriting(long step, Progress progress) {
        return Overwritings.of(timeline, step, progress);
    }

    /** Who read one of some bytes from the step {@code from} to before {@code to}, newest first. */
    public ReaderSearch readers(int memory, long address, int count, long from, long to) {
        return new ReaderSearch(timeline, memory, address, count, from, to);
    }

    /** Where a byte comes from that stands in a memory at the cursor, followed back through copies. */
    public OriginSearch origin(int memory, long address) {
        return OriginSearch.of(timeline, memory, address);
    }

    /** Where an operand comes from that an instruction took. */
    public OriginSearch origin(OriginOperand operand) {
        return OriginSearch.of(timeline, operand);
    }

    /**
     * The former values of some bytes before the cursor.
     *
     * @param depth how many of each byte; times {@code count} at most {@link LayerSearch#MOST}
     */
    public LayerSearch layers(int memory, long address, int count, int depth) {
        LinearMemory of = timeline.machine().store().memories().get(memory).memory();
        return new LayerSearch(timeline, of, address, count, depth, timeline.cursor());
    }

    /**
     * The calls that were in progress from a step to before another, both within the record.
     *
     * @param most how many to list; the longest are
     */
    public CallSpans calls(long from, long to, int most, Progress progress) {
        return Calls.of(timeline, from, to, most, progress);
    }

    /**
     * Writes, growths, failures and what the host did from a step to before another, both within the record.
     *
     * @param most how many events to list at most, writes apart; and about how many groups of writes
     */
    public PastEvents events(long from, long to, int most, Progress progress) {
        return Events.of(timeline, from, to, most, progress);
    }

    /**
     * What differs between two moments of the record.
     *
     * @param most how many runs of bytes, globals and elements to list, of each
     */
    public Difference difference(long a, long b, int most, Progress progress) {
        return Differences.of(timeline, a, b, most, progress);
    }
}
