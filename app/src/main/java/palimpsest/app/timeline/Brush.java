package palimpsest.app.timeline;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas with edges on whole device pixels. */
final class Brush {
    private final GraphicsContext gc;
    private final double pixel;

    /** @param pixel the size of one device pixel, the width of a hairline */
    Brush(GraphicsContext gc, double pixel) {
        this.gc = gc;
        this.pixel = pixel;
        gc.setTextBaseline(VPos.CENTER);
    }

    double hairline() {
        return pixel;
    }

    double snap(double length) {
        return Math.round(length / pixel) * pixel;
    }

    void box(Color colour, double left, double top, double right, double bottom) {
        double x = snap(left);
        gc.setFill(colour);
        gc.fillRect(x, top, Math.max(pixel, snap(right) - x), bottom - top);
    }

    /** A vertical line to the right of an edge. */
    void line(Color colour, double x, double top, double bottom, double thickness) {
        gc.setFill(colour);
        gc.fillRect(snap(x - thickness / 2), top, Math.max(pixel, thickness), bottom - top);
    }

    void frame(Color colour, double left, double top, double right, double bottom) {
        double x = snap(left);
        gc.setStroke(colour);
        gc.setLineWidth(pixel);
        gc.strokeRect(x + pixel / 2, top + pixel / 2, Math.max(pixel, snap(right) - x - pixel), bottom - top - pixel);
    }

    void polygon(Color colour, double... points) {
        int corners = points.length / 2;
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            xs[i] = points[2 * i];
            ys[i] = points[2 * i + 1];
        }
        gc.setFill(colour);
        gc.fillPolygon(xs, ys, corners);
    }

    void dot(Color colour, double x, double y, double size) {
        gc.setFill(colour);
        gc.fillOval(x - size / 2, y - size / 2, size, size);
    }

    void plate(Color colour, double left, double top, double right, double bottom) {
        gc.setFill(colour);
        double round = (bottom - top) / 3;
        gc.fillRoundRect(snap(left), top, right - left, bottom - top, round, round);
    }

    void text(Color colour, Font font, String text, double x, double y) {
        gc.setFill(colour);
        gc.setFont(font);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(text, snap(x), y);
    }

    void clip(double x, double y, double width, double height) {
        gc.save();
        gc.beginPath();
        gc.rect(x, y, width, height);
        gc.clip();
        gc.translate(x, 0);
    }

    void unclip() {
        gc.restore();
    }
}
