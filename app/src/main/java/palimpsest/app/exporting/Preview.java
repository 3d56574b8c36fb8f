package palimpsest.app.exporting;

/** What an export will be like. */
sealed interface Preview {
    /** Nothing can be shown. */
    record Nothing() implements Preview {}

    /** The beginning of a text. */
    record Beginning(String text) implements Preview {}

    /**
     * A picture.
     *
     * @param pixels rows of opaque ARGB numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one view, which only reads it
    record Drawn(int width, int height, int[] pixels) implements Preview {}
}
