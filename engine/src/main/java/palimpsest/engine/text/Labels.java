package palimpsest.engine.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.Span;

/** The labels of the blocks that are open. See the specification, Text Format, Labels. */
final class Labels {

    private final Map<String, Integer> depths = new HashMap<>();
    private int depth;

    /** Opens a block; gives back what {@link #close} needs: the depth that the identifier stood for before, or 0. */
    int open(Optional<String> id) {
        depth++;
        return id.isPresent() ? Optional.ofNullable(depths.put(id.get(), depth)).orElse(0) : 0;
    }

    void close(Optional<String> id, int shadowed) {
        depth--;
        if (id.isPresent()) {
            if (shadowed == 0) {
                depths.remove(id.get());
            } else {
                depths.put(id.get(), shadowed);
            }
        }
    }

    /** The label that comes next, counted from the innermost block. */
    int resolve(TokenCursor in) {
        if (!in.at(TokenKind.ID)) {
            return in.u32("a label");
        }
        Span span = in.span();
        String id = in.id().orElseThrow();
        Integer found = depths.get(id);
        if (found == null) {
            throw in.fault(span, "unknown label $" + id, Suggestions.nearestId(id, depths.keySet()));
        }
        return depth - found;
    }
}
