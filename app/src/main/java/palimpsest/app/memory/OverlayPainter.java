package palimpsest.app.memory;

import javafx.scene.paint.Color;
import palimpsest.app.bytes.Overlay.Kind;

/**
 * Draws what lies over the bytes of a row: in the gutter above them lines with names, each on its level, at their upper edge
 * the lines of what began further up, and around them the borders. What covers whole rows is a rail beside them. Each kind
 * has a shape of its own, so that no colour is needed to tell them apart.
 */
final class OverlayPainter {
    /** The width of a character of a name, in characters of the grid. */
    private static final double NARROW = 0.72;

    private final Pen pen;
    private final HexLayout layout;
    private final double pixel;
    private final double stroke;

    OverlayPainter(Pen pen) {
        this.pen = pen;
        this.layout = pen.layout();
        this.pixel = pen.pixel();
        this.stroke = Math.max(1, Math.round(layout.advance() / 6 / pixel)) * pixel;
    }

    /**
     * The horizontal edges of a row.
     *
     * @param top of the gutter
     * @param cells where the bytes begin
     * @param bottom where they end
     */
    record Edges(double top, double cells, double bottom) {}

    /** Above the background, below the bytes. */
    void under(RowLook look, Edges row) {
        for (OverlayPiece piece : look.overlays()) {
            if (piece.kind() == Kind.LAYOUT && piece.to() > piece.from()) {
                Color colour = pen.palette().hue(piece.hue());
                double x = layout.advance() * (0.5 + 0.6 * Math.floorMod(piece.hue(), 2));
                double top = piece.begins() ? row.cells() : row.top();
                pen.fill(colour, x, top, 2 * stroke, row.bottom() - top);
            }
        }
    }

    /** Above the bytes. */
    void over(RowLook look, Edges row) {
        for (OverlayPiece piece : look.overlays()) {
            Color colour = pen.palette().hue(piece.hue());
            if (piece.to() == piece.from()) {
                flag(piece, colour, row);
                continue;
            }
            switch (piece.kind()) {
                case FOUND -> found(look, piece, row);
                case LAYOUT -> border(piece, colour, row);
                case EXPECTED -> expected(piece, colour, row);
                case VIEW, FIELD -> {
                    if (!piece.isNamed()) {
                        goesOn(look, piece, colour, row);
                    } else if (piece.kind() == Kind.VIEW) {
                        line(piece, colour, row, false);
                    } else {
                        ribbon(piece, colour, row);
                    }
                }
            }
        }
    }

    private double left(OverlayPiece piece) {
        return layout.spanLeft(piece.from(), Math.max(piece.to(), piece.from() + 1));
    }

    private double right(OverlayPiece piece) {
        return layout.spanRight(piece.from(), piece.to()) - 2 * pixel;
    }

    /** The upper edge of a level in the gutter. */
    private double levelTop(OverlayPiece piece, Edges row) {
        return row.cells() - (piece.level() + 1) * layout.levelHeight();
    }

    /** The band is filled with the bytes; here it gets its edges, which stay visible under a selection. */
    private void found(RowLook look, OverlayPiece piece, Edges row) {
        Color colour = pen.palette().foundEdge();
        double top = row.cells() + pixel;
        double bottom = row.bottom() - pixel - stroke;
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

    /** What began further up: a rail beside the row, and where it ends within the row a line along its bytes. */
    private void goesOn(RowLook look, OverlayPiece piece, Color colour, Edges row) {
        double rail = layout.cellX(0) - layout.advance() * (0.7 + 0.5 * piece.level());
        boolean ends = piece.ends() && piece.to() <= look.count();
        boolean whole = piece.from() == 0 && piece.to() == look.count();
        double foot = ends ? row.bottom() - 2 * pixel : row.bottom();
        if (piece.from() == 0) {
            pen.fill(colour, rail, row.top(), stroke, foot - row.top());
        }
        if (!whole) {
            double line = row.cells() + piece.level() * (stroke + pixel);
            double from = piece.from() == 0 ? rail : left(piece);
            pen.fill(colour, from, line, right(piece) - from, stroke);
            pen.fill(colour, right(piece) - stroke, line, stroke, layout.cellHeight() / 4);
        } else if (ends) {
            pen.fill(colour, rail, foot - stroke, layout.advance() / 2, stroke);
        }
    }

    /** A bracket over the bytes, with its name in the line. */
    private void line(OverlayPiece piece, Color colour, Edges row, boolean dashed) {
        double middle = Math.rint((levelTop(piece, row) + layout.levelHeight() / 2) / pixel) * pixel;
        double foot = levelTop(piece, row) + layout.levelHeight();
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
    private void ribbon(OverlayPiece piece, Color colour, Edges row) {
        double top = levelTop(piece, row) + pixel;
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

    private void expected(OverlayPiece piece, Color colour, Edges row) {
        if (piece.isNamed()) {
            line(piece, colour, row, true);
        }
        double height = layout.cellHeight() - 2 * pixel;
        pen.dashedBox(colour, left(piece), row.cells() + pixel, right(piece) - left(piece), height, stroke);
    }

    /** A region begins: a step of thin rules between its bytes and those before. */
    private void border(OverlayPiece piece, Color colour, Edges row) {
        if (piece.begins()) {
            double end = layout.hexX(layout.bytesPerRow() - 1) + layout.hexWidth();
            double left = left(piece) - stroke;
            double top = row.cells();
            double foot = row.bottom() - stroke;
            pen.fill(colour, left, top, end - left, stroke);
            pen.fill(colour, left, top, stroke, row.bottom() - top);
            pen.fill(colour, layout.hexX(0) - stroke, foot, left - layout.hexX(0) + stroke, stroke);
        }
    }

    /** A pole between two bytes, with a name at its top. */
    private void flag(OverlayPiece piece, Color colour, Edges row) {
        double x = left(piece) - stroke;
        double top = levelTop(piece, row);
        pen.fill(colour, x, top, stroke, row.bottom() - top);
        double point = layout.levelHeight() / 2;
        int size = Math.max(2, pen.device(point));
        Mask pennant = Mask.of(size, size, (across, down) -> across < size - 2 * Math.abs(down - size / 2.0));
        pen.stamp(colour, pennant, x, top);
        double room = layout.contentEnd() - x;
        write(shortened(piece.label(), room), colour, x + point + 2 * pixel, top + layout.levelHeight() / 2);
    }

    private void write(String name, Color colour, double x, double middle) {
        if (!name.isEmpty()) {
            pen.words(Face.TINY, colour.interpolate(pen.palette().text(), 0.35), name, x, middle, Align.LEFT);
        }
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
