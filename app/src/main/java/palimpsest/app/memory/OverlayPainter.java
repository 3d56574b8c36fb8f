package palimpsest.app.memory;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import palimpsest.app.bytes.Overlay.Kind;

/**
 * Draws what lies over the bytes of a row: in the gutter above them lines with names, each on its level, and between and
 * around the bytes the borders. Each kind has a shape of its own, so that no colour is needed to tell them apart.
 */
final class OverlayPainter {
    /** The width of a character of a name, in characters of the grid. */
    private static final double NARROW = 0.72;

    private final Pen pen;
    private final GraphicsContext gc;
    private final HexLayout layout;
    private final double pixel;
    private final double stroke;

    OverlayPainter(Pen pen) {
        this.pen = pen;
        this.gc = pen.gc();
        this.layout = pen.layout();
        this.pixel = pen.pixel();
        this.stroke = Math.max(1, Math.round(layout.advance() / 6 / pixel)) * pixel;
    }

    /** Above the background, below the bytes. */
    void under(RowLook look, double y) {
        for (OverlayPiece piece : look.overlays()) {
            if (piece.kind() == Kind.LAYOUT && piece.to() > piece.from()) {
                Color colour = pen.palette().hue(piece.hue());
                double x = layout.advance() * (0.5 + 0.6 * Math.floorMod(piece.hue(), 2));
                double top = piece.begins() ? y + layout.gutter() : y;
                pen.fill(colour, x, top, 2 * stroke, y + layout.rowHeight() - top);
            }
        }
    }

    /** Above the bytes. */
    void over(RowLook look, double y) {
        for (OverlayPiece piece : look.overlays()) {
            Color colour = pen.palette().hue(piece.hue());
            if (piece.to() == piece.from()) {
                flag(piece, colour, y);
                continue;
            }
            switch (piece.kind()) {
                case FOUND -> found(look, piece, y);
                case LAYOUT -> border(piece, colour, y);
                case VIEW -> line(piece, colour, y, false);
                case FIELD -> ribbon(piece, colour, y);
                case EXPECTED -> expected(piece, colour, y);
            }
        }
        gc.setTextBaseline(VPos.CENTER);
    }

    private double left(OverlayPiece piece) {
        return layout.spanLeft(piece.from(), Math.max(piece.to(), piece.from() + 1));
    }

    private double right(OverlayPiece piece) {
        return layout.spanRight(piece.from(), piece.to()) - 2 * pixel;
    }

    private double cellTop(double y) {
        return y + layout.gutter();
    }

    /** The upper edge of a level in the gutter. */
    private double levelTop(OverlayPiece piece, double y) {
        return cellTop(y) - (piece.level() + 1) * layout.levelHeight();
    }

    /** The band is filled with the bytes; here it gets its edges, which stay visible under a selection. */
    private void found(RowLook look, OverlayPiece piece, double y) {
        Color colour = pen.palette().foundEdge();
        double top = cellTop(y) + pixel;
        double bottom = y + layout.rowHeight() - pixel - stroke;
        double width = right(piece) - left(piece);
        pen.fill(colour, left(piece), top, width, stroke);
        pen.fill(colour, left(piece), bottom, width, stroke);
        if (piece.begins()) {
            pen.fill(colour, left(piece), top, stroke, bottom - top);
        }
        if (piece.ends() && piece.to() <= look.count()) {
            pen.fill(colour, right(piece) - stroke, top, stroke, bottom - top + stroke);
        }
    }

