package palimpsest.app.timeline;

/**
 * Steps along a line of pixels. A step is a cell: step <i>k</i> goes from {@code x(k)} to {@code x(k + 1)}, and the moment
 * before it is its left edge. Where the line begins is a whole step and a part of one, so that single steps stay exact
 * however far from the first they are.
 *
 * @param first the step at the left end; less than the session's first where there is a margin
 * @param into how much of it lies before the left end, 0 to less than 1
 * @param perPixel steps in a pixel, more than 0
 * @param width the length of the line in pixels
 */
record StepAxis(long first, double into, double perPixel, double width) {
    /** Pixels left free before the session's first step and after its last. */
    static final double MARGIN = 12;

    /** A step never gets wider than this, unless the whole session is shorter than the line. */
    private static final double WIDEST_STEP = 80;

    /** The part of the line a span takes that is zoomed to. */
    private static final double SPAN_PART = 0.9;

    /** All steps of a session, between two margins. */
    static StepAxis all(long start, long end, double width) {
        double perPixel = Math.max(1, end - start) / room(width);
        return at(start, -MARGIN * perPixel, perPixel, width);
    }

    private static double room(double width) {
        return Math.max(1, width - 2 * MARGIN);
    }

    private static StepAxis at(long first, double offset, double perPixel, double width) {
        double whole = Math.floor(offset);
        return new StepAxis(first + (long) whole, offset - whole, perPixel, width);
    }

    /** The left edge of a step, in pixels from the left end; it may lie far outside of the line. */
    double x(long step) {
        return (step - first - into) / perPixel;
    }

    /** The left edge of a step, held close to the line so that it can be drawn. */
    double visibleX(long step) {
        return Math.max(-MARGIN, Math.min(width + MARGIN, x(step)));
    }

    /** The step whose cell is under a pixel. */
    long stepAt(double x) {
        return first + (long) Math.floor(into + x * perPixel);
    }

    /** The moment nearest to a pixel: a number of steps done. */
    long momentAt(double x) {
        return first + Math.round(into + x * perPixel);
    }

    /** The first step that is visible at least in part. */
    long firstVisible() {
        return stepAt(0);
    }

    /** The last step that is visible at least in part. */
    long lastVisible() {
        return stepAt(width);
    }

    /** How wide one step is, in pixels. */
    double stepWidth() {
        return 1 / perPixel;
    }

    /** Closer by a factor, or further away below 1; what is under a pixel stays there. */
    StepAxis zoomed(double x, double factor, long start, long end) {
        double closer = limited(perPixel / factor, start, end);
        return at(first, into + x * (perPixel - closer), closer, width).bounded(start, end);
    }

    /** Moved so that what was under a pixel is under another, so many pixels further right. */
    StepAxis panned(double pixels, long start, long end) {
        return at(first, into - pixels * perPixel, perPixel, width).bounded(start, end);
    }

    /** The steps from {@code from} to before {@code to}, with a little on both sides. */
    StepAxis showing(long from, long to, long start, long end) {
        double closer = limited(Math.max(1, to - from) / (SPAN_PART * Math.max(1, width)), start, end);
        double shown = (to - from) / closer;
        return at(from, -(width - shown) / 2 * closer, closer, width).bounded(start, end);
    }

    /** The same zoom, moved just as far as is needed for a moment to be well inside; itself if it is already. */
    StepAxis revealing(long moment, long start, long end) {
        double x = x(moment);
        double edge = Math.min(MARGIN, width / 4);
        if (x >= edge && x <= width - edge) {
            return this;
        }
        double wanted = x < edge ? width / 4 : width * 3 / 4;
        return at(moment, -wanted * perPixel, perPixel, width).bounded(start, end);
    }

    /** The same place and zoom on a line of another length. */
    StepAxis resized(double pixels, long start, long end) {
        return new StepAxis(first, into, perPixel, pixels).bounded(start, end);
    }

    /** Neither wider than the whole session nor beyond its ends. */
    StepAxis bounded(long start, long end) {
        double held = limited(perPixel, start, end);
        StepAxis axis = new StepAxis(first, into, held, width);
        // Differences to an end are near zero just where they matter, so that nothing is rounded off there.
        if (axis.first - end + axis.into > (MARGIN - width) * held) {
            axis = at(end, (MARGIN - width) * held, held, width);
        }
        if (axis.first - start + axis.into < -MARGIN * held) {
            axis = at(start, -MARGIN * held, held, width);
        }
        return axis;
    }

    private double limited(double wanted, long start, long end) {
        double all = Math.max(1, end - start) / room(width);
        return Math.max(Math.min(1 / WIDEST_STEP, all), Math.min(all, wanted));
    }
}
