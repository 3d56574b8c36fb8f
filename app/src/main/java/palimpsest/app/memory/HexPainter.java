package palimpsest.app.memory;

import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import palimpsest.app.bytes.Addresses;

/** Draws the rows of a grid. It remembers what each row looked like, and draws a row again only when that changed. */
final class HexPainter {
    private final Pen pen;
    private final GraphicsContext gc;
    private final HexLayout layout;
    private final HeaderPainter header;
    private final CellPainter cells;
    private final Optional<TextPainter> text;
    private final OverlayPainter overlays;
    private final EdgePainter edge;
    private final HatchPainter hatch;
    private final boolean hatched;
    private RowLook[] drawn = new RowLook[0];

    /** @param hatched whether bytes that nobody ever wrote are hatched */
    HexPainter(Pen pen, RowFormat format, boolean hatched) {
        this.hatched = hatched;
        this.hatch = new HatchPainter(pen);
        this.pen = pen;
        this.gc = pen.gc();
        this.layout = pen.layout();
        this.header = new HeaderPainter(pen, format);
        this.cells = CellPainter.of(format, pen);
        this.text = format.text().map(encoding -> new TextPainter(pen, encoding));
        this.overlays = new OverlayPainter(pen);
        this.edge = new EdgePainter(pen);
        gc.setTextBaseline(VPos.CENTER);
    }

    /** Draws a frame, every row that looks other than the last time; gives how many those were. */
    int paint(Frame frame, double height) {
        int rows = layout.rowsIn(height);
        if (drawn.length != rows) {
            drawn = new RowLook[rows];
            header.draw();
        }
        int repainted = 0;
        for (int row = 0; row < rows; row++) {
            RowLook look = frame.look(row, layout.bytesPerRow());
            if (!look.equals(drawn[row])) {
                drawRow(frame, look, row);
                drawn[row] = look;
                repainted++;
            }
        }
        return repainted;
    }

    private void drawRow(Frame frame, RowLook look, int row) {
        double y = layout.rowY(row);
        pen.fill(pen.palette().surface(), 0, y, layout.width(), layout.rowHeight());
        gc.setTextAlign(TextAlignment.LEFT);
        double top = y + layout.gutter();
        if (look.count() == 0) {
            edge.draw(look, frame.full(), top);
            return;
        }
        overlays.under(look, y);
        gc.setFont(pen.fonts().plain());
        gc.setFill(look.hasCaret() ? pen.palette().text() : pen.palette().muted());
        String address = Addresses.padded(look.address(), layout.addressDigits());
        gc.fillText(address, layout.addressX(), top + layout.cellHeight() / 2);
        if (hatched) {
            hatch.draw(look, top);
        }
        cells.draw(look, top);
        edge.reached(look, top);
        text.ifPresent(column -> column.draw(look, top));
        if (look.count() < layout.bytesPerRow()) {
            double x = layout.spanLeft(look.count(), look.count() + 1) - pen.pixel();
            pen.fill(pen.palette().text(), x, top, 2 * pen.pixel(), layout.cellHeight());
        }
        overlays.over(look, y);
    }
}
