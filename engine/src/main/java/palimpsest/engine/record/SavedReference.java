package palimpsest.engine.record;

import palimpsest.engine.runtime.Meeting;

/** A reference that came from the host. */
public sealed interface SavedReference {

    /** The null of every type. */
    record Null() implements SavedReference {}

    /** A function of the host or of an instance. */
    record Function(SavedExternal function) implements SavedReference {}

    /** A number of 31 bits. */
    record I31(int bits) implements SavedReference {}

    /** An object of the host, by its number in {@link SavedHost#objects}. */
    record HostObject(int number) implements SavedReference {}

    /** A structure or array that the host got from a module, by how it got to know it. */
    record OfModule(Meeting meeting) implements SavedReference {}

    /** An exception, by its number in {@link SavedHost#exceptions}. */
    record Thrown(int number) implements SavedReference {}
}
