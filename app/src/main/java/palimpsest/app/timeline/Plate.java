package palimpsest.app.timeline;

/** A word on the axis, as near to its place as there is room; from {@code left} to {@code right} in pixels. */
record Plate(String words, double left, double right) {
    /** Around a place, but within the axis. */
    static Plate at(String words, double x, double wide, double axisWidth) {
        double left = Math.max(0, Math.min(axisWidth - wide, x - wide / 2));
        return new Plate(words, left, left + wide);
    }

    boolean covers(double from, double to) {
        return to > left && from < right;
    }

    /** Beside another one, on the side it is on already; on the other one if there is no room. */
    Plate beside(Plate other, double gap, double axisWidth) {
        if (!covers(other.left - gap, other.right + gap)) {
            return this;
        }
        double wide = right - left;
        boolean before = left + right < other.left + other.right;
        double start = before ? other.left - gap - wide : other.right + gap;
        if (start < 0) {
            start = other.right + gap;
        } else if (start + wide > axisWidth) {
            start = other.left - gap - wide;
        }
        return new Plate(words, start, start + wide);
    }
}
