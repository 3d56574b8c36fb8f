package palimpsest.app.memory;

/** On which side of a place a text stands. */
enum Align {
    /** It begins there. */
    LEFT,
    CENTER,
    /** It ends there. */
    RIGHT;

    /** Where a text of some width begins. */
    double left(double place, double width) {
        return switch (this) {
            case LEFT -> place;
            case CENTER -> place - width / 2;
            case RIGHT -> place - width;
        };
    }
}
