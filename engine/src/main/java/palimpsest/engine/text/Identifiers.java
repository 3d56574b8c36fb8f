package palimpsest.engine.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Names;

/** Makes identifiers of a module's names: valid, and different from each other within their space. */
final class Identifiers {

    private final Names names;
    private final Map<Integer, Map<Integer, String>> fields = new HashMap<>();
    private final Map<NameSpace, Map<Integer, String>> direct = new HashMap<>();

    Identifiers(Names names) {
        this.names = names;
    }

    Optional<String> module() {
        return names.module().filter(name -> !name.isEmpty()).map(Identifiers::written);
    }

    /** The identifier of something in a space that is not indirect, with its {@code $}. */
    Optional<String> of(NameSpace space, int index) {
        return Optional.ofNullable(
                direct.computeIfAbsent(space, each -> unique(names.all(each))).get(index));
    }

    /** The identifiers of a structure's fields. */
    Map<Integer, String> fields(int type) {
        return fields.computeIfAbsent(type, each -> inside(NameSpace.FIELD, each));
    }

    /** The identifiers inside something: a function's locals or labels, a structure's fields. */
    Map<Integer, String> inside(NameSpace space, int outer) {
        return unique(names.all(space, outer));
    }

    /** The identifier, or the index where there is none. */
    String reference(NameSpace space, int index) {
        return of(space, index).orElseGet(() -> Integer.toUnsignedString(index));
    }

    /** What stands after the keyword of a definition: identifier and index. */
    String definition(NameSpace space, int index) {
        return of(space, index).map(id -> " " + id).orElse("") + " (;" + index + ";)";
    }

    private static Map<Integer, String> unique(SortedMap<Integer, String> all) {
        Map<Integer, String> written = new HashMap<>();
        Set<String> used = new HashSet<>(all.values());
        Set<String> first = new HashSet<>();
        Map<String, Integer> copies = new HashMap<>();
        all.forEach((index, name) -> {
            if (name.isEmpty()) {
                return;
            }
            String own = name;
            while (own.equals(name) ? !first.add(name) : !used.add(own)) {
                own = name + "_" + copies.merge(name, 1, Integer::sum);
            }
            written.put(index, written(own));
        });
        return written;
    }

    private static String written(String name) {
        return name.chars().allMatch(c -> Scanner.isIdChar((char) c)) ? "$" + name : "$" + Quotes.quote(name);
    }
}
