package palimpsest.app.structures;

import java.util.List;
import java.util.stream.Stream;
import palimpsest.engine.source.Span;

/** How many there are of something: a number, a field, or reckoned from both. */
sealed interface Formula {

    record Literal(long value) implements Formula {
        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    /** A field by its name; {@code header.size} is a field of a field. */
    record Path(List<String> names, Span span) implements Formula {
        public Path {
            names = List.copyOf(names);
        }

        @Override
        public String text() {
            return String.join(".", names);
        }
    }

    /** The bytes of a type. */
    record SizeOf(Type type) implements Formula {
        @Override
        public String text() {
            return "sizeof(" + type.text() + ")";
        }
    }

    /**
     * Two formulas, and what is made of them.
     *
     * @param sign one of {@code + - * /}
     */
    record Reckoned(Formula left, char sign, Formula right) implements Formula {
        @Override
        public String text() {
            return left.text() + " " + sign + " " + right.text();
        }
    }

    /** As somebody would write it. */
    String text();

    /** The fields that it needs. */
    default Stream<Path> paths() {
        if (this instanceof Path path) {
            return Stream.of(path);
        }
        if (this instanceof Reckoned reckoned) {
            return Stream.concat(reckoned.left.paths(), reckoned.right.paths());
        }
        return Stream.empty();
    }
}
