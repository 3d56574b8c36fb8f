package palimpsest.app.session;

import java.util.Optional;
import palimpsest.engine.source.Span;

/**
 * Where an instruction stands.
 *
 * @param shown its span in the text that is shown, where it is known
 * @param text the place in the source as people name it: {@code sum.wat:10:5}, {@code sum.wasm:0x5f}
 * @param op the instruction's name, {@code i32.store}; empty where there is none
 * @param function the function's name, or its index as {@code function 3}; empty outside of functions
 * @param original where it comes from, where that is known
 */
public record Place(Optional<Span> shown, String text, String op, String function, Optional<Original> original) {

    /** A place of which is not known where it comes from. */
    public Place(Optional<Span> shown, String text, String op, String function) {
        this(shown, text, op, function, Optional.empty());
    }

    /** Its place in the program as people wrote it, where that is known; else {@link #text}. */
    public String best() {
        return original.map(Original::text).orElse(text);
    }

    Place from(Optional<Original> known) {
        return new Place(shown, text, op, function, known);
    }
}
