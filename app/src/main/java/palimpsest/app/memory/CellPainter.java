package palimpsest.app.memory;

/** Draws the cells of a row, in one way of reading its bytes. */
interface CellPainter {
    /** @param y the upper edge of the cells */
    void draw(RowLook look, double y);

    /** The painter for a format. */
    static CellPainter of(RowFormat format, Pen pen) {
        if (format.isHexBytes()) {
            return new BytePainter(pen);
        }
        return format.isLeb() ? new LebPainter(pen, format) : new NumberPainter(pen, format);
    }
}
