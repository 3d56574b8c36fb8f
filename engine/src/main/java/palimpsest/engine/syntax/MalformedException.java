package palimpsest.engine.syntax;

/** Says that bytes do not follow the binary format. Whoever knows the source turns it into a diagnostic. */
public final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    public MalformedException(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Where, in the array that was read. */
    public int offset() {
        return offset;
    }

    /** What is wrong, beginning with the specification test suite's phrase. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
