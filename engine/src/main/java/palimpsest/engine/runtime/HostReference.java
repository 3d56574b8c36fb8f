package palimpsest.engine.runtime;

/**
 * An object of the host; modules pass it around and cannot look inside. Two are the same reference if their objects are
 * equal. It stands for both the {@code externref} and its internalized {@code anyref}.
 */
public record HostReference(Object object) implements Reference {

    @Override
    public String toString() {
        return String.valueOf(object);
    }
}
