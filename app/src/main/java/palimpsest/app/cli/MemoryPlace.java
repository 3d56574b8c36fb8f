package palimpsest.app.cli;

import picocli.CommandLine.TypeConversionException;

/**
 * One byte of one memory, typed {@code MEMORY:ADDRESS}.
 *
 * @param memory the memory's index
 * @param address the byte's address, unsigned
 */
record MemoryPlace(int memory, long address) {
    static MemoryPlace parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new TypeConversionException("'" + text + "' is not MEMORY:ADDRESS, such as 0:0x10");
        }
        return new MemoryPlace(
                Addresses.parseIndex(parts[0], "memory index"), Addresses.parse(parts[1], "memory address"));
    }
}
