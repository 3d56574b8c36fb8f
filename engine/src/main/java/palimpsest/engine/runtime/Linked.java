package palimpsest.engine.runtime;

import java.util.List;
import palimpsest.engine.source.Diagnostic;

/**
 * A module's imports, found or made.
 *
 * @param externals one for each import, in order; complete only where there are no faults
 * @param made what nobody offered and the linker made, a line each in plain words
 * @param faults imports that are missing or have another type
 */
public record Linked(List<External> externals, List<Made> made, List<Diagnostic> faults) {

    public Linked {
        externals = List.copyOf(externals);
        made = List.copyOf(made);
        faults = List.copyOf(faults);
    }

    /**
     * An import that the linker made.
     *
     * @param external a function that returns zeros, or a memory, table, global or tag of the declared type
     * @param description in plain words: {@code function env.log [i32] -> []}
     */
    public record Made(String module, String name, External external, String description) {}
}
