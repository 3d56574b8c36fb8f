package palimpsest.app.exporting;

/** What an export will be like. */
sealed interface Preview {
    /** Nothing can be shown. */
    record Nothing() implements Preview {}

    /** The beginning of a text. */
    record Beginning(String text) implements Preview {}

    /**
     * The room for a picture. It is drawn as large as it is shown, because pixels that are shrunk are blurred.
     *
     * @param width in pixels of the screen
     * @param height in pixels of the screen
     * @param density the screen's pixels for each of the window's
     */
    record Room(double width, double height, double density) {
        /** The screen's pixels for each of the picture's own: no more than it has by itself. */
        double scaleOf(Picture picture) {
            return Math.min(density, Math.min(width / picture.width(), height / picture.height()));
        }
    }

    /**
     * A picture.
     *
     * @param pixels rows of opaque ARGB numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one view, which only reads it
    record Drawn(int width, int height, int[] pixels) implements Preview {}
}
