package palimpsest.app.memory;

/**
 * What is selected: whole cells, or in the text column single bytes.
 *
 * @param start address of the first byte
 * @param last address of the last byte
 * @param caretStart first byte of what the caret stands on
 * @param caretLast last byte of it
 * @param inText whether typing goes to the text column
 */
record Selection(long start, long last, long caretStart, long caretLast, boolean inText) {}
