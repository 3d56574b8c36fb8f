package palimpsest.app.presenting;

import java.util.Locale;
import palimpsest.app.words.Words;

/**
 * Speeds in steps a second, on a scale on which each notch is as much faster as the one before; beyond the last notch it
 * runs as fast as it can.
 */
public final class Speed {
    /** As fast as it can. */
    public static final double FREE = Double.POSITIVE_INFINITY;

    public static final double LEAST = 0.5;
    public static final double MOST = 10_000;
    /** Slow enough to follow. */
    public static final double USUAL = 2;

    private static final double[] NOTCHES = {
        0.5, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, FREE
    };

    private Speed() {}

    /** How many notches there are. */
    static int notches() {
        return NOTCHES.length;
    }

    /** The speed at a notch, from 0. */
    static double at(int notch) {
        return NOTCHES[Math.max(0, Math.min(NOTCHES.length - 1, notch))];
    }

    /** The notch that is not faster than a speed. */
    static int notch(double speed) {
        int notch = 0;
        while (notch + 1 < NOTCHES.length && NOTCHES[notch + 1] <= speed) {
            notch++;
        }
        return notch;
    }

    public static double faster(double speed) {
        return at(notch(speed) + 1);
    }

    public static double slower(double speed) {
        int notch = notch(speed);
        return at(NOTCHES[notch] < speed ? notch : notch - 1);
    }

    /** {@code 2 steps/s}. */
    static String words(double speed) {
        if (speed == FREE) {
            return Words.of("presenting.speed.free");
        }
        String number = speed < 1 ? "\u00bd" : String.format(Locale.ROOT, "%,.0f", speed);
        return Words.of("presenting.speed", number);
    }
}
