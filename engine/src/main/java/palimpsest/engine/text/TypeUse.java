package palimpsest.engine.text;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.FunctionType;

/**
 * A type use as it is written. See the specification, Text Format, Type Uses.
 *
 * @param explicit the index of {@code (type x)}, if it is there
 * @param inline parameters and results
 * @param parameterIds for each inline parameter the token of its identifier, or -1
 * @param span where it stands; where nothing is written, what comes next
 */
record TypeUse(Optional<Integer> explicit, FunctionType inline, List<Integer> parameterIds, Span span) {

    boolean isInlineEmpty() {
        return inline.parameters().isEmpty() && inline.results().isEmpty();
    }
}
