package palimpsest.engine.exec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.valid.ValidModule;

/**
 * The patterns of a module's functions. The first instance of a module does without: most modules never have another. On any
 * thread.
 */
final class Patterns {

    private final Set<Integer> lowered = new HashSet<>();
    private final Map<Integer, Optional<Pattern>> patterns = new HashMap<>();
    private Optional<StandIns> standIns = Optional.empty();

    static Patterns of(ValidModule module) {
        return module.kept(Patterns.class, Patterns::new);
    }

    /**
     * The pattern to copy a function's operations from, if it has been lowered for another instance before and there can be one.
     *
     * @param first whether there shall be one for the first instance too
     */
    synchronized Optional<Pattern> of(WasmFunction function, boolean first) {
        ValidModule module = function.instance().module();
        if (!module.tags().isEmpty() || (lowered.add(function.index()) && !first)) {
            return Optional.empty();
        }
        Optional<Pattern> known = patterns.get(function.index());
        if (known == null) {
            if (standIns.isEmpty()) {
                standIns = Optional.of(new StandIns(module));
            }
            known = Optional.of(new Pattern(standIns.get(), function)).filter(Pattern::isMovable);
            patterns.put(function.index(), known);
        }
        return known;
    }
}
