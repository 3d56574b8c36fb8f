package palimpsest.engine.syntax;

/** A type of the same recursive group, by its position in the group. Stands only in closed types. */
public record RecursiveIndex(int index) implements HeapType {

    @Override
    public String toString() {
        return "rec." + index;
    }
}
