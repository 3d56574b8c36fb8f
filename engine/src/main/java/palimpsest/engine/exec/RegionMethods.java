package palimpsest.engine.exec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.exec.RegionFlow.Callee;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ValueType;

/**
 * The functions that the code of a region calls as methods of its own class, rather than having their code in its own:
 * those that call themselves, and those for which there is no place.
 */
final class RegionMethods {

    private static final int MOST = 6;
    private static final int MOST_PARAMETERS = 12;

    /** Such a function, by its index in the module. */
    record Method(int index, Callee callee) {
        String name() {
            return "call" + index;
        }

        /** Takes the state, the frame, the time and the arguments; gives the result, the time is in the state. */
        String shape() {
            StringBuilder shape = new StringBuilder("(L" + RegionEmitter.EXEC + "State;II");
            callee.code().function.type().parameters().forEach(type -> shape.append(letter(type)));
            return shape.append(')')
                    .append(result().map(Method::letter).orElse("V"))
                    .toString();
        }

        Optional<NumberType> result() {
            return callee.code().function.type().results().stream()
                    .map(NumberType.class::cast)
                    .findFirst();
        }

        private static String letter(ValueType type) {
            return switch ((NumberType) type) {
                case I32 -> "I";
                case I64 -> "J";
                case F32 -> "F";
                case F64 -> "D";
            };
        }
    }

    private final Set<Integer> excluded;
    private final Map<Integer, Method> all = new LinkedHashMap<>();

    /** @param excluded functions that cannot be methods, by index */
    RegionMethods(Set<Integer> excluded) {
        this.excluded = excluded;
    }

    /** The method of a function, if there may be one. */
    Optional<Method> of(int index, Callee callee) {
        Method known = all.get(index);
        if (known != null) {
            return Optional.of(known);
        }
        if (all.size() >= MOST
                || excluded.contains(index)
                || callee.body().parameters > MOST_PARAMETERS
                || callee.body().results > 1) {
            return Optional.empty();
        }
        Method made = new Method(index, callee);
        all.put(index, made);
        return Optional.of(made);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The one that was asked for as so many-th, if there are so many. */
    Optional<Method> get(int number) {
        return all.values().stream().skip(number).findFirst();
    }
}
