package palimpsest.app.structures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.app.structures.Declaration.Field;
import palimpsest.app.structures.Declaration.Structure;

/** Types in the place of the parameters of a structure. */
final class Substitution {
    private final Map<String, Type> types;

    private Substitution(Map<String, Type> types) {
        this.types = types;
    }

    /** Arguments for parameters; the shorter list counts. */
    static Substitution of(List<String> parameters, List<Type> arguments) {
        Map<String, Type> types = new HashMap<>();
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            types.put(parameters.get(i), arguments.get(i));
        }
        return new Substitution(types);
    }

    Structure in(Structure structure) {
        if (types.isEmpty()) {
            return structure;
        }
        List<Field> fields = structure.fields().stream()
                .map(field -> new Field(field.name(), in(field.type()), field.width(), field.place(), field.span()))
                .toList();
        return new Structure(
                structure.name(),
                List.of(),
                structure.union(),
                structure.packed(),
                structure.alignment(),
                structure.size(),
                structure.big(),
                fields,
                structure.text());
    }

    Type in(Type type) {
        if (types.isEmpty()) {
            return type;
        }
        if (type instanceof Type.Named named) {
            Type given = types.get(named.name());
            return given != null
                    ? given
                    : new Type.Named(
                            named.name(),
                            named.arguments().stream().map(this::in).toList(),
                            named.span());
        }
        if (type instanceof Type.Pointer pointer) {
            return new Type.Pointer(in(pointer.target()));
        }
        if (type instanceof Type.Array array) {
            return new Type.Array(in(array.element()), in(array.count()));
        }
        if (type instanceof Type.Characters characters) {
            return new Type.Characters(
                    characters.encoding(), characters.length().map(this::in), characters.ended());
        }
        if (type instanceof Type.Inline inline) {
            return new Type.Inline(in(inline.structure()));
        }
        if (type instanceof Type.Ordered ordered) {
            return new Type.Ordered(ordered.big(), in(ordered.of()));
        }
        return type;
    }

    private Formula in(Formula formula) {
        if (formula instanceof Formula.SizeOf sizeOf) {
            return new Formula.SizeOf(in(sizeOf.type()));
        }
        if (formula instanceof Formula.Reckoned reckoned) {
            return new Formula.Reckoned(in(reckoned.left()), reckoned.sign(), in(reckoned.right()));
        }
        return formula;
    }
}
