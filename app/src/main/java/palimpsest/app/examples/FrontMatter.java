package palimpsest.app.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.app.words.Words;

/**
 * The lines between two {@code ---} at the top of a card: {@code name: value} each.
 *
 * @param values by their names, each with the line where it stands
 * @param body the card with blank lines in their place, so that its lines keep their numbers
 */
record FrontMatter(Map<String, Entry> values, String body) {
    private static final String FENCE = "---";
    private static final List<String> KNOWN = List.of("module", "script", "start");

    /** A value, and the line where it stands, from 1. */
    record Entry(String value, int line) {}

    static FrontMatter of(String file, String text, List<PackFault> faults) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(FENCE)) {
            return new FrontMatter(Map.of(), text);
        }
        Map<String, Entry> values = new LinkedHashMap<>();
        List<String> body = new ArrayList<>(lines);
        int line = 0;
        body.set(line++, "");
        while (line < lines.size() && !lines.get(line).strip().equals(FENCE)) {
            String entry = lines.get(line).strip();
            body.set(line++, "");
            int colon = entry.indexOf(':');
            String name = entry.substring(0, Math.max(0, colon)).strip();
            if (KNOWN.contains(name)) {
                values.put(name, new Entry(entry.substring(colon + 1).strip(), line));
            } else if (!entry.isEmpty() && !entry.startsWith("#")) {
                faults.add(
                        new PackFault(file, line, Words.of("examples.fault.entry", entry, String.join(", ", KNOWN))));
            }
        }
        if (line == lines.size()) {
            faults.add(new PackFault(file, 1, Words.of("examples.fault.fence")));
        } else {
            body.set(line, "");
        }
        return new FrontMatter(values, String.join("\n", body));
    }

    Optional<Entry> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
