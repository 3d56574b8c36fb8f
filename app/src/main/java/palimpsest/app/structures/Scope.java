package palimpsest.app.structures;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a structure that were read so far, by name; lengths are told in them. */
final class Scope {
    private final Map<String, Item> fields = new HashMap<>();
    private final Optional<Scope> around;

    /** @param around the structure that this one, without a name, is written in */
    Scope(Optional<Scope> around) {
        this.around = around;
    }

    static Scope empty() {
        return new Scope(Optional.empty());
    }

    void add(Item field) {
        fields.put(field.name(), field);
    }

    Optional<Item> field(String name) {
        return Optional.ofNullable(fields.get(name)).or(() -> around.flatMap(scope -> scope.field(name)));
    }
}
