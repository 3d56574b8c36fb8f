package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Declarations by their names. */
final class Descriptions {
    static final Descriptions NONE = new Descriptions(Map.of());

    private final Map<String, Declaration> byName;

    private Descriptions(Map<String, Declaration> byName) {
        this.byName = byName;
    }

    static Descriptions of(Collection<? extends Declaration> declarations) {
        Map<String, Declaration> byName = new LinkedHashMap<>();
        declarations.forEach(each -> byName.putIfAbsent(each.name(), each));
        return new Descriptions(byName);
    }

    /** These, and the others as far as these have none of the name. */
    Descriptions over(Descriptions others) {
        List<Declaration> all = new ArrayList<>(byName.values());
        all.addAll(others.byName.values());
        return of(all);
    }

    Optional<Declaration> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, in the order in which they were written. */
    List<Declaration> all() {
        return List.copyOf(byName.values());
    }

    /** What of these the types need, as text; what they do not have is left out. */
    String textFor(Collection<Type> types) {
        Set<Declaration> needed = new LinkedHashSet<>();
        types.forEach(type -> collect(type, needed));
        return all().stream().filter(needed::contains).map(Declaration::text).collect(Collectors.joining("\n\n"));
    }

    private void collect(Type type, Set<Declaration> needed) {
        if (type instanceof Type.Pointer pointer) {
            collect(pointer.target(), needed);
        } else if (type instanceof Type.Ordered ordered) {
            collect(ordered.of(), needed);
        } else if (type instanceof Type.Array array) {
            collect(array.element(), needed);
            collect(array.count(), needed);
        } else if (type instanceof Type.Characters characters) {
            characters.length().ifPresent(length -> collect(length, needed));
        } else if (type instanceof Type.Inline inline) {
            inline.structure().fields().forEach(field -> collect(field.type(), needed));
        } else if (type instanceof Type.Named named) {
            named.arguments().forEach(argument -> collect(argument, needed));
            named(named.name()).filter(needed::add).ifPresent(found -> collect(found, needed));
        }
    }

    private void collect(Declaration declaration, Set<Declaration> needed) {
        if (declaration instanceof Declaration.Structure structure) {
            structure.fields().forEach(field -> collect(field.type(), needed));
        } else if (declaration instanceof Declaration.Alias alias) {
            collect(alias.type(), needed);
        }
    }

    private void collect(Formula formula, Set<Declaration> needed) {
        if (formula instanceof Formula.SizeOf sizeOf) {
            collect(sizeOf.type(), needed);
        } else if (formula instanceof Formula.Reckoned reckoned) {
            collect(reckoned.left(), needed);
            collect(reckoned.right(), needed);
        }
    }
}