    /** A bracket over the bytes, with its name in the line. */
    private void line(OverlayPiece piece, Color colour, double y, boolean dashed) {
        double middle = Math.rint((levelTop(piece, y) + layout.levelHeight() / 2) / pixel) * pixel;
        double foot = levelTop(piece, y) + layout.levelHeight();
        double left = left(piece);
        double right = right(piece);
        for (double x = left; x < right; x += dashed ? 6 * pixel : right) {
            pen.fill(colour, x, middle, dashed ? Math.min(4 * pixel, right - x) : right - left, stroke);
        }
        if (piece.begins()) {
            pen.fill(colour, left, middle, stroke, foot - middle);
        }
        if (piece.ends()) {
            pen.fill(colour, right - stroke, middle, stroke, foot - middle);
        }
        double room = right - left - layout.advance() * 1.5;
        String name = shortened(piece.label(), room);
        if (!name.isEmpty()) {
            double x = left + layout.advance() * 0.75;
            pen.fill(pen.palette().surface(), x - 2 * pixel, middle - stroke, width(name) + 4 * pixel, 3 * stroke);
            write(name, colour, x, middle + stroke / 2);
        }
    }

    /** A ribbon with its name, and a thin line on each side down to the bytes. */
    private void ribbon(OverlayPiece piece, Color colour, double y) {
        double top = levelTop(piece, y) + pixel;
        double height = layout.levelHeight() - pixel;
        double left = left(piece);
        double width = right(piece) - left;
        pen.fill(pen.palette().surface().interpolate(colour, 0.22), left, top, width, height);
        pen.fill(colour, left, top + height - pixel, width, pixel);
        if (piece.begins()) {
            pen.fill(colour, left, top, stroke, height);
        }
        String name = shortened(piece.label(), width - layout.advance() * 0.5);
        write(name, colour, left + stroke + 2 * pixel, top + height / 2);
    }

    private void expected(OverlayPiece piece, Color colour, double y) {
        line(piece, colour, y, true);
        pen.dashedBox(
                colour,
                left(piece),
                cellTop(y) + pixel,
                right(piece) - left(piece),
                layout.cellHeight() - 2 * pixel,
                stroke);
    }

    /** A region begins: a step of thin rules between its bytes and those before. */
    private void border(OverlayPiece piece, Color colour, double y) {
        if (piece.begins()) {
            double end = layout.hexX(layout.bytesPerRow() - 1) + layout.hexWidth();
            double top = cellTop(y) - stroke / 2;
            pen.fill(colour, left(piece) - stroke, top, end - left(piece) + stroke, stroke);
            pen.fill(colour, left(piece) - stroke, top, stroke, y + layout.rowHeight() - top);
            pen.fill(
                    colour,
                    layout.hexX(0) - stroke,
                    y + layout.rowHeight() - stroke / 2,
                    left(piece) - layout.hexX(0),
                    stroke);
        }
    }

    /** A pole between two bytes, with a name at its top. */
    private void flag(OverlayPiece piece, Color colour, double y) {
        double x = left(piece) - stroke;
        double top = levelTop(piece, y);
        pen.fill(colour, x, top, stroke, y + layout.rowHeight() - top);
        gc.setFill(colour);
        double point = layout.levelHeight() / 2;
        gc.fillPolygon(new double[] {x, x + point, x}, new double[] {top, top + point / 2, top + point}, 3);
        double room = layout.contentEnd() - x;
        write(shortened(piece.label(), room), colour, x + point + 2 * pixel, nameY(piece, y));
    }

    private double nameY(OverlayPiece piece, double y) {
        return levelTop(piece, y) + layout.levelHeight() / 2;
    }

    private void write(String name, Color colour, double x, double middle) {
        if (name.isEmpty()) {
            return;
        }
        gc.setTextBaseline(VPos.CENTER);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFont(font());
        gc.setFill(colour.interpolate(pen.palette().text(), 0.35));
        gc.fillText(name, x, middle);
    }

    private Font font() {
        return pen.fonts().tiny();
    }

    private double width(String name) {
        return name.length() * layout.advance() * NARROW;
    }

    /** A name as far as there is room; a single letter would say nothing. */
    private String shortened(String name, double room) {
        int most = (int) (room / (layout.advance() * NARROW));
        if (name.length() <= most) {
            return name;
        }
        return most < 3 ? "" : name.substring(0, most - 1) + "…";
    }
}
