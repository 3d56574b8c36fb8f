package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;

/**
 * Draws the rows of a grid. It remembers what each row looked like: one that looks the same elsewhere is moved there, and
 * only what is new is drawn.
 */
final class HexPainter {
    private final Pen pen;
    private final HexLayout layout;
    private final HeaderPainter header;
    private final CellPainter cells;
    private final Optional<TextPainter> text;
    private final OverlayPainter overlays;
    private final EdgePainter edge;
    private final HatchPainter hatch;
    private final boolean hatched;
    private RowLook[] drawn = new RowLook[0];
    private Optional<Rows> shown = Optional.empty();

    /** @param hatched whether bytes that nobody ever wrote are hatched */
    HexPainter(Pen pen, RowFormat format, boolean hatched) {
        this.hatched = hatched;
        this.hatch = new HatchPainter(pen);
        this.pen = pen;
        this.layout = pen.layout();
        this.header = new HeaderPainter(pen, format);
        this.cells = CellPainter.of(format, pen);
        this.text = format.text().map(encoding -> new TextPainter(pen, encoding));
        this.overlays = new OverlayPainter(pen);
        this.edge = new EdgePainter(pen);
    }

    /** Draws a frame, every row that looks other than the last time; gives how many those were. */
    int paint(Frame frame, Rows rows) {
        RowLook[] looks = new RowLook[rows.count()];
        for (int row = 0; row < looks.length; row++) {
            looks[row] = frame.look(row, layout.bytesPerRow());
        }
        boolean[] kept = shown.map(before -> keep(looks, rows, before)).orElseGet(() -> new boolean[looks.length]);
        if (shown.isEmpty()) {
            drawHeader();
        }
        List<Integer> incomplete = new ArrayList<>();
        int repainted = 0;
        for (int row = 0; row < looks.length; row++) {
            if (!kept[row]) {
                int lacking = pen.stamps().lacking();
                drawRow(frame, looks[row], rows, row);
                repainted++;
                if (pen.stamps().lacking() > lacking) {
                    incomplete.add(row);
                }
            }
        }
        if (!incomplete.isEmpty()) {
            pen.stamps().make();
            incomplete.forEach(row -> drawRow(frame, looks[row], rows, row));
        }
        clearBelow(rows);
        drawn = looks;
        shown = Optional.of(rows);
        return repainted;
    }

    /** Where no whole row has room there is none. */
    private void clearBelow(Rows rows) {
        double before = shown.map(Rows::end).orElse(Double.MAX_VALUE);
        if (before > rows.end()) {
            int from = pen.device(rows.end());
            int to = pen.raster().height();
            pen.raster().clip(from, to);
            pen.raster().fill(pen.palette().surface(), 0, from, pen.raster().width(), to - from);
        }
    }

    private void drawHeader() {
        pen.raster().clip(0, pen.device(layout.headerHeight()));
        header.draw();
        if (pen.stamps().lacking() > 0) {
            pen.stamps().make();
            header.draw();
        }
    }

    /** Moves the rows that were drawn before to where they are now; tells which those are. */
    private boolean[] keep(RowLook[] looks, Rows rows, Rows before) {
        boolean[] kept = new boolean[looks.length];
        int[] from = new int[looks.length];
        int[] to = new int[looks.length];
        boolean up = false;
        boolean down = false;
        for (int row = 0; row < looks.length; row++) {
            long old = row + rows.first() - before.first();
            if (old >= 0 && old < drawn.length && looks[row].equals(drawn[(int) old])) {
                from[row] = pen.device(before.top((int) old));
                to[row] = pen.device(rows.top(row));
                kept[row] = true;
                up |= kept[row] && to[row] < from[row];
                down |= kept[row] && to[row] > from[row];
            }
        }
        for (int i = 0; i < looks.length; i++) {
            int row = down ? looks.length - 1 - i : i;
            if (kept[row] && from[row] != to[row]) {
                // Rows that move in both ways would step on each other.
                kept[row] = !(up && down);
                if (kept[row]) {
                    int height = pen.device(rows.height(row));
                    pen.raster()
                            .move(
                                    from[row],
                                    to[row],
                                    Math.min(height, pen.raster().height() - to[row]));
                }
            }
        }
        return kept;
    }

    private void drawRow(Frame frame, RowLook look, Rows rows, int row) {
        double y = rows.top(row);
        double top = rows.cellTop(row);
        OverlayPainter.Edges edges = new OverlayPainter.Edges(y, top, y + rows.height(row));
        pen.raster().clip(pen.device(y), pen.device(y + rows.height(row)));
        pen.fill(pen.palette().surface(), 0, y, layout.width(), rows.height(row));
        if (look.count() == 0) {
            edge.draw(look, frame.full(), top);
            return;
        }
        overlays.under(look, edges);
        pen.write(
                Face.PLAIN,
                look.hasCaret() ? pen.palette().text() : pen.palette().muted(),
                Addresses.padded(look.address(), layout.addressDigits()),
                layout.addressX(),
                top + layout.cellHeight() / 2,
                Align.LEFT);
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
        overlays.over(look, edges);
    }
}
