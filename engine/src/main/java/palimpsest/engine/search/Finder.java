package palimpsest.engine.search;

/** Hears of what is found, in the order of addresses. */
public interface Finder {

    /** A place that was found, and how many bytes it has. */
    void found(long address, long length, Kind kind);

    /** All before an address was searched; gives whether to go on. It is asked some thousand times a second. */
    boolean reached(long address);

    /** What stands at a place. */
    enum Kind {
        /** Bytes that were asked for. */
        BYTES,
        /** A text in UTF-8. */
        UTF_8,
        /** A text in UTF-16, little-endian. */
        UTF_16
    }
}
