package palimpsest.app.window;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import palimpsest.app.memory.ColumnsMenu;
import palimpsest.app.memory.RowFormat;
import palimpsest.app.memory.RowLength;
import palimpsest.app.memory.Shading;
import palimpsest.app.presenting.Speed;

/**
 * Keeps {@link Settings} in a properties file of the user's. A file that is missing or damaged counts as none: whatever
 * can't be read keeps its usual value. Writing replaces the whole file at once.
 */
public final class SettingsFile {
    /** The system property that names another file, for tests. */
    public static final String LOCATION = "palimpsest.settings";

    private static final String LESSON = "lesson.";

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** The user's own file, where the platform keeps such files. */
    public static SettingsFile ofUser() {
        String named = System.getProperty(LOCATION);
        if (named != null) {
            return new SettingsFile(Path.of(named));
        }
        Path home = Path.of(System.getProperty("user.home", "."));
        String platform = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Map<String, String> environment = System.getenv();
        Path folder;
        if (platform.contains("win")) {
            folder = Path.of(environment.getOrDefault("APPDATA", home.toString()), "Palimpsest");
        } else if (platform.contains("mac")) {
            folder = home.resolve("Library/Application Support/Palimpsest");
        } else {
            String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
            folder = (config.isBlank() ? home.resolve(".config") : Path.of(config)).resolve("palimpsest");
        }
        return new SettingsFile(folder.resolve("settings.properties"));
    }

    /** The folder that holds what windows have not saved, beside the file. */
    Path unsaved() {
        return file.toAbsolutePath().resolveSibling("unsaved");
    }

    public Settings load() {
        Settings settings = read(properties());
        try {
            settings.structures.set(Files.readString(structures()));
        } catch (IOException none) {
            settings.structures.set("");
        }
        return settings;
    }

    private Properties properties() {
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            saved.load(reader);
        } catch (IOException | IllegalArgumentException damaged) {
            saved.clear();
        }
        return saved;
    }

    /** The person's own descriptions of structures, beside the settings: a text that anybody can read. */
    private Path structures() {
        return file.resolveSibling("structures.txt");
    }

    /** Writes the descriptions of structures; says whether that went well. */
    public boolean saveStructures(Settings settings) {
        try {
            if (settings.structures.get().isEmpty() && !Files.exists(structures())) {
                return true;
            }
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "structures", ".new");
            Files.writeString(fresh, settings.structures.get());
            Files.move(fresh, structures(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** Whether the file was written; a folder that can't be written to must not stop anybody from working. */
    public boolean save(Settings settings) {
        return store(write(settings)) && saveStructures(settings);
    }

    /** Writes how far a student has come; everything else in the file stays. Says whether that went well. */
    public boolean saveLessons(Settings settings) {
        Properties saved = properties();
        saved.stringPropertyNames().stream()
                .filter(name -> name.startsWith(LESSON))
                .forEach(saved::remove);
        writeLessons(settings, saved);
        return store(saved);
    }

    private boolean store(Properties saved) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "settings", ".new");
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                saved.store(writer, "Palimpsest");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    private static void writeLessons(Settings settings, Properties saved) {
        settings.lessons.forEach((name, value) -> saved.setProperty(LESSON + name, value));
    }

    private static Settings read(Properties saved) {
        Settings settings = new Settings();
        settings.theme.set(Theme.of(saved.getProperty("theme", "")));
        settings.zoom.set(Zoom.clamp((int) number(saved, "zoom", Zoom.NORMAL)));
        int columns = (int) number(saved, "columns", ColumnsMenu.FITTING);
        settings.columns.set(RowLength.isOne(columns) ? columns : ColumnsMenu.FITTING);
        settings.hatched.set(!"false".equals(saved.getProperty("hatched")));
        Stream.of(Shading.values())
                .filter(each -> each.name().equals(saved.getProperty("shading")))
                .forEach(settings.shading::set);
        settings.rowFormat.set(RowFormat.decode(saved.getProperty("rows", "")));
        int presenting = (int) number(saved, "presenterZoom", Settings.FITTED);
        settings.presenterZoom.set(presenting == Settings.FITTED ? Settings.FITTED : Zoom.clamp(presenting));
        double speed = "free".equals(saved.getProperty("speed")) ? Speed.FREE : number(saved, "speed", Speed.USUAL);
        settings.speed.set(speed >= Speed.LEAST && (speed <= Speed.MOST || speed == Speed.FREE) ? speed : Speed.USUAL);
        settings.language.set(Language.of(saved.getProperty("language", "")));
        settings.maximized.set("true".equals(saved.getProperty("maximized")));
        lengths(settings).forEach((name, property) -> property.set(number(saved, name, property.get())));
        for (int i = 0; saved.containsKey("recent." + i); i++) {
            path(saved.getProperty("recent." + i)).ifPresent(settings.recent::add);
        }
        saved.stringPropertyNames().stream()
                .filter(name -> name.startsWith(LESSON))
                .forEach(name -> settings.lessons.put(name.substring(LESSON.length()), saved.getProperty(name)));
        return settings;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException ofAnotherPlatform) {
            return Optional.empty();
        }
    }

    private static Properties write(Settings settings) {
        Properties saved = new Properties();
        saved.setProperty("theme", settings.theme.get().word());
        saved.setProperty("zoom", Integer.toString(settings.zoom.get()));
        saved.setProperty("columns", Integer.toString(settings.columns.get()));
        saved.setProperty("hatched", Boolean.toString(settings.hatched.get()));
        saved.setProperty("shading", settings.shading.get().name());
        saved.setProperty("rows", settings.rowFormat.get().encode());
        saved.setProperty("presenterZoom", Integer.toString(settings.presenterZoom.get()));
        double speed = settings.speed.get();
        saved.setProperty("speed", speed == Speed.FREE ? "free" : Double.toString(speed));
        saved.setProperty("language", settings.language.get().tag());
        saved.setProperty("maximized", Boolean.toString(settings.maximized.get()));
        lengths(settings).forEach((name, property) -> saved.setProperty(name, Double.toString(property.get())));
        writeLessons(settings, saved);
        for (int i = 0; i < settings.recent.size(); i++) {
            saved.setProperty("recent." + i, settings.recent.get(i).toString());
        }
        return saved;
    }

    private static Map<String, DoubleProperty> lengths(Settings settings) {
        return Map.of(
                "width", settings.width,
                "height", settings.height,
                "left", settings.left,
                "top", settings.top,
                "divider.source", settings.sourceDivider,
                "divider.inspector", settings.inspectorDivider,
                "divider.stack", settings.stackDivider,
                "divider.timeline", settings.timelineDivider,
                "divider.console", settings.consoleDivider);
    }

    private static double number(Properties saved, String name, double usual) {
        try {
            double value = Double.parseDouble(saved.getProperty(name, "").trim());
            return Double.isFinite(value) ? value : usual;
        } catch (NumberFormatException damaged) {
            return usual;
        }
    }
}
