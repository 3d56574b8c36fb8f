package palimpsest.app.bytes;

/**
 * A named stretch of bytes, drawn over the grid: something that looks at these bytes, or lies there.
 *
 * @param address of the first byte
 * @param length in bytes; 0 marks the place between two bytes
 * @param label a few words
 * @param kind what it stands for, which decides how it is drawn
 * @param hue tells apart stretches of the same kind; any number, neighbours differ
 */
public record Overlay(long address, long length, String label, Kind kind, int hue) {
    /** What a stretch stands for. */
    public enum Kind {
        /** A view of the host: a typed array or a DataView. */
        VIEW,
        /** A field of a structure. */
        FIELD,
        /** A region of the memory's layout: data, stack, heap. */
        LAYOUT,
        /** Something that was found. */
        FOUND,
        /** Bytes that a person expects. */
        EXPECTED
    }
}
