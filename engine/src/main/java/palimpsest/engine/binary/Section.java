package palimpsest.engine.binary;

import java.util.Optional;

/** The sections, in the order in which a module has them. See the specification, Binary Format, Modules. */
enum Section {
    TYPE(1),
    IMPORT(2),
    FUNCTION(3),
    TABLE(4),
    MEMORY(5),
    TAG(13),
    GLOBAL(6),
    EXPORT(7),
    START(8),
    ELEMENT(9),
    DATA_COUNT(12),
    CODE(10),
    DATA(11);

    /** The id of custom sections, which may stand anywhere. */
    static final int CUSTOM = 0;

    private final int id;

    Section(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    static Optional<Section> of(int id) {
        for (Section section : values()) {
            if (section.id == id) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }
}
