package palimpsest.app.session;

import java.util.List;

/**
 * The coarse picture of the whole record, never more than a few hundred pieces.
 *
 * @param buckets equally long pieces of the record, in order; the last may be shorter
 * @param events what the host did, growths and traps, in order; when there are too many, some of each piece
 * @param eventsComplete whether {@code events} has all
 */
public record Overview(List<Bucket> buckets, List<TimelineEvent> events, boolean eventsComplete) {

    public static final Overview NOTHING = new Overview(List.of(), List.of(), true);

    public Overview {
        buckets = List.copyOf(buckets);
        events = List.copyOf(events);
    }

    /**
     * A piece of the record.
     *
     * @param from its first step
     * @param to the step after its last
     * @param hostActions how many of its steps are the host's
     * @param pagesWritten about how many pages of memory were written
     * @param grew whether a memory grew
     * @param trapped whether something trapped
     */
    public record Bucket(long from, long to, long hostActions, long pagesWritten, boolean grew, boolean trapped) {}
}
