package palimpsest.app.memory;

/** What the strength of the colour behind bytes stands for. */
public enum Shading {
    /** Nothing: every byte of a writer has the same. */
    NONE,
    /** How many steps ago it was written: old writes fade. */
    AGE,
    /** How often it was written. */
    WRITES,
    /** How often it was read. */
    READS
}
