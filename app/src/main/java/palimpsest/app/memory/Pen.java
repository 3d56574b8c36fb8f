package palimpsest.app.memory;

import javafx.scene.paint.Color;

/**
 * What every part of the grid is drawn with. Places are pixels of the grid, from its top left corner; edges are drawn on
 * device pixels.
 *
 * @param pixel the size of one device pixel, the width of a hairline
 * @param shift how far all is shifted to the left
 */
record Pen(Raster raster, Stamps stamps, HexLayout layout, GridPalette palette, double pixel, double shift) {
    private static final int HATCH = 6;

    void fill(Color colour, double x, double y, double width, double height) {
        int left = deviceX(x);
        int top = deviceY(y);
        raster.fill(colour, left, top, deviceX(x + width) - left, deviceY(y + height) - top);
    }

    /** A frame that stays within its rectangle. */
    void box(Color colour, double x, double y, double width, double height, double line) {
        fill(colour, x, y, width, line);
        fill(colour, x, y + height - line, width, line);
        fill(colour, x, y + line, line, height - 2 * line);
        fill(colour, x + width - line, y + line, line, height - 2 * line);
    }

    void dashedBox(Color colour, double x, double y, double width, double height, double line) {
        for (double at = 0; at < width; at += 5 * pixel) {
            double dash = Math.min(3 * pixel, width - at);
            fill(colour, x + at, y, dash, line);
            fill(colour, x + at, y + height - line, dash, line);
        }
        for (double at = 0; at < height; at += 5 * pixel) {
            double dash = Math.min(3 * pixel, height - at);
            fill(colour, x, y + at, line, dash);
            fill(colour, x + width - line, y + at, line, dash);
        }
    }

    /** Thin slanted lines that go on from rectangle to rectangle of a row. */
    void hatch(Color colour, double x, double y, double width, double height) {
        int left = deviceX(x);
        raster.hatch(colour, left, deviceY(y), deviceX(x + width) - left, device(height), HATCH, device(x));
    }

    void stamp(Color colour, Mask mask, double x, double y) {
        raster.stamp(mask, colour, deviceX(x), deviceY(y));
    }

    /** Writes digits and letters of the grid's font, each as wide as the next. */
    void write(Face face, Color colour, String text, double x, double middle, Align align) {
        int at = deviceX(align.left(x, text.length() * layout.advance()));
        int y = deviceY(middle);
        int step = (int) Math.round(layout.advance() / pixel);
        for (int i = 0; i < text.length(); i++) {
            raster.stamp(stamps.character(face, text.charAt(i)), colour, at + i * step, y);
        }
    }

    /** Writes words, or a character that is made of several, as they are set in print. */
    void words(Face face, Color colour, String text, double x, double middle, Align align) {
        Mask mask = stamps.of(face, text);
        stamp(colour, mask, align.left(x, mask.run() * pixel), middle);
    }

    /** A length in device pixels. */
    int device(double length) {
        return (int) Math.round(length / pixel);
    }

    private int deviceX(double x) {
        return device(x - shift);
    }

    private int deviceY(double y) {
        return device(y);
    }
}
