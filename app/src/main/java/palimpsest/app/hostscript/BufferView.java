package palimpsest.app.hostscript;

import java.util.Optional;

/**
 * A typed array or DataView that a script has over a memory.
 *
 * @param number tells it from the other views of its script
 * @param name the variable that holds it, where the source line that made it says so
 * @param type such as {@code Uint8Array}
 * @param memory the index of the memory in the store
 * @param address its first byte; 0 once detached
 * @param length in bytes; 0 once detached
 * @param detached whether the memory has grown since, so that nothing can be seen through it any more
 * @param place where it was made, such as {@code host.js:6}; empty where unknown
 */
public record BufferView(
        long number,
        Optional<String> name,
        String type,
        int memory,
        long address,
        long length,
        boolean detached,
        Optional<String> place) {}
