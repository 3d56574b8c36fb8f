package palimpsest.app.timeline;

import java.util.Locale;

/** Which steps get a mark and a number on the axis. */
final class Ticks {
    private static final long LARGEST = 5_000_000_000_000_000_000L;

    private Ticks() {}

    /** How many steps there are from one mark to the next: 1, 2 or 5 times a power of ten, at least so many pixels. */
    static long unit(double perPixel, double leastPixels) {
        double least = perPixel * leastPixels;
        long power = 1;
        while (power < LARGEST / 5 && power * 10.0 <= least) {
            power *= 10;
        }
        for (long times : new long[] {1, 2, 5, 10}) {
            if (times * (double) power >= least && times <= LARGEST / power) {
                return times * power;
            }
        }
        return LARGEST;
    }

    /** The marks that are visible, within the session. */
    static long[] visible(StepAxis axis, long unit, long start, long end) {
        long from = Math.max(start, axis.firstVisible());
        long to = Math.min(end, axis.lastVisible());
        long before = Math.floorDiv(from, unit);
        long first = before * unit == from ? before : before + 1;
        long last = Math.floorDiv(to, unit);
        if (last < first) {
            return new long[0];
        }
        long[] ticks = new long[(int) Math.min(1000, last - first + 1)];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = (first + i) * unit;
        }
        return ticks;
    }

    /** A number with its thousands apart: {@code 12,400}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
