package palimpsest.app.cli;

import picocli.CommandLine.TypeConversionException;

/**
 * Bytes of one memory, typed {@code MEMORY:ADDRESS:LENGTH}.
 *
 * @param memory the memory's index
 * @param address the first byte's address, unsigned
 * @param length how many bytes, unsigned
 */
record MemoryRange(int memory, long address, long length) {
    /** Whether all of it lies within so many bytes. */
    boolean fits(long bytes) {
        return Long.compareUnsigned(length, bytes) <= 0 && Long.compareUnsigned(address, bytes - length) <= 0;
    }

    static MemoryRange parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new TypeConversionException("'" + text + "' is not MEMORY:ADDRESS:LENGTH, such as 0:0x10:64");
        }
        return new MemoryRange(
                Addresses.parseIndex(parts[0], "memory index"),
                Addresses.parse(parts[1], "memory address"),
                Addresses.parse(parts[2], "length"));
    }
}
