package palimpsest.app.bytes;

import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;

/** Who wrote a byte last. */
public enum Origin {
    /** Zero since the memory began; nobody wrote it. */
    UNTOUCHED(0, "nobody"),
    /** Zero, because a growth of the memory brought it. */
    GROWTH(1, "growth"),
    /** An instruction of the module. */
    MODULE(2, "module"),
    /** The host: a script, a host function, or an edit in the grid. */
    HOST(3, "host"),
    /** An active data segment, at instantiation. */
    DATA_SEGMENT(4, "data");

    private final int code;
    private final String word;

    Origin(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** Its letter in dumps; {@code .} for nobody. */
    public char letter() {
        return switch (this) {
            case UNTOUCHED -> '.';
            case GROWTH -> Actor.GROWTH.letter();
            case MODULE -> Actor.MODULE.letter();
            case HOST -> Actor.HOST.letter();
            case DATA_SEGMENT -> Actor.DATA_SEGMENT.letter();
        };
    }

    /** The origin of what somebody wrote. */
    public static Origin of(Actor actor) {
        return switch (actor) {
            case MODULE -> MODULE;
            case HOST -> HOST;
            case DATA_SEGMENT -> DATA_SEGMENT;
            case GROWTH -> GROWTH;
        };
    }

    /** Its number in a packed {@link ByteMark}. */
    int code() {
        return code;
    }

    /** What the legend says. */
    public String legend() {
        return Words.of("bytes.origin." + word);
    }

    /** The actor in one word, also the name of its style class. */
    public String word() {
        return word;
    }
}
