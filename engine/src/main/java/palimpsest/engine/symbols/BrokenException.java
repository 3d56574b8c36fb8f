package palimpsest.engine.symbols;

/** Something in a section cannot be read. */
final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Something at an offset of a section. */
    BrokenException(String section, int offset, String what) {
        super(String.format("%s at 0x%x of %s", what, offset, section), null, false, false);
    }

    /** What cannot be read, and where. */
    String text() {
        return String.valueOf(getMessage());
    }
}
