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
 */
public record Place(Optional<Span> shown, String text, String op, String function) {}
