package palimpsest.engine.record;

import palimpsest.engine.source.ByteSlice;

/**
 * A module as it was read.
 *
 * @param name what it is called, usually a file name without its folder
 * @param contents the binary, or the text in UTF-8
 */
public record SavedModule(String name, Form form, ByteSlice contents) {

    /** What the contents are. */
    public enum Form {
        TEXT,
        BINARY
    }
}
