package palimpsest.app.session;

import java.util.List;

/**
 * The whole record from far away; it is never large.
 *
 * @param calls all that took long, and of the others only some
 * @param events what the host did, growths and traps; several of a kind that lie close together are one
 * @param linesWritten how many pieces of 256 bytes were written to, about; parts of the record without any are left out
 */
public record Overview(CallSpans calls, TimelineEvents events, List<Piece> linesWritten) {

    public static final Overview NOTHING = new Overview(
            new CallSpans(0, 0, List.of(), 0, true, true),
            new TimelineEvents(0, 0, List.of(), false, 0, true),
            List.of());

    public Overview {
        linesWritten = List.copyOf(linesWritten);
    }

    /**
     * A piece of the record.
     *
     * @param from its first step
     * @param to the step after its last
     */
    public record Piece(long from, long to, long count) {}
}
