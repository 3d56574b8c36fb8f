package palimpsest.app.session;

import java.util.Optional;
import palimpsest.engine.syntax.MemoryType;

/**
 * A memory of the instance, and what of it is visible.
 *
 * @param index its index in the module
 * @param name its identifier, or the name it is exported or imported by, or {@code memory 0}
 * @param type the type it was made with
 * @param pages how many pages it has now, unsigned
 * @param importedFrom {@code js.mem} for an imported memory
 * @param image its bytes, as far as they were asked for
 */
public record MemoryInfo(
        int index, String name, MemoryType type, long pages, Optional<String> importedFrom, MemoryImage image) {}
