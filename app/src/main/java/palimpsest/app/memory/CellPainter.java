package palimpsest.app.memory;

/** Draws the cells of a row, in one way of reading its bytes. */
interface CellPainter {
    /** Draws a row whose cells have their upper edge at {@code y}. */
    void draw(RowLook look, double y);

    /** The painter for a format. */
    static CellPainter of(RowFormat format, Pen pen) {
        if (format.isHexBytes()) {
            return new BytePainter(pen);
        }
        return format.isLeb() ? new LebPainter(pen, format) : new NumberPainter(pen, format);
    }
}
