package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels of the blocks that are open while a function is printed. */
final class LabelNames {

    private final Map<Integer, String> names;
    private final List<Optional<String>> open = new ArrayList<>();
    private int blocks;

    /** @param names identifiers by the order in which blocks open, all different */
    LabelNames(Map<Integer, String> names) {
        this.names = names;
    }

    /** Opens the next block; its identifier. */
    Optional<String> open() {
        Optional<String> name = next();
        blocks++;
        open.add(name);
        return name;
    }

    /** The identifier that the next block will have. */
    Optional<String> next() {
        return Optional.ofNullable(names.get(blocks));
    }

    void close() {
        open.remove(open.size() - 1);
    }

    int depth() {
        return open.size();
    }

    /** A label as it is written: its identifier, or its number where it has none. */
    String reference(int label) {
        return label >= 0 && label < open.size()
                ? open.get(open.size() - 1 - label).orElse(Integer.toString(label))
                : Integer.toUnsignedString(label);
    }
}
