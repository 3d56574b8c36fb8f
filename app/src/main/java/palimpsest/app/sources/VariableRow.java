package palimpsest.app.sources;

import java.util.Optional;
import palimpsest.app.session.MemoryRange;

/**
 * A line of the list of variables.
 *
 * @param path tells it from all others
 * @param depth how far inside of others it is
 * @param name a variable's, or that of a part
 * @param type as people write it
 * @param value as people read it
 * @param place where it is, in words, when it is not in memory; or why it is nowhere
 * @param bytes where it is in memory
 * @param parts whether it has parts
 * @param open whether they are shown
 */
record VariableRow(
        String path,
        int depth,
        String name,
        String type,
        String value,
        String place,
        Optional<MemoryRange> bytes,
        boolean parts,
        boolean open) {}
