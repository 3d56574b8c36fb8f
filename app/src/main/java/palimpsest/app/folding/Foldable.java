package palimpsest.app.folding;

/** A text with folds. */
public interface Foldable {
    /** Folds the innermost lines around the caret that belong together. */
    void fold();

    /** Opens what is folded at the caret's line. */
    void unfold();

    /** Folds every field of the module, or whatever is outermost. */
    void foldAll();

    /** Opens everything. */
    void unfoldAll();
}
