package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.valid.ValidModule;

/** The modules of a session by number, in the order in which they are first named. */
final class ModuleNumbers {

    private final String session;
    private final IdentityHashMap<ValidModule, Integer> numbers = new IdentityHashMap<>();
    private final List<SavedModule> saved = new ArrayList<>();

    ModuleNumbers(String session) {
        this.session = session;
    }

    int number(ValidModule module) {
        Optional<Integer> known = Optional.ofNullable(numbers.get(module));
        if (known.isPresent()) {
            return known.get();
        }
        saved.add(ModuleReader.saved(module)
                .orElseThrow(() -> Numbers.notSavable(session, "a text with half of a surrogate pair is not UTF-8")));
        numbers.put(module, numbers.size());
        return numbers.size() - 1;
    }

    List<SavedModule> saved() {
        return saved;
    }
}
