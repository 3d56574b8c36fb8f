package palimpsest.app.structures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import palimpsest.engine.source.Span;

/** Something with a name that bytes can be read as. */
sealed interface Declaration {

    /**
     * Fields, one after the other or, in a union, all at the same place.
     *
     * @param parameters names of types that whoever uses it gives
     * @param packed whether there is no padding
     * @param alignment in bytes, where it is told
     * @param size in bytes, where it is told
     * @param big the order of its numbers, where it is told
     * @param text as it was written
     */
    record Structure(
            String name,
            List<String> parameters,
            boolean union,
            boolean packed,
            OptionalInt alignment,
            OptionalLong size,
            Optional<Boolean> big,
            List<Field> fields,
            String text)
            implements Declaration {
        public Structure {
            parameters = List.copyOf(parameters);
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of a structure.
     *
     * @param name {@code _} for one that is only there to take room
     * @param width how many bits it has, if it is a bit field; 0 ends the bits before it
     * @param place where it begins, in bits from the beginning of the structure, where it is told
     */
    record Field(String name, Type type, OptionalInt width, OptionalLong place, Span span) {
        boolean isShown() {
            return !name.equals("_");
        }
    }

    /**
     * Names for numbers.
     *
     * @param flags whether each is a bit, so that a value may have several
     */
    record Enumeration(String name, Scalar scalar, boolean flags, List<Member> members, String text)
            implements Declaration {
        public Enumeration {
            members = List.copyOf(members);
        }

        @Override
        public List<String> parameters() {
            return List.of();
        }
    }

    /** A name for a number. */
    record Member(String name, long value) {}

    /** Another name for a type. */
    record Alias(String name, List<String> parameters, Type type, String text) implements Declaration {
        public Alias {
            parameters = List.copyOf(parameters);
        }
    }

    String name();

    List<String> parameters();

    /** As it was written. */
    String text();
}
