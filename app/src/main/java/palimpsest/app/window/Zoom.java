package palimpsest.app.window;

/** The scale of the whole window, in percent: one font size at the root, from which every length follows. */
final class Zoom {
    static final int LEAST = 80;
    static final int NORMAL = 100;
    static final int MOST = 300;

    private static final int[] STEPS = {80, 90, 100, 110, 125, 150, 175, 200, 225, 250, 275, 300};
    private static final double FONT_SIZE = 13;

    private Zoom() {}

    /** The scales that {@link #larger} and {@link #smaller} go through. */
    static int[] steps() {
        return STEPS.clone();
    }

    static int clamp(int percent) {
        return Math.max(LEAST, Math.min(MOST, percent));
    }

    static int larger(int percent) {
        for (int step : STEPS) {
            if (step > percent) {
                return step;
            }
        }
        return MOST;
    }

    static int smaller(int percent) {
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i] < percent) {
                return STEPS[i];
            }
        }
        return LEAST;
    }

    /** The root font size in pixels. */
    static double fontSize(int percent) {
        return FONT_SIZE * percent / NORMAL;
    }
}
