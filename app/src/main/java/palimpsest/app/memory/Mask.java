package palimpsest.app.memory;

/**
 * A shape as how much of each pixel it covers. All lengths are device pixels.
 *
 * @param left where its first column lies, seen from the place it is put at
 * @param top where its first row lies
 * @param run how far a writer moves on after it
 * @param coverage row by row, unsigned, 255 for a pixel it covers wholly
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Mask(int left, int top, int width, int height, double run, byte[] coverage) {
    static final Mask NOTHING = new Mask(0, 0, 0, 0, 0, new byte[0]);

    private static final int FINE = 4;

    /** Whether a point is inside a shape. */
    interface Shape {
        boolean holds(double x, double y);
    }

    /** A shape in a rectangle that begins at the place it is put at. */
    static Mask of(int width, int height, Shape shape) {
        byte[] coverage = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                coverage[y * width + x] = (byte) (inside(x, y, shape) * 255 / (FINE * FINE));
            }
        }
        return new Mask(0, 0, width, height, width, coverage);
    }

    /** How many of the parts of a pixel are inside. */
    private static int inside(int x, int y, Shape shape) {
        int inside = 0;
        for (int down = 0; down < FINE; down++) {
            for (int across = 0; across < FINE; across++) {
                inside += shape.holds(x + (across + 0.5) / FINE, y + (down + 0.5) / FINE) ? 1 : 0;
            }
        }
        return inside;
    }
}
