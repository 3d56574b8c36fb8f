package palimpsest.app.structures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import palimpsest.engine.source.Span;

/** What bytes are read as. */
sealed interface Type {

    /** One value. */
    record Single(Scalar scalar) implements Type {
        @Override
        public String text() {
            return scalar.label();
        }
    }

    /** Bytes nobody knows more of: what a {@code *void} points to. */
    record Opaque(String text) implements Type {}

    /** An address, 4 or 8 bytes by the memory. */
    record Pointer(Type target) implements Type {
        @Override
        public String text() {
            return "*" + target.text();
        }
    }

    /** The same type so many times. */
    record Array(Type element, Formula count) implements Type {
        @Override
        public String text() {
            return "[" + element.text() + "; " + count.text() + "]";
        }
    }

    /**
     * Characters.
     *
     * @param length in units of the encoding; what a zero ends may have none
     * @param ended whether the first zero ends it
     */
    record Characters(Encoding encoding, Optional<Formula> length, boolean ended) implements Type {
        @Override
        public String text() {
            String word = ended ? encoding.ended() : encoding.counted();
            return word + length.map(formula -> "(" + formula.text() + ")").orElse("");
        }
    }

    /** Something that is declared, or a parameter of the structure around it. */
    record Named(String name, List<Type> arguments, Span span) implements Type {
        public Named {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String text() {
            return arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(Type::text).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    /** A structure or union without a name of its own. */
    record Inline(Declaration.Structure structure) implements Type {
        @Override
        public String text() {
            return structure.union() ? "union" : "struct";
        }
    }

    /** A type whose numbers stand in another order than those around it. */
    record Ordered(boolean big, Type of) implements Type {
        @Override
        public String text() {
            return (big ? "big " : "little ") + of.text();
        }
    }

    /** As somebody would write it. */
    String text();
}
