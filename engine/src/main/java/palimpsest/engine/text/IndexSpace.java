package palimpsest.engine.text;

import java.util.HashMap;
import java.util.Map;
import palimpsest.engine.source.Span;

/** Things of one kind, their identifiers and indices. See the specification, Text Format, Indices. */
final class IndexSpace {

    private final String word;
    private final Map<String, Integer> byId = new HashMap<>();
    private int count;

    /** @param word what the things are called in messages: {@code func}, {@code local} */
    IndexSpace(String word) {
        this.word = word;
    }

    int count() {
        return count;
    }

    /** Leaves room for things without identifiers. */
    void addAnonymous(int more) {
        count += more;
    }

    /** Gives the next index to the identifier that comes next, if one does; the index. */
    int bind(TokenCursor in) {
        int index = bind(in, in.at(TokenKind.ID) ? in.index() : -1);
        in.id();
        return index;
    }

    /** Gives the next index to the identifier with this token, or to nothing where it is -1; the index. */
    int bind(TokenCursor in, int token) {
        int index = count++;
        if (token >= 0 && byId.putIfAbsent(in.idText(token), index) != null) {
            throw in.fault(in.tokens().span(token), "duplicate " + word + " $" + in.idText(token));
        }
        return index;
    }

    /** Whether an index comes next, as a number or an identifier. */
    static boolean atIndex(TokenCursor in) {
        return in.at(TokenKind.NAT) || in.at(TokenKind.ID);
    }

    /** The index that comes next; a number is taken as it is. */
    int resolve(TokenCursor in) {
        if (!in.at(TokenKind.ID)) {
            return in.u32("a " + word + " index");
        }
        Span span = in.span();
        String id = in.id().orElseThrow();
        Integer index = byId.get(id);
        if (index == null) {
            throw in.fault(span, "unknown " + word + " $" + id, Suggestions.nearestId(id, byId.keySet()));
        }
        return index;
    }
}
