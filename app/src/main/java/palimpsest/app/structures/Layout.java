package palimpsest.app.structures;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import palimpsest.app.structures.Declaration.Field;
import palimpsest.app.structures.Declaration.Structure;

/** How large types are and how they are aligned, by the rules of C, as far as that is known without looking at memory. */
final class Layout {
    private static final int MOST_NESTED = 64;

    private final Descriptions descriptions;
    private final int pointer;
    private final Map<String, Measure> known = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    /**
     * The room a type takes.
     *
     * @param size in bytes; empty where it depends on what is in memory
     * @param alignment in bytes
     */
    record Measure(OptionalLong size, int alignment) {
        static Measure of(long size, int alignment) {
            return new Measure(OptionalLong.of(size), alignment);
        }
    }

    /** A type that contains itself, or is larger than any memory. */
    static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String type;
        private final boolean endless;

        Impossible(String type, boolean endless) {
            super(type, null, false, false);
            this.type = type;
            this.endless = endless;
        }

        /** As it was written. */
        String type() {
            return type;
        }

        /** Whether it contains itself. */
        boolean endless() {
            return endless;
        }
    }

    /** @param pointer how many bytes an address has */
    Layout(Descriptions descriptions, int pointer) {
        this.descriptions = descriptions;
        this.pointer = pointer;
    }

    int pointer() {
        return pointer;
    }

    /**
     * The type that a name stands for: none with a name that is another's.
     *
     * @throws Impossible for a name that stands for itself
     */
    Type resolve(Type type) {
        Type resolved = type;
        for (int i = 0; i < MOST_NESTED; i++) {
            Optional<Declaration.Alias> alias = declaration(resolved)
                    .filter(Declaration.Alias.class::isInstance)
                    .map(Declaration.Alias.class::cast);
            if (alias.isEmpty()) {
                return resolved;
            }
            resolved = Substitution.of(alias.get().parameters(), ((Type.Named) resolved).arguments())
                    .in(alias.get().type());
        }
        throw new Impossible(type.text(), true);
    }

    /** The structure that a resolved type is, with its arguments in it. */
    Optional<Structure> structure(Type resolved) {
        if (resolved instanceof Type.Inline inline) {
            return Optional.of(inline.structure());
        }
        return declaration(resolved)
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast)
                .map(found -> Substitution.of(found.parameters(), ((Type.Named) resolved).arguments())
                        .in(found));
    }

    Optional<Declaration.Enumeration> enumeration(Type resolved) {
        return declaration(resolved)
                .filter(Declaration.Enumeration.class::isInstance)
                .map(Declaration.Enumeration.class::cast);
    }

    private Optional<Declaration> declaration(Type type) {
        return type instanceof Type.Named named ? descriptions.named(named.name()) : Optional.empty();
    }

    /** The scalar that a resolved type is in memory, if it is one: a number, or the number of an enumeration. */
    Optional<Scalar> scalar(Type resolved) {
        return resolved instanceof Type.Single single
                ? Optional.of(single.scalar())
                : enumeration(resolved).map(Declaration.Enumeration::scalar);
    }

    /**
     * The room a type takes.
     *
     * @throws Impossible if it contains itself or is larger than any memory
     */
    Measure measure(Type type) {
        try {
            return measured(type);
        } catch (ArithmeticException overflow) {
            throw new Impossible(type.text(), false);
        }
    }

    private Measure measured(Type type) {
        if (type instanceof Type.Ordered ordered) {
            return measured(ordered.of());
        }
        if (type instanceof Type.Pointer) {
            return Measure.of(pointer, pointer);
        }
        if (type instanceof Type.Array array) {
            Measure element = measured(array.element());
            OptionalLong count = constant(array.count());
            OptionalLong size = count.isPresent()
                            && count.getAsLong() >= 0
                            && element.size().isPresent()
                    ? OptionalLong.of(Math.multiplyExact(element.size().getAsLong(), count.getAsLong()))
                    : OptionalLong.empty();
            return new Measure(size, element.alignment());
        }
        if (type instanceof Type.Characters characters) {
            int unit = characters.encoding().unit();
            OptionalLong length = characters.length().map(this::constant).orElse(OptionalLong.empty());
            return new Measure(
                    length.isPresent() && length.getAsLong() >= 0
                            ? OptionalLong.of(Math.multiplyExact(length.getAsLong(), unit))
                            : OptionalLong.empty(),
                    unit);
        }
        if (type instanceof Type.Opaque) {
            return new Measure(OptionalLong.of(0), 1);
        }
        Type resolved = resolve(type);
        Optional<Scalar> scalar = scalar(resolved);
        if (scalar.isPresent()) {
            int size = scalar.get().size(pointer);
            return Measure.of(size, size);
        }
        if (!(resolved instanceof Type.Named || resolved instanceof Type.Inline)) {
            return measured(resolved);
        }
        return structure(resolved).map(found -> structure(resolved, found)).orElse(Measure.of(0, 1));
    }

    /** The constant that a formula is. */
    OptionalLong constant(Formula formula) {
        if (formula instanceof Formula.Literal literal) {
            return OptionalLong.of(literal.value());
        }
        if (formula instanceof Formula.SizeOf sizeOf) {
            return measured(sizeOf.type()).size();
        }
        if (formula instanceof Formula.Reckoned reckoned) {
            OptionalLong left = constant(reckoned.left());
            OptionalLong right = constant(reckoned.right());
            return left.isPresent() && right.isPresent()
                    ? OptionalLong.of(reckon(left.getAsLong(), reckoned.sign(), right.getAsLong()))
                    : OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    /** @throws ArithmeticException on overflow and on division by zero */
    static long reckon(long left, char sign, long right) {
        return switch (sign) {
            case '+' -> Math.addExact(left, right);
            case '-' -> Math.subtractExact(left, right);
            case '*' -> Math.multiplyExact(left, right);
            default -> left / right;
        };
    }

    private Measure structure(Type resolved, Structure structure) {
        // A structure without a name has none to come back to; what is in it has.
        String key = resolved instanceof Type.Named ? resolved.text() : "";
        Measure before = known.get(key);
        if (before != null) {
            return before;
        }
        boolean named = !key.isEmpty();
        if (named && (!underWay.add(key) || underWay.size() > MOST_NESTED)) {
            throw new Impossible(key, true);
        }
        try {
            Measure measure = structure(structure);
            if (named) {
                known.put(key, measure);
            }
            return measure;
        } finally {
            if (named) {
                underWay.remove(key);
            }
        }
    }

    private Measure structure(Structure structure) {
        Placing placing = new Placing(structure.union(), structure.packed());
        boolean sized = true;
        for (Field field : structure.fields()) {
            Measure measure = measured(field.type());
            sized &= measure.size().isPresent();
            placing.place(field, measure.size().orElse(0), measure.alignment());
        }
        int alignment = placing.alignment(structure.alignment());
        if (structure.size().isPresent()) {
            return new Measure(structure.size(), alignment);
        }
        return new Measure(sized ? OptionalLong.of(placing.size(alignment)) : OptionalLong.empty(), alignment);
    }
}
