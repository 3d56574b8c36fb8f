package palimpsest.engine.memory;

/** Who writes to a memory. It is set by whoever performs the write, never inferred later. */
public enum Actor {
    /** An instruction: store, fill, copy, init or atomic. */
    MODULE("module", 'm'),
    /** A host script, a host function, or an edit by hand. */
    HOST("host", 'h'),
    /** An active data segment at instantiation. */
    DATA_SEGMENT("data", 'd'),
    /** The zero fill of new pages. */
    GROWTH("growth", 'g');

    private final String word;
    private final char letter;

    Actor(String word, char letter) {
        this.word = word;
        this.letter = letter;
    }

    /** The word in write logs: {@code module}, {@code host}, {@code data} or {@code growth}. */
    public String word() {
        return word;
    }

    /** The letter in dumps: {@code m}, {@code h}, {@code d} or {@code g}. */
    public char letter() {
        return letter;
    }
}
