package palimpsest.app.memory;

import java.util.List;
import javafx.scene.paint.Color;
import palimpsest.app.bytes.Origin;

/** The colours of the grid; the tints are made from them, so that a theme gives ten colours and no more. */
public record GridPalette(
        Color surface,
        Color text,
        Color muted,
        Color border,
        Color accent,
        Color found,
        Color host,
        Color module,
        Color data,
        Color growth,
        Color danger) {
    private static final Color HEAT = Color.web("#e8590c");
    private static final List<Color> HUES = List.of(
            Color.web("#0072b2"),
            Color.web("#d55e00"),
            Color.web("#009e73"),
            Color.web("#cc79a7"),
            Color.web("#a67c00"),
            Color.web("#56b4e9"),
            Color.web("#7a5ccf"),
            Color.web("#8c564b"));

    public static GridPalette light() {
        return new GridPalette(
                Color.web("#ffffff"),
                Color.web("#1b1f24"),
                Color.web("#7b8594"),
                Color.web("#dfe3e8"),
                Color.web("#1f6feb"),
                Color.web("#f2c94c"),
                Color.web("#d9730d"),
                Color.web("#1f6feb"),
                Color.web("#0f8f6b"),
                Color.web("#a0479b"),
                Color.web("#c9202d"));
    }

    public static GridPalette dark() {
        return new GridPalette(
                Color.web("#1c1f26"),
                Color.web("#e8eaee"),
                Color.web("#7d8694"),
                Color.web("#333842"),
                Color.web("#6aa5ff"),
                Color.web("#8a6d1a"),
                Color.web("#f2a04f"),
                Color.web("#6aa5ff"),
                Color.web("#3fcf9f"),
                Color.web("#e08ad8"),
                Color.web("#ff7b72"));
    }

    /** The pure colour of an actor, for marks and boxes. */
    public Color strong(Origin origin) {
        return switch (origin) {
            case UNTOUCHED -> muted;
            case GROWTH -> growth;
            case MODULE -> module;
            case HOST -> host;
            case DATA_SEGMENT -> data;
        };
    }

    /** An actor's colour behind bytes. */
    public Color tint(Origin origin) {
        return origin == Origin.UNTOUCHED
                ? surface
                : surface.interpolate(strong(origin), origin == Origin.GROWTH ? 0.06 : 0.16);
    }

    /** An actor's colour behind bytes, from faint for what was written long ago to strong for what is new. */
    public Color aged(Origin origin, double shade) {
        return surface.interpolate(strong(origin), origin == Origin.GROWTH ? 0.06 : 0.05 + 0.37 * shade);
    }

    /** The colour behind bytes that something often happened to. */
    public Color heat(double shade) {
        return surface.interpolate(HEAT, 0.12 + 0.5 * shade);
    }

    /** An actor's colour for digits, near enough to the text colour to be read on its tint. */
    public Color ink(Origin origin) {
        return switch (origin) {
            case UNTOUCHED -> muted;
            case GROWTH -> muted.interpolate(growth, 0.45);
            default -> strong(origin).interpolate(text, 0.4);
        };
    }

    public Color selection() {
        return surface.interpolate(accent, 0.28);
    }

    /** The edge of what was found. */
    public Color foundEdge() {
        return found.interpolate(text, 0.4);
    }

    /**
     * The colour of a stretch over the bytes; any number has one, and neighbours differ, for colour-blind eyes too (after
     * Okabe and Ito). It is darkened or lightened until it can be read on the surface.
     */
    public Color hue(int number) {
        return HUES.get(Math.floorMod(number, HUES.size())).interpolate(text, isDark() ? 0.25 : 0.12);
    }

    private boolean isDark() {
        return surface.getBrightness() < 0.5;
    }
}
