package palimpsest.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.WasiSettings;
import palimpsest.app.session.WasiView;
import palimpsest.app.words.Words;

/** What a WASI program is given before it runs, as a person types it: a line for each argument, variable and folder. */
public final class ProgramViewModel {
    private static final String BETWEEN = "::";

    private final Session session;
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(this, "possible");
    private Optional<WasiView> program = Optional.empty();

    public ProgramViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Whether what is open is a program that can be given something. */
    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    String name() {
        return program.map(WasiView::name).orElse("");
    }

    private WasiSettings settings() {
        return program.map(WasiView::settings).orElse(WasiSettings.NOTHING);
    }

    String arguments() {
        return String.join("\n", settings().arguments());
    }

    String environment() {
        return settings().environment().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    String folders() {
        return settings().folders().entrySet().stream()
                .map(each -> line(each.getValue(), each.getKey()))
                .collect(Collectors.joining("\n"));
    }

    /** The line for a folder that somebody has chosen: the program knows it by its own name. */
    static String line(Path folder) {
        Path name = folder.getFileName();
        return line(folder, name == null ? "/" : "/" + name);
    }

    private static String line(Path folder, String name) {
        return folder + BETWEEN + name;
    }

    /** Gives the program all that, and begins it anew; what is wrong with a line, if something is. */
    Optional<String> use(String arguments, String environment, String folders) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : lines(environment)) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                return Optional.of(Words.of("imports.program.no-variable", line));
            }
            variables.put(line.substring(0, equals), line.substring(equals + 1));
        }
        Map<String, Path> opened = new LinkedHashMap<>();
        for (String line : lines(folders)) {
            int between = line.indexOf(BETWEEN);
            String folder = (between < 0 ? line : line.substring(0, between)).strip();
            try {
                if (!Files.isDirectory(Path.of(folder))) {
                    return Optional.of(Words.of("imports.program.no-folder", folder));
                }
                opened.put(
                        between < 0
                                ? folder
                                : line.substring(between + BETWEEN.length()).strip(),
                        Path.of(folder).toRealPath());
            } catch (InvalidPathException | IOException unreadable) {
                return Optional.of(Words.of("imports.program.no-folder", folder));
            }
        }
        session.giveWasi(new WasiSettings(lines(arguments), variables, opened));
        session.instantiate();
        return Optional.empty();
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private void show(Snapshot now) {
        program = now.wasi();
        possible.set(program.isPresent());
    }
}
