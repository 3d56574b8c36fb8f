package palimpsest.engine.syntax;

import java.util.List;

/** Types that may name each other; a type defined alone is a group of one. See the specification, Recursive Types. */
public record RecursiveType(List<SubType> types) {

    public RecursiveType {
        types = List.copyOf(types);
    }
}
