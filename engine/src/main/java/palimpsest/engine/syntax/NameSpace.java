package palimpsest.engine.syntax;

import java.util.Optional;

/** What the name section can name; the id is that of its subsection. See the specification's appendix, Name Section. */
public enum NameSpace {
    FUNCTION(1),
    /** Locals, by function. */
    LOCAL(2),
    /** Labels, by function; numbered in the order in which their blocks open. */
    LABEL(3),
    TYPE(4),
    TABLE(5),
    MEMORY(6),
    GLOBAL(7),
    ELEMENT(8),
    DATA(9),
    /** Fields, by structure type. */
    FIELD(10),
    TAG(11);

    private final int id;

    NameSpace(int id) {
        this.id = id;
    }

    public static Optional<NameSpace> of(int id) {
        return id < 1 || id > values().length ? Optional.empty() : Optional.of(values()[id - 1]);
    }

    public int id() {
        return id;
    }

    /** Whether its names are grouped by the index of something that holds them. */
    public boolean indirect() {
        return this == LOCAL || this == LABEL || this == FIELD;
    }
}
