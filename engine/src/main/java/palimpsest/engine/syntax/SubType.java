package palimpsest.engine.syntax;

import java.util.List;

/**
 * A type definition with its place in the hierarchy. See the specification, Composite Types.
 *
 * @param isFinal whether nothing may declare it as its supertype
 * @param supertypes its declared supertypes, at most one in a valid module
 */
public record SubType(boolean isFinal, List<HeapType> supertypes, CompositeType composite) {

    public SubType {
        supertypes = List.copyOf(supertypes);
    }

    /** A type that neither has nor admits relatives, as {@code (type (func))} defines. */
    public static SubType plain(CompositeType composite) {
        return new SubType(true, List.of(), composite);
    }
}
