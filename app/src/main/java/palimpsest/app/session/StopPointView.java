package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Span;

/**
 * A breakpoint or watchpoint.
 *
 * @param number names it, as long as the session lasts
 * @param words what it stops at: {@code line 12}, {@code changes of 4 bytes at 0x10}
 * @param shown where it stops, in the text that is shown; empty for one that is not in the code, or that has no code there
 * @param condition an expression; empty to stop always
 * @param ignored how many times it is met without stopping
 * @param hits how often it was met
 * @param problem why it does not work, or why its condition could not be evaluated
 */
public record StopPointView(
        int number,
        StopAt at,
        String words,
        List<Span> shown,
        boolean enabled,
        String condition,
        long ignored,
        long hits,
        Optional<String> problem) {

    public StopPointView {
        shown = List.copyOf(shown);
    }
}
