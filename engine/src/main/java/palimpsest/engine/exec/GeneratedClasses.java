package palimpsest.engine.exec;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import palimpsest.engine.source.ByteSlice;

/**
 * The classes of a module's generated code. What the next instance of the module needs is mostly the same, byte for byte; then
 * the class is too, and with it what HotSpot has made of it.
 */
final class GeneratedClasses {

    /** So many are kept; more there are only where guards come and go. */
    private static final int MOST = 1000;

    private final Map<ByteSlice, Class<?>> classes = new HashMap<>();

    /** A class with this bytecode. */
    synchronized Class<?> load(ByteSlice bytes) {
        Class<?> known = classes.get(bytes);
        if (known != null) {
            return known;
        }
        if (classes.size() == MOST) {
            classes.clear();
        }
        try {
            Class<?> made = MethodHandles.lookup()
                    .defineHiddenClass(bytes.toBytes(), true)
                    .lookupClass();
            classes.put(bytes, made);
            return made;
        } catch (IllegalAccessException e) {
            throw new LinkageError("generated code", e);
        }
    }
}
