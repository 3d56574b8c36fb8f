package palimpsest.app.exporting;

import java.util.List;

/** A picture as a list of shapes, the first at the bottom. Width and height are in logical pixels. */
record Picture(int width, int height, Rgb background, List<Shape> shapes) {
    Picture {
        shapes = List.copyOf(shapes);
    }
}
