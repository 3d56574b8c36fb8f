package palimpsest.engine.syntax;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names for the parts of a module, from the identifiers of its text (without the {@code $}) or from its name section.
 * Built once by a parser or decoder, read by everybody else.
 */
public final class Names {

    private static final int DIRECT = 0;

    private Optional<String> module = Optional.empty();
    private final Map<NameSpace, SortedMap<Integer, SortedMap<Integer, String>>> names = new EnumMap<>(NameSpace.class);

    public Optional<String> module() {
        return module;
    }

    public void setModule(String name) {
        module = Optional.of(name);
    }

    /** Names something in a space that is not indirect. The first name given to an index stays. */
    public void put(NameSpace space, int index, String name) {
        put(space, DIRECT, index, name);
    }

    /** Names something inside {@code outer}: a local or label of a function, a field of a type. */
    public void put(NameSpace space, int outer, int index, String name) {
        names.computeIfAbsent(space, s -> new TreeMap<>())
                .computeIfAbsent(outer, o -> new TreeMap<>())
                .putIfAbsent(index, name);
    }

    public Optional<String> of(NameSpace space, int index) {
        return of(space, DIRECT, index);
    }

    public Optional<String> of(NameSpace space, int outer, int index) {
        return Optional.ofNullable(all(space, outer).get(index));
    }

    /** All names of a space that is not indirect, by index. */
    public SortedMap<Integer, String> all(NameSpace space) {
        return all(space, DIRECT);
    }

    /** All names inside {@code outer}, by index. */
    public SortedMap<Integer, String> all(NameSpace space, int outer) {
        return outers(space).getOrDefault(outer, new TreeMap<>());
    }

    /** The names of an indirect space, by the index of what holds them, then by their own. */
    public SortedMap<Integer, SortedMap<Integer, String>> outers(NameSpace space) {
        return names.getOrDefault(space, new TreeMap<>());
    }

    public boolean isEmpty() {
        return module.isEmpty() && names.isEmpty();
    }
}
