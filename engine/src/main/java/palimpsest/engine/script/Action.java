package palimpsest.engine.script;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.runtime.Value;

/** Something to do with an instance: the last one made, or one that has a name. */
sealed interface Action {

    Optional<String> instance();

    /** Calls an exported function. */
    record Invoke(Optional<String> instance, String function, List<Value> arguments) implements Action {}

    /** Reads an exported global. */
    record Get(Optional<String> instance, String global) implements Action {}
}
