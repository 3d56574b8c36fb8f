package palimpsest.app.presenting;

/**
 * What happened, for the last row.
 *
 * @param title the instruction or the event, {@code i32.store}
 * @param words in a sentence or two; may be empty
 */
record StepWords(String title, String words) {
    static final StepWords NONE = new StepWords("", "");
}
