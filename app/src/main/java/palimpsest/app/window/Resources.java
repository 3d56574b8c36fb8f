package palimpsest.app.window;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/** Style sheets, fonts and icons on the class path. */
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

    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

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

    /** The program's symbol in several sizes. */
    static List<Image> icons() {
        return ICON_SIZES.stream()
                .map(size -> new Image(
                        url("/palimpsest/icons/palimpsest-" + size + ".png").toExternalForm()))
                .toList();
    }

    private static URL url(String path) {
        return Objects.requireNonNull(Resources.class.getResource(path), path);
    }
}
