package palimpsest.app.exporting;

import palimpsest.app.bytes.Origin;

/** The colours of a picture: those of one of the window's themes. */
public record Inks(
        Rgb surface, Rgb text, Rgb muted, Rgb border, Rgb selection, Rgb host, Rgb module, Rgb data, Rgb growth) {

    /** The pure colour of an actor, for marks and frames. */
    Rgb strong(Origin origin) {
        return switch (origin) {
            case UNTOUCHED -> muted;
            case GROWTH -> growth;
            case MODULE -> module;
            case HOST -> host;
            case DATA_SEGMENT -> data;
        };
    }

    /** An actor's colour behind bytes. */
    Rgb tint(Origin origin) {
        return origin == Origin.UNTOUCHED
                ? surface
                : surface.with(strong(origin), origin == Origin.GROWTH ? 0.06 : 0.16);
    }

    /** An actor's colour for digits, near enough to the colour of text to be read on its tint. */
    Rgb ink(Origin origin) {
        return switch (origin) {
            case UNTOUCHED -> muted;
            case GROWTH -> muted.with(growth, 0.45);
            default -> strong(origin).with(text, 0.4);
        };
    }
}
