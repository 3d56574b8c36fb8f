package palimpsest.app.inspector;

/** What a person asks of the inspector. */
public interface InspectorIntents {
    /** Writes bytes as the host. */
    void edit(long address, byte[] bytes);

    /** Shows the byte a pointer points to. */
    void jumpTo(long address);
}
