package palimpsest.app.session;

import java.util.List;

/**
 * The coarse picture of the whole record; it is never large.
 *
 * @param hostActions how often the host acted: calls, returns, writes, growths; pieces without any are left out
 * @param pagesWritten how many pages of memory were written; pieces without any are left out
 * @param events instantiations and calls with their returns, what was done by hand, growths and traps, by step
 * @param eventsComplete whether {@code events} has all; else the oldest are missing
 */
public record Overview(
        List<Piece> hostActions, List<Piece> pagesWritten, List<TimelineEvent> events, boolean eventsComplete) {

    public static final Overview NOTHING = new Overview(List.of(), List.of(), List.of(), true);

    public Overview {
        hostActions = List.copyOf(hostActions);
        pagesWritten = List.copyOf(pagesWritten);
        events = List.copyOf(events);
    }

    /**
     * A piece of the record.
     *
     * @param from its first step
     * @param to the step after its last
     */
    public record Piece(long from, long to, long count) {}
}
