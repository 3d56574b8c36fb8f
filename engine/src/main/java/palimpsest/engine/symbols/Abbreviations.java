package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shapes that the entries of a unit have. See DWARF 5, 7.5.3. */
final class Abbreviations {

    /** An attribute: what it says, how it is written, and its value where that is in the shape itself. */
    record Field(int attribute, int form, long constant) {}

    /** A shape of entries. */
    record Abbreviation(int tag, boolean children, List<Field> fields) {}

    private final Map<Long, Abbreviation> byCode = new HashMap<>();

    /** Reads a table from its beginning. */
    Abbreviations(SectionReader in) {
        for (long code = in.uleb(); code != 0; code = in.uleb()) {
            int tag = (int) in.uleb();
            boolean children = in.u8() != 0;
            byCode.putIfAbsent(code, new Abbreviation(tag, children, fields(in)));
        }
    }

    Optional<Abbreviation> find(long code) {
        return Optional.ofNullable(byCode.get(code));
    }

    private static List<Field> fields(SectionReader in) {
        List<Field> fields = new ArrayList<>();
        while (true) {
            int attribute = (int) in.uleb();
            int form = (int) in.uleb();
            long constant = form == Dwarf.Form.IMPLICIT_CONST ? in.sleb() : 0;
            if (attribute == 0 && form == 0) {
                return fields;
            }
            fields.add(new Field(attribute, form, constant));
        }
    }
}
