package palimpsest.app.exporting;

import java.util.List;

/** Something in a picture. Lengths are in logical pixels, from the top left corner. */
sealed interface Shape {
    /** A filled rectangle. */
    record Box(double x, double y, double width, double height, Rgb fill) implements Shape {}

    /** The outline of a rectangle; the line lies within it. */
    record Frame(double x, double y, double width, double height, Rgb colour, double line, boolean dashed)
            implements Shape {}

    /** A filled polygon of three corners or more. */
    record Polygon(List<Point> corners, Rgb fill) implements Shape {
        public Polygon {
            corners = List.copyOf(corners);
        }
    }

    /** A filled circle. */
    record Dot(double x, double y, double radius, Rgb fill) implements Shape {}

    /**
     * A line of text.
     *
     * @param x where it begins, or its middle
     * @param y the middle of its small letters' height, about
     * @param size of its em
     */
    record Text(double x, double y, String text, double size, Face face, Anchor anchor, Rgb fill) implements Shape {}

    /** A corner. */
    record Point(double x, double y) {}

    /** The looks of text. */
    enum Face {
        MONO,
        MONO_BOLD
    }

    /** What of a text its x tells. */
    enum Anchor {
        START,
        MIDDLE
    }
}
