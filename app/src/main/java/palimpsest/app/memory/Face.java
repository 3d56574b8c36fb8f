package palimpsest.app.memory;

/** The kinds of letters in the grid. */
enum Face {
    PLAIN,
    BOLD,
    /** For notes. */
    SMALL,
    /** For names in the gutter. */
    TINY,
    /** For characters that the grid's own font has no shape for. */
    OTHER
}
