package palimpsest.app.window;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** Style sheets and fonts on the class path. */
final class Resources {
    private static final String FONTS = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FONT_FILES = List.of(
            "inter/Inter-Regular.otf",
            "inter/Inter-Italic.otf",
            "inter/Inter-SemiBold.otf",
            "inter/Inter-Bold.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "jetbrains_mono/JetBrainsMono-Italic.ttf",
            "jetbrains_mono/JetBrainsMono-Bold.ttf");

    private Resources() {}

    static String styleSheet(String name) {
        return url("/palimpsest/style/" + name).toExternalForm();
    }

    /** Makes the families "Inter" and "JetBrains Mono" known; loading them twice does no harm. */
    static void loadFonts() {
        for (String file : FONT_FILES) {
            Font.loadFont(url(FONTS + file).toExternalForm(), 13);
        }
    }

    private static URL url(String path) {
        return Objects.requireNonNull(Resources.class.getResource(path), path);
    }
}
