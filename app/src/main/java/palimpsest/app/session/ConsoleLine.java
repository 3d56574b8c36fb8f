package palimpsest.app.session;

/** A line of the console. */
public record ConsoleLine(Kind kind, String text) {

    /** Who speaks. */
    public enum Kind {
        /** What the person asked for. */
        INTENT,
        /** What came of it. */
        RESULT,
        /** A trap or a fault. */
        FAULT,
        /** Something worth knowing. */
        NOTE,
        /** What the program printed. */
        OUTPUT,
        /** What the program printed as an error. */
        ERROR,
        /** What was typed for the program to read. */
        INPUT
    }
}
