package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The colours of the themes in numbers: contrast by the formula of the Web Content Accessibility Guidelines (WCAG 2.2,
 * 1.4.3 and 1.4.6), and how far the actors' colours stay apart for eyes that lack one kind of cone, by the matrices of
 * Machado, Oliveira and Fernandes (2009), as distances in CIELAB.
 */
final class ColoursTest {
    private static final Path STYLES = Path.of("../resources/style");
    private static final Pattern COLOUR = Pattern.compile("-pal-([\\w-]+):\\s*#([0-9a-fA-F]{6})");
    private static final List<String> ACTORS = List.of("host", "module", "data", "growth");

    /** What is written on what. */
    private static final Map<String, List<String>> WRITTEN = Map.ofEntries(
            Map.entry(
                    "text",
                    List.of(
                            "background",
                            "surface",
                            "raised",
                            "hover",
                            "selection",
                            "current",
                            "accent-soft",
                            "danger-soft",
                            "host-soft",
                            "module-soft",
                            "data-soft",
                            "growth-soft")),
            Map.entry("muted", List.of("background", "surface", "raised", "hover", "accent-soft")),
            Map.entry("accent", List.of("background", "surface", "accent-soft")),
            Map.entry("on-accent", List.of("accent", "accent-hover")),
            Map.entry("danger", List.of("background", "surface", "danger-soft")),
            Map.entry("warning", List.of("background")),
            Map.entry("host", List.of("background", "surface", "host-soft")),
            Map.entry("module", List.of("background", "surface", "module-soft")),
            Map.entry("data", List.of("background", "surface", "data-soft")),
            Map.entry("growth", List.of("background", "surface", "growth-soft")),
            Map.entry("keyword", List.of("background", "current", "accent-soft")),
            Map.entry("type", List.of("background", "current", "accent-soft")),
            Map.entry("number", List.of("background", "current", "accent-soft")),
            Map.entry("string", List.of("background", "current", "accent-soft")),
            Map.entry("name", List.of("background", "current", "accent-soft")),
            Map.entry("comment", List.of("background", "current")));

    private static final double[][] USUAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };
    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };
    private static final double[][] TRITANOPIA = {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    };
    /** Two colours at this distance are told apart at a glance; at 2.3 just so. */
    private static final double APART = 20;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsReadStandsOutFromWhatItIsWrittenOn(Theme theme) throws IOException {
        Map<String, double[]> colours = colours(theme);
        double least = theme == Theme.HIGH_CONTRAST ? 7 : 4.5;
        WRITTEN.forEach((text, grounds) -> assertThat(grounds)
                .allSatisfy(ground -> assertThat(contrast(colours.get(text), colours.get(ground)))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(least)));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsOnlySeenStandsOutEnough(Theme theme) throws IOException {
        Map<String, double[]> colours = colours(theme);
        double least = theme == Theme.HIGH_CONTRAST ? 7 : 3;
        for (String ground : List.of("background", "surface")) {
            assertThat(contrast(colours.get("faint"), colours.get(ground))).isGreaterThanOrEqualTo(least);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void actorsStayApartForEveryKindOfEyes(Theme theme) throws IOException {
        Map<String, double[]> colours = colours(theme);
        for (double[][] eyes : List.of(USUAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA)) {
            for (int i = 0; i < ACTORS.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double[] one = lab(seen(colours.get(ACTORS.get(i)), eyes));
                    double[] other = lab(seen(colours.get(ACTORS.get(j)), eyes));
                    assertThat(Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]))
                            .as("%s and %s", ACTORS.get(i), ACTORS.get(j))
                            .isGreaterThan(APART);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyThemeHasEveryColour(Theme theme) throws IOException {
        assertThat(colours(theme).keySet()).isEqualTo(colours(Theme.LIGHT).keySet());
        try (Stream<Path> sheets = Files.list(STYLES)) {
            for (Path sheet : sheets.toList()) {
                Matcher use = Pattern.compile(":[^;{}]*?-pal-([\\w-]+)").matcher(Files.readString(sheet));
                while (use.find()) {
                    assertThat(colours(theme)).as("in %s", sheet.getFileName()).containsKey(use.group(1));
                }
            }
        }
    }

    /** Linear red, green and blue by names. */
    private static Map<String, double[]> colours(Theme theme) throws IOException {
        Map<String, double[]> colours = new HashMap<>();
        Matcher colour = COLOUR.matcher(Files.readString(STYLES.resolve(theme.word() + ".css")));
        while (colour.find()) {
            int rgb = Integer.parseInt(colour.group(2), 16);
            colours.put(colour.group(1), new double[] {linear(rgb >> 16), linear(rgb >> 8), linear(rgb)});
        }
        return colours;
    }

    private static double linear(int bits) {
        double value = (bits & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double contrast(double[] one, double[] other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] seen(double[] rgb, double[][] eyes) {
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = eyes[i][0] * rgb[0] + eyes[i][1] * rgb[1] + eyes[i][2] * rgb[2];
            seen[i] = Math.max(0, Math.min(1, sum));
        }
        return seen;
    }

    /** CIELAB under D65. */
    private static double[] lab(double[] rgb) {
        double x = curve((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = curve(luminance(rgb));
        double z = curve((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
