package palimpsest.app.cli;

/**
 * An address as the user typed it.
 *
 * @param value unsigned
 */
record MemoryAddress(long value) {
    static MemoryAddress parse(String text) {
        return new MemoryAddress(Addresses.parse(text, "memory address"));
    }
}
