package palimpsest.app.map;

/** What the map draws in a colour of its own; a swatch has its name as style class. */
enum Ink {
    BACKGROUND,
    SURFACE,
    TEXT,
    FAINT,
    ACCENT,
    FOUND,
    HOST,
    MODULE,
    DATA,
    GROWTH_SOFT,
    LAYOUT_DATA,
    LAYOUT_STACK,
    LAYOUT_HEAP
}
