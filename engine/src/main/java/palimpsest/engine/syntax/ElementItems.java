package palimpsest.engine.syntax;

import java.util.List;

/** The elements of a segment, in the form they were written. See the specification, Element Segments. */
public sealed interface ElementItems {

    int size();

    /** Function indices (unsigned); the segment's type is {@code (ref func)}. */
    record Functions(List<Integer> indices) implements ElementItems {
        public Functions {
            indices = List.copyOf(indices);
        }

        @Override
        public int size() {
            return indices.size();
        }
    }

    /** Constant expressions. */
    record Expressions(List<Code> expressions) implements ElementItems {
        public Expressions {
            expressions = List.copyOf(expressions);
        }

        @Override
        public int size() {
            return expressions.size();
        }
    }
}
