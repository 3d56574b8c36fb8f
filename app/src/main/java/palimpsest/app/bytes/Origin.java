package palimpsest.app.bytes;

import palimpsest.engine.memory.Actor;

/** Who wrote a byte last. */
public enum Origin {
    /** Zero since the memory began; nobody wrote it. */
    UNTOUCHED(0, "never touched", "nobody"),
    /** Zero, because a growth of the memory brought it. */
    GROWTH(1, "zero from growth", "growth"),
    /** An instruction of the module. */
    MODULE(2, "module wrote", "module"),
    /** The host: a script, a host function, or an edit in the grid. */
    HOST(3, "host wrote", "host"),
    /** An active data segment, at instantiation. */
    DATA_SEGMENT(4, "data segment", "data");

    private final int code;
    private final String legend;
    private final String word;

    Origin(int code, String legend, String word) {
        this.code = code;
        this.legend = legend;
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
        return legend;
    }

    /** The actor in one word, also the name of its style class. */
    public String word() {
        return word;
    }
}
