package palimpsest.engine.syntax;

/** A type of the module by its index (unsigned). */
public record TypeIndex(int index) implements HeapType {

    @Override
    public String toString() {
        return Integer.toUnsignedString(index);
    }
}
