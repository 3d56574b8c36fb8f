package palimpsest.engine.exec;

/** How fast a machine may execute where nothing wants to know of single steps. Results, traps, writes and time are the same. */
public enum Tier {
    /** One operation for each instruction. */
    EXACT,
    /** Operations that stand for several instructions. */
    FAST
}
