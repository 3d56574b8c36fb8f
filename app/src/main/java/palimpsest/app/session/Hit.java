package palimpsest.app.session;

import palimpsest.engine.search.Finder;

/**
 * A place that was found.
 *
 * @param address of its first byte
 * @param length in bytes
 * @param kind how its bytes are to be read
 */
public record Hit(long address, long length, Finder.Kind kind) {

    /** The address after its last byte. */
    public long end() {
        return address + length;
    }
}
