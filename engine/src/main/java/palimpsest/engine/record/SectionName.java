package palimpsest.engine.record;

import java.util.Locale;
import java.util.Optional;

/** The sections that the format knows, in the order in which they are written. */
enum SectionName {
    MODULES,
    TYPES,
    HOST,
    ACTIONS,
    STATE,
    MARKS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SectionName> of(String word) {
        for (SectionName each : values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
