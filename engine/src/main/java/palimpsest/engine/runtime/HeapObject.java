package palimpsest.engine.runtime;

import java.util.Optional;

/** An object on the garbage-collected heap: a structure or an array. */
public sealed interface HeapObject extends Reference permits StructInstance, ArrayInstance {

    /** How the host got to know it; empty as long as it does not. */
    Optional<Meeting> meeting();

    /** The host gets it; only the first time counts. */
    void meet(Meeting meeting);
}
