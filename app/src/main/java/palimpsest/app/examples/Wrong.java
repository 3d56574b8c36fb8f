package palimpsest.app.examples;

/** What a teacher wrote cannot be read; it becomes a {@link PackFault} with its place. */
final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final String words;

    Wrong(String words) {
        super(words);
        this.words = words;
    }

    /** What is wrong, and what would be right. */
    String words() {
        return words;
    }
}
