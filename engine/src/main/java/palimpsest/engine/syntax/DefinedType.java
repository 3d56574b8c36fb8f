package palimpsest.engine.syntax;

/**
 * A closed type: a closed recursive group, and which of its types is meant. Two are the same type if they are equal,
 * whatever module they come from. See the specification, Defined Types.
 */
public final class DefinedType implements HeapType {

    private final RecursiveType group;
    private final int index;
    private final int hash;

    /** @param group a group in which every type of a module has been replaced by its defined type or recursive index */
    public DefinedType(RecursiveType group, int index) {
        this.group = group;
        this.index = index;
        this.hash = group.hashCode() * 31 + index;
    }

    public RecursiveType group() {
        return group;
    }

    public int index() {
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof DefinedType that
                        && hash == that.hash
                        && index == that.index
                        && group.equals(that.group));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return group.types().get(index).composite().toString();
    }
}
