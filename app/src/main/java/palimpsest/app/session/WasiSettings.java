package palimpsest.app.session;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program that imports WASI is given before it runs.
 *
 * @param arguments without the program's name, which comes first by itself
 * @param environment variables by name
 * @param folders what is opened for it: the program's name of a folder, and the folder. It reaches nothing else
 */
public record WasiSettings(List<String> arguments, Map<String, String> environment, Map<String, Path> folders) {

    public static final WasiSettings NOTHING = new WasiSettings(List.of(), Map.of(), Map.of());

    public WasiSettings {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        folders = Collections.unmodifiableMap(new LinkedHashMap<>(folders));
    }
}
