package palimpsest.engine.record;

import palimpsest.engine.syntax.ExternalKind;

/** Something that can be imported, by who made it. */
public sealed interface SavedExternal {

    ExternalKind kind();

    /**
     * Made by an instantiation; no memory.
     *
     * @param instance the number of the instantiation
     * @param index its index in the module's index space
     */
    record OfInstance(ExternalKind kind, int instance, int index) implements SavedExternal {}

    /** Made by the host, by its number in {@link SavedHost}; no memory. */
    record OfHost(ExternalKind kind, int number) implements SavedExternal {}

    /** A memory, whoever made it, by its index in the store. */
    record Memory(int index) implements SavedExternal {
        @Override
        public ExternalKind kind() {
            return ExternalKind.MEMORY;
        }
    }
}
