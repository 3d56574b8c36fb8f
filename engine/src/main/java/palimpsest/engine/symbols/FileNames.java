package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that places are in, each once. */
final class FileNames {

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();

    /** The index of a file, which is new or not. */
    int index(String name) {
        return indices.computeIfAbsent(name, fresh -> {
            names.add(fresh);
            return names.size() - 1;
        });
    }

    List<String> names() {
        return names;
    }

    /** A name that may be counted from a folder; the folder's own part {@code .} means nothing. */
    static String join(String folder, String name) {
        String whole = folder.isEmpty() || isAbsolute(name) ? name : folder + "/" + name;
        String plain = whole.replace('\\', '/');
        while (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        return plain.replace("/./", "/");
    }

    private static boolean isAbsolute(String name) {
        return name.startsWith("/") || name.startsWith("\\") || (name.length() > 1 && name.charAt(1) == ':');
    }
}
