package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which code belongs to which line of which file. */
public final class LineTable {

    public static final LineTable EMPTY = new LineTable(List.of(), List.of());

    /**
     * Where the code of a place begins; it goes on to the next row.
     *
     * @param offset in the module
     * @param place empty where code begins that belongs to none
     * @param statement whether it is a good place to stop
     */
    public record Row(int offset, Optional<SourcePlace> place, boolean statement) {}

    private final List<String> files;
    private final Row[] rows;

    /**
     * A table of some rows, in any order; of several at an offset the last counts that says where it comes from.
     *
     * @param files the names of the files as the compiler wrote them, folders included
     */
    public LineTable(List<String> files, Collection<Row> rows) {
        this.files = List.copyOf(files);
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingInt(Row::offset));
        List<Row> single = new ArrayList<>();
        for (Row row : sorted) {
            int last = single.size() - 1;
            if (last >= 0 && single.get(last).offset() == row.offset()) {
                // Where one function ends another may begin.
                single.set(last, row.place().isPresent() ? row : single.get(last));
            } else {
                single.add(row);
            }
        }
        this.rows = single.toArray(Row[]::new);
    }

    /** The names of the files as the compiler wrote them, folders included. */
    public List<String> files() {
        return files;
    }

    public boolean isEmpty() {
        return rows.length == 0;
    }

    /** The rows in the order of the code. */
    public List<Row> rows() {
        return Collections.unmodifiableList(Arrays.asList(rows));
    }

    /** The place that the code at an offset of the module belongs to, if it belongs to one. */
    public Optional<SourcePlace> at(int offset) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].offset() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : rows[low - 1].place();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineTable that && files.equals(that.files) && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * files.hashCode() + Arrays.hashCode(rows);
    }
}
