package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the program that a module was made from. Offsets are those of the binary.
 *
 * @param lines which code belongs to which line
 * @param functions in the order of their code
 * @param globals variables that live as long as the program, and so have an address
 * @param types those with fields, and those that pointers point to, by their names
 * @param faults what could not be read, in words
 */
public record Symbols(
        LineTable lines,
        List<Scope> functions,
        List<Variable> globals,
        Map<String, DataType> types,
        List<String> faults) {

    /** Nothing is known. */
    public static final Symbols NONE = new Symbols(LineTable.EMPTY, List.of(), List.of(), Map.of(), List.of());

    public Symbols {
        functions = List.copyOf(functions);
        globals = List.copyOf(globals);
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        faults = List.copyOf(faults);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return lines.isEmpty() && functions.isEmpty() && globals.isEmpty() && types.isEmpty();
    }

    /** The function, and in it the blocks and inlined calls, around an offset; the outermost first, empty outside of all. */
    public List<Scope> scopesAt(int offset) {
        List<Scope> found = new ArrayList<>();
        Optional<Scope> next = innermost(functions, offset);
        while (next.isPresent()) {
            found.add(next.get());
            next = innermost(next.get().parts(), offset);
        }
        return found;
    }

    private static Optional<Scope> innermost(List<Scope> scopes, int offset) {
        return scopes.stream().filter(scope -> scope.holds(offset)).findFirst();
    }
}
