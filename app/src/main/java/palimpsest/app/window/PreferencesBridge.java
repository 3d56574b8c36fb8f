package palimpsest.app.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleIntegerProperty;
import palimpsest.app.memory.ColumnsMenu;
import palimpsest.app.memory.RowLength;
import palimpsest.app.memory.Shading;
import palimpsest.app.preferences.Preference;
import palimpsest.app.preferences.PreferencesPane;
import palimpsest.app.preferences.PreferencesViewModel;
import palimpsest.app.words.Words;

/** Shows those of the settings that a person chooses. */
final class PreferencesBridge {
    private final Sheet sheet;
    private final PreferencesViewModel model;
    private final List<Preference> preferences = new ArrayList<>();
    private final List<Integer> atFirst = new ArrayList<>();
    // A property made of another listens weakly: held here.
    private final List<Property<?>> held = new ArrayList<>();

    PreferencesBridge(Sheet sheet, Settings settings, Runnable arrange) {
        this.sheet = sheet;
        Settings first = new Settings();
        add(
                "theme",
                List.of(Theme.values()),
                settings.theme,
                first.theme.get(),
                theme -> Words.of("preferences.theme." + theme.word()));
        add("zoom", scales(), settings.zoom.asObject(), Zoom.NORMAL, PreferencesBridge::percent);
        add(
                "presenter-zoom",
                Stream.concat(Stream.of(Settings.FITTED), scales().stream()).toList(),
                settings.presenterZoom.asObject(),
                Settings.FITTED,
                scale -> scale == Settings.FITTED ? Words.of("preferences.presenter-zoom.fitted") : percent(scale));
        add(
                "language",
                List.of(Language.values()),
                settings.language,
                Language.SYSTEM,
                language -> Words.of("preferences.language." + language));
        add(
                "columns",
                Stream.concat(Stream.of(ColumnsMenu.FITTING), RowLength.CHOICES.stream())
                        .toList(),
                settings.columns.asObject(),
                ColumnsMenu.FITTING,
                columns -> columns == ColumnsMenu.FITTING
                        ? Words.of("preferences.columns.fit")
                        : Integer.toString(columns));
        add(
                "shading",
                List.of(Shading.values()),
                settings.shading,
                Shading.NONE,
                shading -> Words.of("grid.shading." + shading.name()));
        model = new PreferencesViewModel(preferences, atFirst, () -> {
            settings.arrangeAsAtFirst();
            arrange.run();
        });
    }

    /** Shows the page, or takes it away when it is there. */
    void show() {
        if (sheet.shows("preferences")) {
            sheet.close();
            return;
        }
        PreferencesPane pane = new PreferencesPane(model, sheet::close);
        sheet.show(pane, pane.first());
    }

    private static List<Integer> scales() {
        return Arrays.stream(Zoom.steps()).boxed().toList();
    }

    private static String percent(int scale) {
        return Words.of("preferences.percent", Integer.toString(scale));
    }

    /** A setting as a number of a choice; what is none of them, such as a scale in between, counts as the nearest before. */
    private <T> void add(String id, List<T> values, Property<T> setting, T first, Function<T, String> words) {
        IntegerProperty chosen = new SimpleIntegerProperty(index(values, setting.getValue()));
        setting.addListener((property, before, now) -> chosen.set(index(values, now)));
        chosen.addListener((property, before, now) -> {
            if (index(values, setting.getValue()) != now.intValue()) {
                setting.setValue(values.get(now.intValue()));
            }
        });
        preferences.add(new Preference(
                id,
                Words.of("preferences." + id),
                Words.of("preferences." + id + ".words"),
                values.stream().map(words).toList(),
                chosen));
        atFirst.add(values.indexOf(first));
        held.add(setting);
    }

    private static <T> int index(List<T> values, T value) {
        int exact = values.indexOf(value);
        if (exact >= 0 || !(value instanceof Integer number)) {
            return Math.max(0, exact);
        }
        return IntStream.range(0, values.size())
                .filter(i -> (Integer) values.get(i) <= number)
                .max()
                .orElse(0);
    }
}
