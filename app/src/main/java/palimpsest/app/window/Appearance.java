package palimpsest.app.window;

import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/** Dresses a scene: AtlantaFX below, then our colours, shapes and root font size. Popups take the same sheets from their owner. */
final class Appearance {
    private static final List<String> SHEETS = List.of(
            "palimpsest.css",
            "editor.css",
            "grid.css",
            "stops.css",
            "timeline.css",
            "find.css",
            "pages.css",
            "exporting.css",
            "structures.css",
            "lessons.css",
            "presenting.css");

    private static final double SYMBOL = 1.15;

    private Appearance() {}

    /**
     * Lays the foundation, once. One is enough for all themes: its colours are all replaced, and a popup never keeps a stale
     * one. Before the first control, because that would load JavaFX's own.
     */
    static void found() {
        String foundation = new PrimerLight().getUserAgentStylesheet();
        if (!foundation.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(foundation);
        }
    }

    /** A scene of nothing but the theme's background. */
    static Scene empty(Theme theme) {
        Region background = new Region();
        background.setStyle("-fx-background-color: -pal-background");
        Scene scene = new Scene(background);
        scene.getStylesheets().setAll(theme.styleSheet());
        return scene;
    }

    static void apply(Scene scene, Theme theme, int zoom) {
        scene.getStylesheets().setAll(theme.styleSheet());
        SHEETS.forEach(sheet -> scene.getStylesheets().add(Resources.styleSheet(sheet)));
        scene.getStylesheets().add(rootFontSize(zoom));
    }

    /** A style sheet in its own address, so that popups scale too; an inline style would stop at the window. */
    private static String rootFontSize(int zoom) {
        double size = Zoom.fontSize(zoom);
        // A symbol's size is its font size, so an em of its own would grow with every pass.
        String rules = String.format(
                Locale.ROOT, ".root{-fx-font-size:%.2fpx}.ikonli-font-icon{-fx-icon-size:%.1fpx}", size, SYMBOL * size);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
    }
}
