package palimpsest.app.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import palimpsest.app.exporting.ExportSource.Colours;
import palimpsest.app.exporting.Inks;
import palimpsest.app.exporting.Rgb;
import palimpsest.app.words.Words;

/** The colours of the themes as numbers, read from their style sheets. */
final class ThemeInks {
    private static final String NAMES = "-pal-background, -pal-text, -pal-faint, -pal-border, -pal-selection,"
            + " -pal-host, -pal-module, -pal-data, -pal-growth";

    private ThemeInks() {}

    /** All themes, that of the window first. */
    static List<Colours> all(Theme first) {
        List<Theme> themes = new ArrayList<>(List.of(Theme.values()));
        Collections.swap(themes, 0, themes.indexOf(first));
        return themes.stream()
                .map(theme -> new Colours(Words.of("exporting.theme." + theme.word()), of(theme)))
                .toList();
    }

    static Inks of(Theme theme) {
        Region probe = new Region();
        probe.setStyle("-fx-background-color: " + NAMES + ";");
        Scene scene = new Scene(new Group(probe));
        scene.getStylesheets().setAll(theme.styleSheet());
        probe.applyCss();
        List<Rgb> found = probe.getBackground().getFills().stream()
                .map(fill -> rgb((Color) fill.getFill()))
                .toList();
        return new Inks(
                found.get(0),
                found.get(1),
                found.get(2),
                found.get(3),
                found.get(4),
                found.get(5),
                found.get(6),
                found.get(7),
                found.get(8));
    }

    private static Rgb rgb(Color colour) {
        return new Rgb(part(colour.getRed()), part(colour.getGreen()), part(colour.getBlue()));
    }

    private static int part(double share) {
        return (int) Math.round(share * 255);
    }
}
