package palimpsest.app.bytes;

/** Who wrote a byte last. */
public enum Origin {
    /** Zero since the memory began; nobody wrote it. */
    UNTOUCHED("never touched", "nobody"),
    /** Zero, because a growth of the memory brought it. */
    GROWTH("zero from growth", "growth"),
    /** An instruction of the module. */
    MODULE("module wrote", "module"),
    /** The host: a script, a host function, or an edit in the grid. */
    HOST("host wrote", "host"),
    /** An active data segment, at instantiation. */
    DATA_SEGMENT("data segment", "data");

    private final String legend;
    private final String word;

    Origin(String legend, String word) {
        this.legend = legend;
        this.word = word;
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
