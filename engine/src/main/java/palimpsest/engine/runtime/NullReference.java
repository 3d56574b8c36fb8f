package palimpsest.engine.runtime;

/** The null of every reference type. */
public enum NullReference implements Reference {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
