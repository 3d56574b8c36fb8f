package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.List;
import palimpsest.app.session.ConsoleLine.Kind;

/** The console's lines. Capped in number and length, so that nobody can fill the heap by talking. */
final class ConsoleLog {

    static final int MOST_LINES = 2_000;
    private static final int LONGEST_LINE = 2_000;

    private final ArrayDeque<ConsoleLine> lines = new ArrayDeque<>();
    private List<ConsoleLine> copy = List.of();
    private boolean stale;

    void add(Kind kind, String text) {
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(new ConsoleLine(
                kind, text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + " \u2026"));
        stale = true;
    }

    void clear() {
        lines.clear();
        stale = true;
    }

    /** The lines, the newest last; the same list until there is another line. */
    List<ConsoleLine> lines() {
        if (stale) {
            copy = List.copyOf(lines);
            stale = false;
        }
        return copy;
    }
}
