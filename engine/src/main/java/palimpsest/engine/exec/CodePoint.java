package palimpsest.engine.exec;

import palimpsest.engine.valid.ValidModule;

/**
 * An instruction of a module, or the entry of a function.
 *
 * @param function the function's index in the module
 * @param offset where the instruction stands in its function's code, or {@link #ENTRY}
 */
public record CodePoint(ValidModule module, int function, int offset) {

    /** Stands for the entry of a function, before its first instruction. */
    public static final int ENTRY = -1;
}
