package palimpsest.app.window;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;

/** Dresses a scene: AtlantaFX below, then our colours, shapes and root font size. Popups take the same sheets from their owner. */
final class Appearance {
    private static final List<String> SHEETS = List.of("palimpsest.css", "editor.css");

    private Appearance() {}

    static void apply(Scene scene, Theme theme, int zoom) {
        // One foundation for both themes: its colours are all replaced, and a popup never keeps a stale one.
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(theme.styleSheet());
        SHEETS.forEach(sheet -> scene.getStylesheets().add(Resources.styleSheet(sheet)));
        scene.getStylesheets().add(rootFontSize(zoom));
    }

    /** A style sheet in its own address, so that popups scale too; an inline style would stop at the window. */
    private static String rootFontSize(int zoom) {
        String rule = String.format(Locale.ROOT, ".root{-fx-font-size:%.2fpx}", Zoom.fontSize(zoom));
        return "data:text/css," + rule.replace("{", "%7B").replace("}", "%7D");
    }
}
