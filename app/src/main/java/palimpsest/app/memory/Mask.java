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
        for (int i = 0; i < coverage.length; i++) {
            int inside = 0;
            for (int part = 0; part < FINE * FINE; part++) {
                double x = i % width + (part % FINE + 0.5) / FINE;
                double y = i / width + (part / FINE + 0.5) / FINE;
                inside += shape.holds(x, y) ? 1 : 0;
            }
            coverage[i] = (byte) (inside * 255 / (FINE * FINE));
        }
        return new Mask(0, 0, width, height, width, coverage);
    }
}
