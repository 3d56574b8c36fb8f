package palimpsest.app.memory;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * What every part of the grid is drawn with.
 *
 * @param pixel the size of one device pixel, the width of a hairline
 */
record Pen(GraphicsContext gc, HexLayout layout, GridPalette palette, GridFonts fonts, double pixel) {

    void fill(Color colour, double x, double y, double width, double height) {
        gc.setFill(colour);
        gc.fillRect(x, y, width, height);
    }

    /** A frame that stays within its rectangle. */
    void box(Color colour, double x, double y, double width, double height, double line) {
        gc.setStroke(colour);
        gc.setLineWidth(line);
        gc.strokeRect(x + line / 2, y + line / 2, width - line, height - line);
    }

    void dashedBox(Color colour, double x, double y, double width, double height, double line) {
        gc.setLineDashes(3 * pixel, 2 * pixel);
        box(colour, x, y, width, height, line);
        gc.setLineDashes();
    }
}
